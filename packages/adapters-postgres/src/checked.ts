import { checked, given } from "@lienthong/core/adapter"
import * as store from "./check-store.ts"

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
