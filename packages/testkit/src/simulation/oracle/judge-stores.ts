import type { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import { dutiesToldOnce, registers, wholeLog } from "./books.ts"
import { disagreement, doubled, lost, unanswered, undispatched } from "./deliveries.ts"
import { type Look, type Looked, lookInto } from "./look.ts"
import { workLeft } from "./rest.ts"
import type { Violation } from "./violation.ts"

/** What holds of the stores at any time, whatever is broken. */
export const alwaysInStores = (looks: ReadonlyArray<Look>): ReadonlyArray<Violation> => [
  ...doubled(looks),
  ...undispatched(looks),
  ...unanswered(looks),
  ...looks.flatMap((look) => [...registers(look), ...wholeLog(look), ...dutiesToldOnce(look)]),
]

/** What holds of the stores when everything is mended and time has passed. */
export const inStoresAtTheEnd = (
  looks: ReadonlyArray<Look>,
  wasMisled?: (code: string) => boolean,
): ReadonlyArray<Violation> => [...lost(looks, wasMisled), ...disagreement(looks), ...looks.flatMap(workLeft)]

/**
 * Judges the stores of agencies that exchange documents with each other by the rules of the simulation
 * ({@link rules}): read from their logs, not through an exchange. `now` are the rules that hold at any time;
 * `end` are those that hold once nothing is broken any more and all work is done.
 *
 * For trials of a team's own: kill what you like, then ask whether anything was lost.
 *
 * @example
 * ```ts
 * import { sqlite } from "@lienthong/adapters-sqlite"
 * import { Storage, Tenant } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { judgeStores } from "@lienthong/testkit"
 * import { Effect } from "effect"
 *
 * const code = "000.00.00.H53" as AgencyCode
 *
 * const judged = Effect.gen(function* () {
 *   const store = yield* Storage
 *   const { now, end } = yield* judgeStores([{ code, name: "Tây Ninh", store, answered: [] }])
 *   for (const { rule, text } of [...now, ...end]) console.error(rule, text)
 * }).pipe(Effect.provide(sqlite("tay-ninh.db")), Effect.provideService(Tenant, { agency: code }))
 * ```
 */
export const judgeStores = (
  agencies: ReadonlyArray<Looked>,
): Effect.Effect<
  { readonly now: ReadonlyArray<Violation>; readonly end: ReadonlyArray<Violation> },
  StorageError
> =>
  Effect.map(Effect.forEach(agencies, lookInto), (looks) => ({
    now: alwaysInStores(looks),
    end: inStoresAtTheEnd(looks),
  }))
