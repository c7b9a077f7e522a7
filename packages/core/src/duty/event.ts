import { Schema } from "effect"
import { VietnamTime } from "../time/vietnam-time.ts"
import { ground } from "../vocabulary/ground.ts"
import { DutyBound, DutyName } from "./duty.ts"

const duty = {
  duty: DutyName,
  /** The stream of the document, `outgoing/…` or `incoming/…`. */
  about: Schema.String,
  /**
   * When the event that caused the duty happened. It distinguishes the duties of a document that came twice.
   */
  since: VietnamTime,
}

/** A bound passed before the duty was kept: after `due` it is late, after `late-bound` overdue. */
const DutyMissed = Schema.TaggedStruct("DutyMissed", {
  ...duty,
  bound: DutyBound,
  /** The time of the bound. */
  passedAt: VietnamTime,
  ...ground,
})
/** The missed duty was done later. */
const DutyKeptLate = Schema.TaggedStruct("DutyKeptLate", { ...duty, keptAt: VietnamTime })
/**
 * The duty recorded as missed had been done in time, for example because the axis had accepted a packet
 * without our knowing.
 */
const DutyFoundKept = Schema.TaggedStruct("DutyFoundKept", { ...duty, keptAt: VietnamTime })
/** The missed duty was lifted: the document was refused, destroyed or recalled. */
const DutyLifted = Schema.TaggedStruct("DutyLifted", { ...duty, liftedAt: VietnamTime })
/**
 * The bound recorded as missed was not the right one: the current calendar puts it at another time, for
 * example because a day off was not known (đính chính). Missing the right bound is recorded separately.
 */
const DutyCorrected = Schema.TaggedStruct("DutyCorrected", {
  ...duty,
  /** The bound that was recorded as missed, and the time recorded for it. */
  bound: DutyBound,
  passedAt: VietnamTime,
  /** The time of the bound by the current calendar. */
  movedTo: VietnamTime,
  ...ground,
})

/** The events of a duty that was not kept in time (việc quá hạn). A duty kept in time has no event. */
export const DutyEvent = Schema.Union([DutyMissed, DutyKeptLate, DutyFoundKept, DutyLifted, DutyCorrected])
export type DutyEvent = typeof DutyEvent.Type
