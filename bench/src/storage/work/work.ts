import type { Slice } from "../../measure/slice.ts"
import type { OpenedStore } from "../contender.ts"

/** The two stores of a contender: one is written to, the other was filled before and is only read. */
export interface Places {
  readonly written: OpenedStore
  readonly filled: OpenedStore
}

/** A piece of work that contenders are measured at. */
export interface Work {
  readonly name: string
  /** What is counted. */
  readonly unit: string
  /** Whether it reads the store that was filled. */
  readonly reads: boolean
  /** Prepares it for a contender; `undefined` where its store cannot do it at all. */
  readonly of: (places: Places) => ((millis: number) => Promise<Slice>) | undefined
}
