import { Schema } from "effect"
import type { Change } from "../../report/change.ts"
import { optional } from "../input/request.ts"

/** A named reader of the log that continues where it stopped (bên theo dõi nhật ký). */
export const Subscription = Schema.Struct({
  /**
   * Letters, digits and hyphens, at most 50. The store keeps a position in the log under this name: a new
   * name starts before the first event, and two programs with one name share the work, one at a time.
   */
  name: Schema.String,
  /** The max number of changes at once. Default: 100. */
  batch: optional(Schema.Number),
})
export interface Subscription extends Schema.Schema.Type<typeof Subscription> {}

/** What a handler gets: one change or several, in order, never none. */
export type Batch = readonly [Change, ...ReadonlyArray<Change>]
