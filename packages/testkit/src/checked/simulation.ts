import { checked, given } from "@lienthong/core/adapter"
import * as oracle from "../simulation/oracle/judge-stores.ts"
import * as plan from "../simulation/plan/draw-plan.ts"
import * as simulation from "../simulation/simulate.ts"
import * as story from "../simulation/world/story.ts"

const optionalObject = given.optional(given.object)

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
export const judgeStores: typeof oracle.judgeStores = checked(oracle.judgeStores, {
  agencies: given.list(
    given.with({
      code: given.text,
      name: given.text,
      store: given.with({ readLog: given.callable, listWork: given.effect }),
      answered: given.list(given.object),
    }),
  ),
})
/** Draws everything that a seed decides. */
export const drawPlan: typeof plan.drawPlan = checked(plan.drawPlan, { seed: given.count })
/**
 * Simulates some agencies with their processes, their hosts and the axis through some days of trouble, all of
 * it drawn from a seed. The same seed gives the same story.
 */
export const simulate: typeof simulation.simulate = checked(simulation.simulate, {
  seed: given.count,
  options: optionalObject,
})
/** Runs what a plan says, to its end. */
export const simulatePlan: typeof simulation.simulatePlan = checked(simulation.simulatePlan, {
  plan: given.with({ agencies: given.list(given.object), documents: given.list(given.object) }),
  options: optionalObject,
})
/** A line as people read it: `2026-06-22 08:00:05  Tây Ninh  dispatches document 3`. */
export const printLine: typeof story.printLine = checked(story.printLine, {
  line: given.with({ at: given.text, who: given.text, what: given.text }),
})
