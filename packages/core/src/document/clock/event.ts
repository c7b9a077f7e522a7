import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Reason } from "../../vocabulary/ground.ts"

/** Our clock does not show the axis' time (Decision 28/2018, Art. 14.4). */
const ClockOff = Schema.TaggedStruct("ClockOff", {
  /** How far ours is ahead; negative when it is behind. */
  aheadMillis: Schema.Int,
  /** What time it was at the axis. */
  axisTime: VietnamTime,
  text: Reason,
})
/** It shows the axis' time again. */
const ClockInStep = Schema.TaggedStruct("ClockInStep", { wasAheadMillis: Schema.Int })
/** It shows an earlier time than it has shown before. */
const ClockSetBack = Schema.TaggedStruct("ClockSetBack", { from: VietnamTime, to: VietnamTime })

/** How this machine's clock stands (đồng hồ máy): only changes are told. */
export const ClockEvent = Schema.Union([ClockOff, ClockInStep, ClockSetBack])
export type ClockEvent = typeof ClockEvent.Type
