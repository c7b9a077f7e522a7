import type { RetryPolicy } from "@lienthong/core"
import type { Storage, Transport } from "@lienthong/core/adapter"

/**
 * A fault put into a simulation on purpose, between the exchange and its store or the axis. It repeats a
 * mistake that the exchange once made, and the oracle must find it.
 */
export interface Mutant {
  readonly name?: string
  /** Stands before the axis of every process. */
  readonly transport?: (transport: Transport["Service"]) => Transport["Service"]
  /** Stands before the store of every process. */
  readonly storage?: (storage: Storage["Service"]) => Storage["Service"]
  readonly retry?: Partial<RetryPolicy>
}
