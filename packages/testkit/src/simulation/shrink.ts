import type { Rule } from "./oracle/violation.ts"
import type { Plan } from "./plan/plan.ts"
import { type Outcome, type SimulationOptions, simulatePlan } from "./simulate.ts"

/** The default max number of simulations that a search for a smaller plan runs. */
const usualRuns = 60

/** The plans that lack a part of a list: first whole halves of it, then smaller parts. */
const smaller = <A>(list: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> => {
  const found: Array<ReadonlyArray<A>> = []
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = 0; start < list.length; start += size)
      found.push([...list.slice(0, start), ...list.slice(start + size)])
  return found
}

/** Plans that are a little smaller: fewer troubles, fewer documents, documents that are simply sent. */
const steps = (plan: Plan): ReadonlyArray<Plan> => [
  ...smaller(plan.troubles).map((troubles) => ({ ...plan, troubles })),
  ...smaller(plan.documents).map((documents) => ({ ...plan, documents })),
  ...(plan.restMillis > 0 ? [{ ...plan, restMillis: 0 }] : []),
  ...plan.documents.flatMap((document, index) =>
    document.to.length > 1
      ? document.to.map((receiver) => ({
          ...plan,
          documents: plan.documents.with(index, { ...document, to: [receiver] }),
        }))
      : [],
  ),
]

/** Finds the smallest plan that still breaks the rule that a plan broke, and returns its outcome. */
export const shrink = async (
  found: Outcome,
  rule: Rule,
  options: SimulationOptions = {},
  maxRuns = usualRuns,
): Promise<Outcome> => {
  let best = found
  let runs = 0
  for (let smallerFound = true; smallerFound; ) {
    smallerFound = false
    for (const plan of steps(best.plan)) {
      if (runs++ >= maxRuns) return best
      const outcome = await simulatePlan(plan, options)
      if (!outcome.violations.some((violation) => violation.rule === rule)) continue
      best = outcome
      smallerFound = true
      break
    }
  }
  return best
}
