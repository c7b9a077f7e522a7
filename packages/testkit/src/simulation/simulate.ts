import { Cause, type Exit } from "effect"
import { type Lived, live } from "./live.ts"
import type { Violation } from "./oracle/violation.ts"
import { drawPlan } from "./plan/draw-plan.ts"
import type { Plan } from "./plan/plan.ts"
import type { Mutant } from "./world/mutant.ts"
import { openWorld } from "./world/open-world.ts"
import type { StoryLine } from "./world/story.ts"
import type { SimulatedHost } from "./world/world.ts"

/** How to run a simulation. */
export interface SimulationOptions {
  /** Where the agencies keep their documents. Default: in memory. */
  readonly store?: "memory" | "sqlite"
  /** A host's own code, which follows the changes of every agency beside the simulation's clerks. */
  readonly host?: SimulatedHost
  /** A fault to bring in on purpose. */
  readonly mutant?: Mutant
}

/** The outcome of a simulation. */
export interface Outcome {
  readonly plan: Plan
  /** The rules that did not hold; none when all is well. */
  readonly violations: ReadonlyArray<Violation>
  readonly story: ReadonlyArray<StoryLine>
  /** How many events the logs of the agencies have. */
  readonly events: number
  /** How many faults were met, crashes among them. */
  readonly faults: number
}

const failed = (exit: Exit.Exit<Lived>): ReadonlyArray<Violation> =>
  exit._tag === "Success"
    ? exit.value.violations
    : [{ rule: "end", agency: "", text: Cause.pretty(exit.cause) }]

/** Runs what a plan says, to its end. */
export const simulatePlan = async (plan: Plan, options: SimulationOptions = {}): Promise<Outcome> => {
  const opened = openWorld(plan, options)
  const exit = await opened.time.run(live(opened))
  return {
    plan,
    violations: failed(exit),
    story: opened.story.lines(),
    events: exit._tag === "Success" ? exit.value.events : 0,
    faults: exit._tag === "Success" ? exit.value.faults : 0,
  }
}

/**
 * Simulates some agencies with their processes, their hosts and the axis through some days of trouble, all of
 * it drawn from a seed. The same seed gives the same story.
 */
export const simulate = (seed: number, options: SimulationOptions = {}): Promise<Outcome> =>
  simulatePlan(drawPlan(seed), options)
