import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Reason } from "../../vocabulary/ground.ts"

/** The axis does not answer, or takes nothing: what is to be sent waits. */
const AxisAway = Schema.TaggedStruct("AxisAway", {
  /** Since when, by our clock. */
  since: VietnamTime,
  /** The error's code, `transport/unreachable`, and what it says. */
  problem: Schema.String,
  text: Reason,
})
/** It answers again. */
const AxisBack = Schema.TaggedStruct("AxisBack", { awaySince: VietnamTime })

/** How the axis itself fares (tình trạng kết nối trục), seen from this agency. */
export const AxisEvent = Schema.Union([AxisAway, AxisBack])
export type AxisEvent = typeof AxisEvent.Type
