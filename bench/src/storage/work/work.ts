import type { Slice } from "../../measure/slice.ts"
import type { OpenedStore } from "../contender.ts"

/** The two stores of a contender: one to write to, and one that was filled before and is only read. */
export interface Places {
  readonly written: OpenedStore
  readonly filled: OpenedStore
}

/** A piece of work to measure. */
export interface Work {
  readonly name: string
  /** The unit that is counted. */
  readonly unit: string
  /** Whether it reads the filled store. */
  readonly reads: boolean
  /** Prepares it for a contender. Returns `undefined` when its store does not support it. */
  readonly of: (places: Places) => ((millis: number) => Promise<Slice>) | undefined
}
