import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Reason } from "../../vocabulary/ground.ts"

/** The axis does not answer, or accepts nothing. Outgoing packets wait. */
const AxisAway = Schema.TaggedStruct("AxisAway", {
  /** Since when, by this machine's clock. */
  since: VietnamTime,
  /** The error's code, `transport/unreachable`, and its sentence. */
  problem: Schema.String,
  text: Reason,
})
/** The axis answers again. */
const AxisBack = Schema.TaggedStruct("AxisBack", { awaySince: VietnamTime })

/** The axis' availability (tình trạng kết nối trục), as seen from this agency. */
export const AxisEvent = Schema.Union([AxisAway, AxisBack])
export type AxisEvent = typeof AxisEvent.Type
