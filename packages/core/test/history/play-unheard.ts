import { Effect } from "effect"
import { at, setTime } from "../exchange/duty-watch/duty-scene.ts"
import { btttt, by, dispatched, exchangeMail, type openScene, tayNinh } from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** A document that is lost on its way, to those of its dispatch and of an update, and is sent once more. */
export const unheard = ({ axis, sender, receiver, other }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-07-26T08:00:00.000")
    axis.misbehave(tayNinh.code, "lost", "lost", "refused")
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
    yield* at("2019-07-30T08:00:00.000", sender)
    for (const _ of ["stops", "arrives"]) {
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
    }
    yield* exchangeMail(sender, receiver, other)
  })

/** What was sent is compared with the axis, which has lost a document. */
export const reconciled = ({ axis, sender }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-08-15T08:00:00.000")
    axis.misbehave(tayNinh.code, "lost")
    yield* dispatched(sender)
    yield* sender.work.drain()
    yield* setTime("2019-08-16T08:00:00.000")
    yield* sender.work.reconcile()
  })

/** Nobody reports on what was sent, and the axis does not answer when it is asked about it. */
export const unasked = ({ axis, sender }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-08-19T08:00:00.000")
    yield* dispatched(sender)
    yield* sender.work.drain()
    axis.goAway(tayNinh.code)
    yield* at("2019-08-20T17:00:00.001", sender)
    yield* at("2019-08-20T17:01:00.001", sender)
    axis.comeBack(tayNinh.code)
  })

/** The axis loses the status packet of an arrival, which is noticed the next day, and sent again. */
export const statusLost = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-11-18T08:00:00.000")
    yield* dispatched(receiver, [tayNinh.code])
    yield* receiver.work.drain()
    axis.misbehave(tayNinh.code, "lost")
    yield* exchangeMail(sender)
    yield* setTime("2019-11-19T08:00:00.000")
    yield* sender.work.reconcile()
    yield* exchangeMail(sender, receiver)
  })

/** The axis loses the packet of an update, which is noticed the next day, and sent again. */
export const updateLost = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-11-21T08:00:00.000")
    const document = yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    axis.misbehave(tayNinh.code, "lost")
    yield* sender.outgoing.update(document, { reason: "Gia hạn", dueDate: "2019-12-15" }, by)
    yield* sender.work.drain()
    yield* setTime("2019-11-22T08:00:00.000")
    yield* sender.work.reconcile()
    yield* exchangeMail(sender, receiver)
  })
