import { checked, given } from "@lienthong/core/adapter"
import * as store from "./check-store.ts"
import * as moves from "./move-agency.ts"

const move = given.with({ agency: given.text, from: given.text, to: given.text })

/**
 * Checks whether a store is as this release needs it: its steps, functions, row-level security and role, how
 * Citus has distributed it where it has, and that no log would be read shorter than what was committed. It
 * changes nothing. It fails where there is no store to read.
 *
 * @example
 * ```ts
 * import { checkStore } from "@lienthong/adapters-postgres"
 * import { Effect } from "effect"
 *
 * const { faults } = await Effect.runPromise(checkStore({ url: "postgres://lienthong@localhost/lienthong" }))
 * for (const { sentence } of faults) console.error(sentence.en)
 * ```
 */
export const checkStore: typeof store.checkStore = checked(store.checkStore, {
  options: given.with({ url: given.text, agencies: given.optional(given.list(given.text)) }),
})
/**
 * Moves an agency to another server (chuyển dữ liệu của cơ quan sang máy chủ khác) while its work goes on:
 * copies its events, marks, work, files, views and seals, lets nothing be written for seconds at the end, and
 * compares both places row by row. The old place is read-only from then on, and says where the agency is. A
 * move that was cut off goes on when it is called again.
 *
 * @example
 * ```ts
 * import { moveAgency } from "@lienthong/adapters-postgres"
 * import { Effect } from "effect"
 *
 * const moved = await Effect.runPromise(
 *   moveAgency({
 *     agency: "000.01.12.H53",
 *     from: "postgres://lienthong@may-1/lienthong",
 *     to: "postgres://lienthong@may-2/lienthong",
 *   }),
 * )
 * console.log(`${moved.rows.events} events, ${moved.standingMillis} ms without writing`)
 * ```
 */
export const moveAgency: typeof moves.moveAgency = checked(moves.moveAgency, { options: move })
/**
 * Undoes a move that is not complete: removes what was copied, and the agency is written at its old place
 * again. Fails with `move-done` for a complete one.
 *
 * @example
 * ```ts
 * import { undoMove } from "@lienthong/adapters-postgres"
 * import { Effect } from "effect"
 *
 * await Effect.runPromise(
 *   undoMove({
 *     agency: "000.01.12.H53",
 *     from: "postgres://lienthong@may-1/lienthong",
 *     to: "postgres://lienthong@may-2/lienthong",
 *   }),
 * )
 * ```
 */
export const undoMove: typeof moves.undoMove = checked(moves.undoMove, { options: move })
