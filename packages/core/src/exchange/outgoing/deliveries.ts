import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { type DeliveryCommand, decide } from "../../document/delivery/decide.ts"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import type { AnsweredQuestion } from "../../document/delivery/question.ts"
import {
  type Delivery,
  evolve,
  isStopped,
  questionsOf,
  type Standing,
  standingOf,
  updateOf,
} from "../../document/delivery/state.ts"
import { printCode } from "../../document/document-code.ts"
import { deny } from "../../document/document-error.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { documentWorkId } from "../dispatcher/document-work.ts"
import { now } from "../now.ts"
import { record, retryContended } from "../record.ts"
import { statusWork } from "../status/status-work.ts"
import { append } from "../stream/append.ts"
import { type Loaded, load } from "../stream/load.ts"
import { streamName } from "../stream/stream-kind.ts"
import { resendUnheard } from "../unheard/resend-unheard.ts"
import { requireOutgoing } from "./transact.ts"

/** Replays the delivery of a document to one recipient. */
export const loadDelivery = (document: string, recipient: string) =>
  load("delivery", streamName.delivery(document, recipient), evolve)

/** The deliveries of a dispatched document, in the order of its recipients. */
export const loadDeliveries = Effect.fnUntraced(function* (document: string) {
  const { state } = yield* requireOutgoing(document)
  return yield* Effect.forEach(linesOf(state), ({ to }) => loadDelivery(document, to.code))
})

/** A decision on a loaded delivery, as an Effect. */
export const decideDelivery = (loaded: Loaded<Delivery>, command: DeliveryCommand) =>
  Effect.fromResult(decide(loaded.state, command))

/**
 * The status packets (13) that a delivery's new events oblige the sender to send: only a recipient that may have the
 * document is asked for it back.
 */
export const recallNotices = Effect.fnUntraced(function* (
  delivery: Delivery,
  events: ReadonlyArray<DeliveryEvent>,
  by: Actor,
) {
  const asked = events.find((event) => event._tag === "RecallAsked")
  if (!asked) return []
  return [
    yield* statusWork({
      status: "13",
      description: asked.reason,
      responseFor: {
        organId: delivery.to.code,
        code: printCode(delivery.code),
        date: delivery.date,
        documentId: delivery.wireId,
      },
      lane: delivery.lane,
      about: streamName.delivery(delivery.document, delivery.to.code),
      staff: by.name,
      ...(asked.statedAt !== undefined && { statedAt: asked.statedAt }),
    }),
  ]
})

/** A delivery as hosts see it: its state and, in one word, where it stands. */
export interface DeliveryView extends Delivery {
  readonly standing: Standing
  /** What was asked of the recipient, oldest first, with its answers. */
  readonly questions: ReadonlyArray<AnsweredQuestion>
  /** How the update that was last asked for stands; absent when none was. */
  readonly updated?: "asked" | "agreed" | "declined"
}

const viewOf = (delivery: Delivery): DeliveryView => {
  const updated = updateOf(delivery)
  return {
    ...delivery,
    standing: standingOf(delivery),
    questions: questionsOf(delivery),
    ...(updated !== undefined && { updated }),
  }
}

/** How a document fares with each of its recipients. */
export const getDeliveries = Effect.fn("Exchange.getDeliveries")(function* (document: string) {
  const loaded = yield* loadDeliveries(document)
  return loaded.flatMap(({ state }) => (state ? [viewOf(state)] : []))
})

/**
 * Tries a document again whose sending had come to a stop: recipients that it had reached are not sent a second one, since
 * the axis is asked first. To those of whom nothing was heard in time it goes once more under the same identifier, by
 * which whoever has it knows it again.
 */
export const resendDocument = Effect.fn("Exchange.resendDocument")(function* (document: string, by: Actor) {
  yield* Effect.gen(function* () {
    const deliveries = yield* loadDeliveries(document)
    const { state: outgoing } = yield* requireOutgoing(document)
    const dueAt = yield* now
    const stopped = deliveries.filter(({ state }) => state && isStopped(state))
    const unheard = yield* resendUnheard(document, outgoing, deliveries, dueAt)
    if (stopped.length === 0 && unheard.appends.length === 0) {
      const names = deliveries.flatMap(({ state }) => state?.to.name ?? [])
      return yield* names.length === 0
        ? deny("not-dispatched")
        : deny("not-parked", { recipient: names.join(", ") })
    }
    const appends = yield* Effect.forEach(stopped, (loaded) =>
      Effect.map(decideDelivery(loaded, { _tag: "Requeue" }), (events) => append("delivery", loaded, events)),
    )
    const ids = [...new Set(stopped.map(({ state }) => documentWorkId(document, state?.update)))]
    yield* record(by, {
      appends: [...appends, ...unheard.appends],
      work: { requeue: [...ids.map((id) => ({ id, dueAt })), ...unheard.requeue], add: unheard.add },
    })
  }).pipe(retryContended)
})

/** Does one thing to a document's paper at one recipient. */
const recordPaper = (
  document: string,
  recipient: string,
  command: Extract<DeliveryCommand, { _tag: "RecordPaper" | "RecordPaperReturned" }>,
  by: Actor,
) =>
  Effect.gen(function* () {
    const outgoing = yield* requireOutgoing(document)
    if (!outgoing.state.dispatched) return yield* deny("not-dispatched")
    const loaded = yield* loadDelivery(document, recipient)
    if (!loaded.state) return yield* deny("not-a-recipient", { recipient })
    const events = yield* decideDelivery(loaded, command)
    if (events.length > 0) yield* record(by, { appends: [append("delivery", loaded, events)] })
  }).pipe(retryContended)

/** Records that the paper which a rule orders has gone out. Without a rule it is refused (Art. 5.3). */
export const recordPaperSent = Effect.fn("Exchange.recordPaperSent")(function* (
  document: string,
  recipient: string,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaper" }, by)
})

/** Records that the paper of a document which was taken back has been fetched. */
export const recordPaperReturned = Effect.fn("Exchange.recordPaperReturned")(function* (
  document: string,
  recipient: string,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaperReturned" }, by)
})
