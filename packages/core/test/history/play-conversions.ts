import { Effect } from "effect"
import { setTime } from "../exchange/duty-watch/duty-scene.ts"
import { by, dispatched, exchangeMail, type openScene } from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const scanned = {
  direction: "paper-to-electronic",
  form: "sao-y",
  convertedOn: "2019-11-13",
  convertedBy: "Văn thư",
  mark: "CĐ-01",
} as const

/** A document that its issuer made from paper, and that its receiver puts on paper. */
export const conversions = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-11-14T08:00:00.000")
    const id = yield* dispatched(sender)
    yield* sender.registers.recordConversion(id, scanned, by)
    yield* exchangeMail(sender, receiver)
    const [arrived] = (yield* receiver.reports.incoming()).rows
    yield* receiver.registers.recordConversion(
      arrived?.document ?? "",
      { direction: "electronic-to-paper", form: "trich-sao" },
      by,
    )
  })
