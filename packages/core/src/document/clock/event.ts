import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Reason } from "../../vocabulary/ground.ts"

/** This machine's clock differs from the axis' time (Decision 28/2018, Art. 14.4). */
const ClockOff = Schema.TaggedStruct("ClockOff", {
  /** How far this clock is ahead; negative when it is behind. */
  aheadMillis: Schema.Int,
  /** The time at the axis. */
  axisTime: VietnamTime,
  text: Reason,
})
/** The clock agrees with the axis again. */
const ClockInStep = Schema.TaggedStruct("ClockInStep", { wasAheadMillis: Schema.Int })
/** The clock shows an earlier time than before. */
const ClockSetBack = Schema.TaggedStruct("ClockSetBack", { from: VietnamTime, to: VietnamTime })

/** Changes of this machine's clock (đồng hồ máy). */
export const ClockEvent = Schema.Union([ClockOff, ClockInStep, ClockSetBack])
export type ClockEvent = typeof ClockEvent.Type
