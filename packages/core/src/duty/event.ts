import { Schema } from "effect"
import { VietnamTime } from "../time/vietnam-time.ts"
import { ground } from "../vocabulary/ground.ts"
import { DutyBound, DutyName } from "./duty.ts"

const duty = {
  duty: DutyName,
  /** The stream of the document, `outgoing/…` or `incoming/…`. */
  about: Schema.String,
  /** When what gave rise to the duty happened: it tells the duties of a document that came twice apart. */
  since: VietnamTime,
}

/** A bound has passed and the duty was not kept: at `due` it became late, at `late-bound` overdue. */
const DutyMissed = Schema.TaggedStruct("DutyMissed", {
  ...duty,
  bound: DutyBound,
  /** When the bound was. */
  passedAt: VietnamTime,
  ...ground,
})
/** What was missed has been done after all. */
const DutyKeptLate = Schema.TaggedStruct("DutyKeptLate", { ...duty, keptAt: VietnamTime })
/** What was recorded as missed turned out to have been done in time, as when the axis had taken a packet unseen. */
const DutyFoundKept = Schema.TaggedStruct("DutyFoundKept", { ...duty, keptAt: VietnamTime })
/** What was missed fell away: the document was refused, destroyed or recalled. */
const DutyLifted = Schema.TaggedStruct("DutyLifted", { ...duty, liftedAt: VietnamTime })
/**
 * What was recorded as missed was no bound: the calendar that is known now puts it elsewhere, as when a day off was not known
 * (đính chính). What is missed by the right bound is recorded on its own.
 */
const DutyCorrected = Schema.TaggedStruct("DutyCorrected", {
  ...duty,
  /** The bound that was recorded as missed, and when it was said to be. */
  bound: DutyBound,
  passedAt: VietnamTime,
  /** Where the bound is by the calendar known now. */
  movedTo: VietnamTime,
  ...ground,
})

/** What becomes of a duty that was not kept in time (việc quá hạn). One that is kept in time leaves no event. */
export const DutyEvent = Schema.Union([DutyMissed, DutyKeptLate, DutyFoundKept, DutyLifted, DutyCorrected])
export type DutyEvent = typeof DutyEvent.Type
