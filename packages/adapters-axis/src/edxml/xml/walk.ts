import { Effect } from "effect"
import type { ReadElement, XmlElement } from "./element.ts"

/** How many elements are looked at before it yields to the event loop: about a millisecond of work. */
export const batchSize = 2_000

/** Everything in an element, with and without content. */
export const allIn = ({ children, silent }: ReadElement): ReadonlyArray<ReadElement> => {
  if (silent.length === 0) return children
  return children.length === 0 ? silent : [...children, ...silent]
}

/**
 * Visits the elements in a first one, and those in whatever `visit` returns for an element, each before its
 * content, yielding to the event loop between them. An element for which `visit` returns nothing is not
 * entered.
 */
export const walkInto = Effect.fnUntraced(function* <Of, E>(
  first: Of,
  within: (of: Of) => ReadonlyArray<E>,
  visit: (element: E, of: Of) => Of | undefined,
) {
  const path = [{ of: first, inside: within(first), next: 0 }]
  let visited = 0
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const element = at.inside[at.next]
    at.next += 1
    if (element === undefined) {
      path.pop()
      continue
    }
    const of = visit(element, at.of)
    const inside = of === undefined ? [] : within(of)
    if (of !== undefined && inside.length > 0) path.push({ of, inside, next: 0 })
    visited += 1
    if (visited % batchSize === 0) yield* Effect.yieldNow
  }
})

/** Visits every element in another that `within` leads to, with its parent. */
export const walk = <E extends XmlElement>(
  root: E,
  within: (element: E) => ReadonlyArray<E>,
  visit: (element: E, parent: E) => void,
): Effect.Effect<void> =>
  walkInto(root, within, (element: E, parent) => {
    visit(element, parent)
    return element
  })
