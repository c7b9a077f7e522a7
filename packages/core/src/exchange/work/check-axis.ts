import { Effect } from "effect"
import { type AxisClock, axisClock } from "../../policy/axis-clock.ts"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { now } from "../now.ts"

/** An axis that answered. */
export interface AxisCheck {
  /** How our clock stands to the axis'; absent where its answer does not tell its time. */
  readonly clock?: AxisClock
}

/** Asks the axis whether it answers us, and compares its clock with ours. */
export const checkAxis = Effect.fn("Exchange.checkAxis")(function* (): Effect.fn.Return<
  AxisCheck,
  TransportError,
  Transport
> {
  const transport = yield* Transport
  const { axisTime } = yield* transport.health
  return axisTime === undefined ? {} : { clock: axisClock(axisTime, yield* now) }
})
