import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { noteOverlong } from "../../../src/edxml/field/check-fields.ts"
import { findAmbiguousElements } from "../../../src/edxml/schema/ambiguous-elements.ts"
import { dropPlaceholders } from "../../../src/edxml/schema/drop-placeholders.ts"
import { noteForeignNamespaces } from "../../../src/edxml/schema/foreign-namespace.ts"
import { inUnicode } from "../../../src/edxml/schema/unicode-text.ts"
import type { ReadElement } from "../../../src/edxml/xml/element.ts"
import { allIn, walk } from "../../../src/edxml/xml/walk.ts"

const element = (
  name: string,
  children: ReadonlyArray<ReadElement>,
  silent: ReadonlyArray<ReadElement> = [],
) => ({
  name,
  namespace: "",
  text: children.length === 0 ? "chữ" : "",
  children,
  silent,
  stray: "",
})

/** A packet of so many levels at most. */
const treeOf = (levels: number): fc.Arbitrary<ReadElement> => {
  const some = levels === 1 ? fc.constant([]) : fc.array(treeOf(levels - 1), { maxLength: 3 })
  return fc
    .tuple(fc.constantFrom("a", "b", "c"), some, some)
    .map(([name, children, silent]) => element(name, children, silent))
}
const tree = treeOf(4)

/** What stands in an element, each with its parent, before what it contains. */
const listed = (parent: ReadElement): ReadonlyArray<readonly [ReadElement, ReadElement]> =>
  [...parent.children, ...parent.silent].flatMap((child) => [[child, parent] as const, ...listed(child)])

describe("A walk through a packet", () => {
  it("visits each element once, before what it contains, with its parent", () =>
    fc.assert(
      fc.asyncProperty(tree, async (root) => {
        const visited: Array<readonly [ReadElement, ReadElement]> = []
        await Effect.runPromise(walk(root, allIn, (child, parent) => visited.push([child, parent])))
        const all = listed(root)
        assert.lengthOf(visited, all.length)
        assert.isTrue(visited.every((each, at) => each[0] === all[at]?.[0] && each[1] === all[at]?.[1]))
      }),
    ))
})

/** How often the event loop runs other work meanwhile. */
const turnsDuring = <A>(work: Effect.Effect<A>) =>
  Effect.gen(function* () {
    let turns = 0
    const turn = Effect.sync(() => {
      turns += 1
    })
    const others = yield* Effect.forkChild(Effect.forever(Effect.andThen(turn, Effect.yieldNow)))
    yield* work
    yield* Fiber.interrupt(others)
    return turns
  })

const count = 100_000
const many = Array.from({ length: count }, () => element("b", []))
const trees: ReadonlyArray<readonly [string, ReadElement]> = [
  ["in a row", element("edXML", many)],
  ["in groups", element("edXML", many.map((leaf) => element("a", [leaf])).slice(0, count / 2))],
]
const walks: ReadonlyArray<readonly [string, (root: ReadElement) => Effect.Effect<unknown>]> = [
  ["for what two systems read differently", findAmbiguousElements],
  ["for other namespaces", noteForeignNamespaces],
  ["for fields that are too long", noteOverlong],
  ["for other encodings", (root) => inUnicode({ root, tolerated: [] })],
  ["for fields that say nothing", (root) => dropPlaceholders({ root, tolerated: [] })],
]

describe("A packet of a hundred thousand elements yields to the event loop while it is looked through", () => {
  for (const [what, look] of walks)
    for (const [how, root] of trees)
      it.effect(`${what}, ${how}`, () =>
        Effect.gen(function* () {
          assert.isAtLeast(yield* turnsDuring(look(root)), 10)
        }),
      )
})
