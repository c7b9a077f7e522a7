import { Cause, Effect, Option } from "effect"
import type { SubscriberEvent } from "../../document/subscriber/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { isProblem } from "../../problem/problem.ts"
import { firstLineOf } from "../runtime/first-line-of.ts"
import { decodeEvent } from "../stream/event-codec.ts"

type Stopped = Extract<SubscriberEvent, { _tag: "SubscriberStopped" }>

/** A handler's message may be of any length. */
const maxTextLength = 500

/** What stops a subscriber, in its recorded form. */
export const stoppedBy = (after: bigint, cause: Cause.Cause<unknown>): Stopped => {
  const error = Cause.squash(cause)
  const text = firstLineOf(cause).slice(0, maxTextLength)
  return {
    _tag: "SubscriberStopped",
    after: String(after),
    problem: isProblem(error) ? error.code : "subscriber/failed",
    text: isProblem(error) ? { en: error.sentence.en, vi: error.sentence.vi } : { en: text, vi: text },
  }
}

/** Whether both have the same cause. */
export const isSameStop = (a: Stopped | undefined, b: Stopped): boolean =>
  a?.after === b.after && a.problem === b.problem && a.text.en === b.text.en

/** What stopped a subscriber and since when, by the log; none when it is running. */
export const readStopped = Effect.fnUntraced(function* (subscriber: string) {
  const storage = yield* Storage
  const last = yield* storage.readLast(streamName.subscriber(subscriber))
  if (Option.isNone(last)) return undefined
  const event = yield* decodeEvent("subscriber", last.value)
  return event._tag === "SubscriberStopped" ? { since: last.value.at, event } : undefined
})
