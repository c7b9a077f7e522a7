import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { setTime } from "../exchange/duty-watch/duty-scene.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  type openScene,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const reason = { reason: "Sai số liệu" }

const lastArrival = (agency: OpenedTestAgency) =>
  Effect.map(agency.reports.incoming({ limit: 1 }), ({ rows: [last] }) => last?.document ?? "")

/** A document that is answered and copied, an answer that is recalled, and one that comes first. */
export const replies = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    axis.release(vpcp.code)
    axis.release(tayNinh.code)
    yield* exchangeMail(sender, receiver)
    yield* setTime("2019-09-10T08:00:00.000")
    yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    const asked = yield* lastArrival(receiver)
    yield* receiver.incoming.accept(asked, by)
    const answers = { subject: "Trả lời", answers: [asked], completesAnswered: true }
    const reply = yield* dispatched(receiver, [tayNinh.code], answers)
    const copy = yield* receiver.outgoing.draft(report({ type: "sao-y" }), by)
    yield* receiver.outgoing.revise(copy, report({ type: "sao-y", copyOf: asked }), by)
    yield* receiver.outgoing.signAsAgency(copy, by)
    yield* receiver.outgoing.dispatch(copy, { to: [btttt.code] }, by)
    yield* exchangeMail(receiver, sender)
    yield* receiver.outgoing.recall(reply, reason, by)
    yield* exchangeMail(receiver, sender)
    const { rows } = yield* sender.reports.incoming()
    const recalled = rows.find(({ recall }) => recall && recall.answer === undefined)
    yield* sender.incoming.agreeToRecall(recalled?.document ?? "", by)
    yield* exchangeMail(sender, receiver)
    const question = yield* dispatched(receiver, [btttt.code, tayNinh.code], { subject: "Hỏi" })
    axis.hold(tayNinh.code, "document")
    yield* receiver.work.drain()
    const id = yield* sealed(receiver, { subject: "Tiếp theo", answers: [question] })
    yield* receiver.outgoing.dispatch(id, { to: [tayNinh.code] }, by)
    yield* receiver.work.drain()
    axis.inject(tayNinh.code, vpcp.code, "document", axis.taken.at(-1)?.bytes ?? new Uint8Array())
    yield* sender.work.poll()
    axis.release(tayNinh.code)
    yield* exchangeMail(sender, receiver)
  })
