import type { Absence, Contender } from "../contender.ts"

/** The rivals, or for each name the reason why it is missing. */
export const rivals = (
  names: ReadonlyArray<string>,
  make: () => ReadonlyArray<Contender>,
  problem: string | undefined,
): ReadonlyArray<Contender | Absence> =>
  problem === undefined ? make() : names.map((name) => ({ name, problem: `not installed: ${problem}` }))
