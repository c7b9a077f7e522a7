import type { DraftRequest } from "@lienthong/core"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { setTime } from "../exchange/duty-watch/duty-scene.ts"
import { by, dispatched, exchangeMail, type openScene, report, vpcp } from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const correcting: DraftRequest = report({ type: "cong-van", subject: "Đính chính báo cáo" })

/** A công văn that corrects a document, drafted and revised. */
const correction = (sender: OpenedTestAgency, wrong: string) =>
  Effect.gen(function* () {
    const request = { ...correcting, corrects: [wrong] }
    const id = yield* sender.outgoing.draft(request, by)
    yield* sender.outgoing.revise(id, request, by)
    yield* sender.outgoing.signAsPerson(id, {}, { by: chief })
    yield* sender.outgoing.signAsAgency(id, { notation: "UBND-VX" }, by)
    yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
  })

/** Documents that are corrected: one that is here, and one that comes after its correction. */
export const corrections = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-11-13T08:00:00.000")
    const wrong = yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    yield* correction(sender, wrong)
    yield* exchangeMail(sender, receiver)
    axis.hold(vpcp.code, "document")
    const late = yield* dispatched(sender)
    yield* sender.work.drain()
    const [first] = axis.taken.slice(-1)
    yield* correction(sender, late)
    yield* sender.work.drain()
    const [second] = axis.taken.slice(-1)
    for (const packet of [second, first]) {
      axis.inject(vpcp.code, sender.code, "document", packet?.bytes ?? new Uint8Array())
      yield* receiver.work.poll()
    }
  })
