import { Effect, Option } from "effect"
import type { Duty } from "../../duty/duty.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { type LookedFor, lookUp, lookUpWorkId } from "../work-item/look-up-work.ts"

/**
 * The work that looks for a sending, unless it is already queued; `answered` is how often the axis' list has
 * answered before.
 */
export const beginLookUp = Effect.fnUntraced(function* (
  sending: LookedFor,
  dueAt: VietnamTime,
  answered = 0,
) {
  const storage = yield* Storage
  const known = yield* storage.findWork(lookUpWorkId(sending))
  const none: ReadonlyArray<NewWork> = []
  return Option.isSome(known) ? none : [lookUp({ ...sending, answered, unanswered: 0 }, dueAt)]
})

/** The work that looks for a document's sendings without a report by their bound. */
export const lookUpsOf = Effect.fnUntraced(function* (
  document: string,
  duties: ReadonlyArray<Duty>,
  at: VietnamTime,
) {
  const silent = duties.filter(
    ({ name, due, ended }) =>
      name === "follow-sending" && ended === undefined && due !== undefined && due < at,
  )
  const none: ReadonlyArray<NewWork> = []
  const works = yield* Effect.forEach(silent, ({ update }) =>
    beginLookUp({ document, resent: 0, ...(update !== undefined && { update }) }, at),
  )
  return [...none, ...works.flat()]
})
