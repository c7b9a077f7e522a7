import type { RetryPolicy } from "@lienthong/core"
import type { Storage, Transport } from "@lienthong/core/adapter"

/**
 * A fault that is brought into a simulation on purpose: what stands between the exchange and its store or the
 * axis, and does wrong what the exchange did wrong once. The oracle must find it.
 */
export interface Mutant {
  readonly name?: string
  /** Stands before the axis of every process. */
  readonly transport?: (transport: Transport["Service"]) => Transport["Service"]
  /** Stands before the store of every process. */
  readonly storage?: (storage: Storage["Service"]) => Storage["Service"]
  readonly retry?: Partial<RetryPolicy>
}
