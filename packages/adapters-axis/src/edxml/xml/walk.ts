import { Effect } from "effect"
import type { ReadElement, XmlElement } from "./element.ts"

/** How many elements are looked at before others have their turn: about a millisecond of work. */
export const atOnce = 2_000

/** Everything in an element, with and without content. */
export const allIn = ({ children, silent }: ReadElement): ReadonlyArray<ReadElement> => {
  if (silent.length === 0) return children
  return children.length === 0 ? silent : [...children, ...silent]
}

/**
 * Visits every element in another, each before what it contains, with turns for others between them. `within`
 * gives what an element contains that is visited, too.
 */
export const walk = Effect.fnUntraced(function* <E extends XmlElement>(
  root: E,
  within: (element: E) => ReadonlyArray<E>,
  visit: (element: E, parent: E) => void,
) {
  const path = [{ parent: root, inside: within(root), next: 0 }]
  let visited = 0
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const element = at.inside[at.next]
    at.next += 1
    if (element === undefined) {
      path.pop()
      continue
    }
    visit(element, at.parent)
    const inside = within(element)
    if (inside.length > 0) path.push({ parent: element, inside, next: 0 })
    visited += 1
    if (visited % atOnce === 0) yield* Effect.yieldNow
  }
})
