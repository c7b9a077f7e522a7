import { chanceOf } from "../../chance/chance.ts"
import type { MemoryAxis } from "../../exchange/memory-axis.ts"
import { memoryAxis } from "../../exchange/memory-axis.ts"
import type { Plan } from "../plan/plan.ts"
import type { Mutant } from "./mutant.ts"
import { openStory, type Story } from "./story.ts"
import { openTroubles, type Troubles } from "./troubles.ts"
import { type VirtualTime, virtualTime } from "./virtual-time.ts"
import type { MetFault, SimulatedHost } from "./world.ts"

/** A simulation that is set up and has not started. */
export interface OpenedWorld {
  readonly plan: Plan
  readonly time: VirtualTime
  readonly axis: MemoryAxis
  readonly story: Story
  readonly troubles: Troubles
  readonly faultsMet: Array<MetFault>
  readonly store: "memory" | "sqlite"
  readonly mutant: Mutant
  readonly host: SimulatedHost | undefined
}

export const openWorld = (
  plan: Plan,
  options: {
    readonly store?: "memory" | "sqlite"
    readonly mutant?: Mutant
    readonly host?: SimulatedHost
  },
): OpenedWorld => {
  const time = virtualTime(plan.begin, plan.shuffles ? chanceOf(plan.seed, "turns") : undefined)
  return {
    plan,
    time,
    axis: memoryAxis(plan.agencies.map(({ code, name }) => ({ code, name }))),
    story: openStory(time.now),
    troubles: openTroubles(plan.troubles, () => time.now() - plan.begin),
    faultsMet: [],
    store: options.store ?? "memory",
    mutant: options.mutant ?? {},
    host: options.host,
  }
}
