import type { VietnamTime } from "../calendar/vietnam-time.ts"
import { type Duty, type DutyBound, missedBounds } from "./duty.ts"
import type { DutyEvent } from "./event.ts"

/** What is on record of a duty of a document: the last time that it arose. */
export interface DutyRecord {
  readonly since: VietnamTime
  readonly missed: ReadonlyArray<DutyBound>
  /** How it ended: what was lifted may still turn out to have been kept before. */
  readonly ended?: "kept" | "lifted"
}

/** What is on record of the duty that arose then: a new one begins with nothing. */
const upTo = (record: DutyRecord | undefined, since: VietnamTime): DutyRecord =>
  record?.since === since ? record : { since, missed: [] }

/** Applies one event. Total, so that any history can be replayed. */
export const evolve = (record: DutyRecord | undefined, event: DutyEvent): DutyRecord => {
  const before = upTo(record, event.since)
  return event._tag === "DutyMissed"
    ? { ...before, missed: [...before.missed, event.bound] }
    : { ...before, ended: event._tag === "DutyLifted" ? "lifted" : "kept" }
}

const ending = (duty: Duty, about: string): ReadonlyArray<DutyEvent> => {
  const { name, since, due, ended } = duty
  if (!ended) return []
  const fields = { duty: name, about, since }
  if (ended.how === "lifted") return [{ _tag: "DutyLifted", ...fields, liftedAt: ended.at }]
  const late = due !== undefined && ended.at > due
  return [{ _tag: late ? "DutyKeptLate" : "DutyFoundKept", ...fields, keptAt: ended.at }]
}

/**
 * What is to be recorded of a duty at an instant beyond what is on record: each bound that was missed once, and once
 * how it ended. It depends on what happened and not on when somebody looks: a duty that ended after its bound was
 * missed, whoever comes to see it.
 */
export const decide = (
  record: DutyRecord | undefined,
  about: string,
  duty: Duty,
  now: VietnamTime,
): ReadonlyArray<DutyEvent> => {
  const known = upTo(record, duty.since)
  if (known.ended === "kept" || (known.ended === "lifted" && duty.ended?.how !== "kept")) return []
  const { name, since, reason } = duty
  const missed = missedBounds(duty, now)
    .filter(([bound]) => !known.missed.includes(bound))
    .map(
      ([bound, passedAt]): DutyEvent => ({
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
  const wasMissed = known.missed.length + missed.length > 0
  return wasMissed ? [...missed, ...ending(duty, about)] : []
}
