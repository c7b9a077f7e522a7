import { Effect } from "effect"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import { deny } from "../../document/document-error.ts"
import type { NoticeEvent } from "../../document/notice/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { describeEvent } from "../../report/describe-event.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { loadAxis } from "../circuit/record-axis-state.ts"
import { now } from "../runtime/runtime.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import { subjectOf } from "../work-item/work-items.ts"
import { explainWaiting, type WaitingWork } from "./explain-waiting.ts"

/** Something that happened so far. */
export interface Happening {
  readonly at: VietnamTime
  readonly stream: string
  readonly event: DeliveryEvent | NoticeEvent
  readonly says: Reason
}

/**
 * Why something is not sent: what happened so far, and for the remaining work why it waits and what happens
 * next.
 */
export interface Explanation {
  readonly id: string
  /** Oldest first. */
  readonly happened: ReadonlyArray<Happening>
  /** Empty when nothing waits to be sent. */
  readonly waiting: ReadonlyArray<WaitingWork>
}

const readHappenings = Effect.fnUntraced(function* (kind: "delivery" | "notice", stream: string) {
  const storage = yield* Storage
  return yield* Effect.forEach(yield* storage.readStream(stream), (stored) =>
    Effect.map(decodeEvent(kind, stored), (event): Happening & { readonly position: bigint } => ({
      at: stored.at,
      stream,
      event,
      says: describeEvent(event),
      position: stored.position,
    })),
  )
})

/** Explains a work item, or the whole sending of a document, by its id. */
export const explainWork = Effect.fn("Exchange.explainWork")(function* (id: string) {
  const storage = yield* Storage
  const at = yield* now
  const { state: document } = yield* loadOutgoing(id)
  const waiting = (yield* storage.listWork).filter(
    (work) => work.id === id || subjectOf(work).document === id,
  )
  const works = new Set([id, ...waiting.map((work) => work.id)])
  const owners = [id, ...waiting.flatMap((work) => subjectOf(work).document ?? [])]
  const recipients = yield* Effect.forEach(new Set(owners), (owner) =>
    Effect.map(loadOutgoing(owner), ({ state }) =>
      (state?.dispatched?.lines ?? []).map(({ to }) => streamName.delivery(owner, to.code)),
    ),
  )
  const happened = [
    ...(yield* Effect.forEach(recipients.flat(), (stream) => readHappenings("delivery", stream))),
    ...(yield* Effect.forEach(works, (work) => readHappenings("notice", streamName.notice(work)))),
  ].flat()
  if (document === undefined && waiting.length === 0 && happened.length === 0)
    return yield* deny("unknown-document", { document: id })
  const { state: absence } = yield* loadAxis()
  const ordered = happened.toSorted((a, b) => (a.position < b.position ? -1 : 1))
  return {
    id,
    happened: ordered.map(({ position, ...happening }) => happening),
    waiting: waiting.map((work) => explainWaiting(work, at, absence)),
  } satisfies Explanation as Explanation
})
