import { Schema } from "effect"
import type { Change } from "../../report/change.ts"
import { mayBeLeftOut } from "../input/request.ts"

/** A named reader of the log that goes on where it stopped (bên theo dõi nhật ký). */
export const Subscription = Schema.Struct({
  /**
   * Letters, digits and hyphens, at most 50. The store keeps a place in the log under it: a new name begins
   * before the first event, and two programs of one name share the work, one at a time.
   */
  name: Schema.String,
  /** At most so many changes at once; 100 when absent. */
  batch: mayBeLeftOut(Schema.Number),
})
export interface Subscription extends Schema.Schema.Type<typeof Subscription> {}

/** What a handler is given: one change or several, in order. Empty it never is. */
export type Batch = readonly [Change, ...ReadonlyArray<Change>]
