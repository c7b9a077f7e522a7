import { Context, Effect, Layer } from "effect"
import { makeChanges } from "./door/changes-operation.ts"
import { makeDoor } from "./door/door.ts"
import { makeReports } from "./door/report-operations.ts"
import { makeReadPage, makeViewOperations, openViews } from "./door/view-operations.ts"

const make = Effect.gen(function* () {
  const door = yield* makeDoor<never>()
  const views = yield* openViews
  return {
    /** Tables over everything that happened, a page at a time. */
    reports: makeReports(door.define, views),
    /** The read models: those behind `reports`, and the host's own. */
    views: { ...makeViewOperations(door.define, views), page: makeReadPage(door.define, views) },
    /** The changes in order; see {@link ChangesRequest}. */
    changes: makeChanges(door),
  }
})

/**
 * The reports of one agency (báo cáo của một cơ quan), read beside its exchange: on a standby, in another
 * process or in a worker thread. It needs the store alone, and sends, signs and receives nothing.
 * `openReports` offers the same as Promises.
 */
export class Reports extends Context.Service<Reports, Effect.Success<typeof make>>()(
  "@lienthong/core/exchange/Reports",
) {
  /**
   * Needs the agency's store and the settings of its exchange: with other settings the rows follow other
   * rules. Fails with an `InputError` for an identifier that cannot be the agency's own.
   */
  static readonly layer = Layer.effect(Reports, make)
}
