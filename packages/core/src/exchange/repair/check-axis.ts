import { Effect } from "effect"
import { type AxisClock, axisClock } from "../../policy/axis-clock.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { recordClockState } from "../clock/record-clock-state.ts"
import { now } from "../runtime/runtime.ts"
import type { Settings } from "../settings/settings.ts"

/** An axis that answered. */
export interface AxisCheck {
  /** The difference between our clock and the axis'; absent when its answer does not tell its time. */
  readonly clock?: AxisClock
}

/**
 * Asks the axis whether it answers us, and compares its clock with ours. Work that waits for the axis is sent
 * if it is back.
 */
export const checkAxis = Effect.fn("Exchange.checkAxis")(function* (): Effect.fn.Return<
  AxisCheck,
  TransportError | StorageError,
  Transport | Storage | Settings
> {
  const transport = yield* Transport
  const { axisTime } = yield* transport.health
  if (axisTime === undefined) return {}
  const clock = axisClock(axisTime, yield* now)
  yield* recordClockState({ _tag: "Compare", clock })
  return { clock }
})
