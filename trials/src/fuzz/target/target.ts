import type { Chance } from "@lienthong/testkit"

/** Does something whose processor time is not the target's. */
export type Aside = <A>(work: () => A) => A

/** Something that is given mutated input, case by case. */
export interface FuzzTarget {
  readonly name: string
  /** Runs one case. Rejects with the error of a refusal. Mutates in `aside`. */
  readonly run: (chance: Chance, aside: Aside) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** Does something once or several times, mostly once. */
export const repeatedly = <A>(chance: Chance, value: A, change: (value: A) => A): A => {
  let changed = change(value)
  while (chance.happens(0.3)) changed = change(changed)
  return changed
}
