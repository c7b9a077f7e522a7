import type { Absence, Contender } from "../contender.ts"

/** Rivals, or for each name why it is not there. */
export const rivals = (
  names: ReadonlyArray<string>,
  make: () => ReadonlyArray<Contender>,
  problem: string | undefined,
): ReadonlyArray<Contender | Absence> =>
  problem === undefined ? make() : names.map((name) => ({ name, problem: `not installed: ${problem}` }))
