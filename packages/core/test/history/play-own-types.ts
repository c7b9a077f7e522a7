import { workSchedule } from "@lienthong/core/policy"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { setTime } from "../exchange/duty-watch/duty-scene.ts"
import { by, exchangeMail, type openScene, report, vpcp } from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** A schedule of work, a type that the sender has beside those of the law. */
export const ownTypes = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-11-11T08:00:00.000")
    const schedule = report({ type: workSchedule.code, subject: "Lịch công tác tuần 46" })
    const id = yield* sender.outgoing.draft(schedule, by)
    yield* sender.outgoing.revise(id, schedule, by)
    yield* sender.outgoing.signAsPerson(id, {}, { by: chief })
    yield* sender.outgoing.signAsAgency(id, by)
    yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
    yield* exchangeMail(sender, receiver)
  })
