import type { Awaited } from "../document/awaited/state.ts"
import type { Change } from "./change.ts"
import type { Facts } from "./facts.ts"
import { factsOf } from "./take-in.ts"

/** What was said of documents that have not come, oldest first. */
export const awaitedLines = ({ awaited }: Facts): ReadonlyArray<Awaited> =>
  [...awaited.values()].filter(({ met }) => met === undefined)

/**
 * What was said of documents that have not come, from the whole log, oldest first: recalls that overtook their documents,
 * and replacements of documents that never came. A recall that stays here long asks for what nobody has: ring its sender.
 */
export const awaitedBoard = (changes: Iterable<Change>): ReadonlyArray<Awaited> =>
  awaitedLines(factsOf(changes))
