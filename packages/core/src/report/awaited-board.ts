import { type Awaited, evolve } from "../document/awaited/state.ts"
import type { Change } from "./change.ts"

/**
 * What was said of documents that have not come, from the whole log, oldest first: recalls that overtook their documents,
 * and replacements of documents that never came. A recall that stays here long asks for what nobody has: ring its sender.
 */
export const awaitedBoard = (changes: Iterable<Change>): ReadonlyArray<Awaited> => {
  const awaited = new Map<string, Awaited>()
  for (const change of changes) {
    if (change.kind !== "awaited") continue
    const next = evolve(awaited.get(change.stream), change.event, change.at)
    if (next) awaited.set(change.stream, next)
  }
  return [...awaited.values()].filter(({ met }) => met === undefined)
}
