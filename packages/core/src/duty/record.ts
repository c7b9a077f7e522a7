import { Result } from "effect"
import type { Decider } from "../document/decider.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import { corrections, isSameMiss, type RecordedMiss } from "./correction.ts"
import { type Duty, missedBounds } from "./duty.ts"
import type { DutyEvent } from "./event.ts"

/** What is recorded about a duty of a document, for the last time it arose. */
export interface DutyRecord {
  readonly since: VietnamTime
  /** A bound can move, for example by an agreed update of the due date, and be missed again. */
  readonly missed: ReadonlyArray<RecordedMiss>
  /** How it ended. A lifted duty may still turn out to have been kept before. */
  readonly ended?: "kept" | "lifted"
}

/** The record of the duty that arose at `since`. A new one starts empty. */
const upTo = (record: DutyRecord | undefined, since: VietnamTime): DutyRecord =>
  record?.since === since ? record : { since, missed: [] }

/** Applies one event. Total, so that any history can be replayed. */
export const evolve = (record: DutyRecord | undefined, event: DutyEvent): DutyRecord => {
  const before = upTo(record, event.since)
  switch (event._tag) {
    case "DutyMissed":
      return { ...before, missed: [...before.missed, { bound: event.bound, passedAt: event.passedAt }] }
    case "DutyCorrected":
      return { ...before, missed: before.missed.filter((miss) => !isSameMiss(miss, event)) }
    default:
      return { ...before, ended: event._tag === "DutyLifted" ? "lifted" : "kept" }
  }
}

const ending = (
  { name, since, ended }: Duty,
  about: string,
  missed: DutyRecord["missed"],
): ReadonlyArray<DutyEvent> => {
  if (!ended) return []
  const fields = { duty: name, about, since }
  if (ended.how === "lifted") return [{ _tag: "DutyLifted", ...fields, liftedAt: ended.at }]
  const late = missed.some(({ passedAt }) => passedAt < ended.at)
  return [{ _tag: late ? "DutyKeptLate" : "DutyFoundKept", ...fields, keptAt: ended.at }]
}

/**
 * Decides what to add to the record of a duty at an instant: each missed bound once, and once how the duty
 * ended. It depends on what happened, not on when the watch looks: a duty that ended after a missed bound
 * leads to the same events at any later time. A miss that the current calendar judges differently is
 * corrected, however the duty ended.
 */
export const decide = (
  record: DutyRecord | undefined,
  about: string,
  duty: Duty,
  now: VietnamTime,
): ReadonlyArray<DutyEvent> => {
  const known = upTo(record, duty.since)
  const corrected = corrections(known.missed, about, duty)
  const isOver = known.ended === "kept" || (known.ended === "lifted" && duty.ended?.how !== "kept")
  if (isOver && corrected.length === 0) return []
  const left = known.missed.filter((miss) => !corrected.some((wrong) => isSameMiss(wrong, miss)))
  const { name, since, reason } = duty
  const missed = missedBounds(duty, now)
    .map(([bound, passedAt]) => ({ bound, passedAt }))
    .filter((miss) => !left.some((had) => isSameMiss(had, miss)))
  const events = missed.map(
    ({ bound, passedAt }): DutyEvent => ({
      _tag: "DutyMissed",
      duty: name,
      about,
      since,
      bound,
      passedAt,
      article: bound === "due" ? duty.article : (duty.lateArticle ?? duty.article),
      reason,
    }),
  )
  const all = [...left, ...missed]
  const ends = isOver || all.length === 0 ? [] : ending(duty, about, all)
  return [...corrected, ...events, ...ends]
}

/** A duty, open or ended, of the document with the stream `about`, as seen at an instant. */
export interface DutySeen {
  readonly about: string
  readonly duty: Duty
  readonly at: VietnamTime
}

/** The decider of a duty's record. Its commands never fail. */
export const dutyRecord: Decider<DutyRecord, DutySeen, DutyEvent, never> = {
  decide: (record, { about, duty, at }) => Result.succeed(decide(record, about, duty, at)),
  evolve,
}
