import { it } from "@effect/vitest"
import { Duration, Effect, Exit, type Scope } from "effect"
import { describe, expect } from "vitest"
import type { Chapter, Proof } from "../../src/vitest/contract/contract.ts"

/** An implementation that breaks a promise: which, how, and the implementation. */
export type Broken<Subject> = readonly [
  promise: string,
  how: string,
  open: Effect.Effect<Subject, unknown, Scope.Scope>,
]

/** Nothing that these tests break takes longer. */
const patience = Duration.seconds(5)

/**
 * Tests of a suite itself: every promise of it has an implementation that breaks it, and the proof of the
 * promise fails for that one.
 */
export const suiteFindsWhatIsBroken = <Subject>(
  suite: string,
  chapters: ReadonlyArray<Chapter<Subject>>,
  broken: ReadonlyArray<Broken<Subject>>,
): void => {
  const proofs = new Map<string, Proof<Subject>>()
  for (const { promises } of chapters) promises((name, proof) => void proofs.set(name, proof))

  describe(`The contract of ${suite} is not kept`, { concurrent: true }, () => {
    for (const [promise, how, open] of broken) {
      it.live(`by one that ${how}: “${promise}”`, () =>
        Effect.gen(function* () {
          const proof = proofs.get(promise)
          if (proof === undefined) return expect.unreachable("the suite has no such promise")
          const exit = yield* Effect.flatMap(open, (subject) => Effect.gen(() => proof(subject))).pipe(
            Effect.scoped,
            Effect.timeout(patience),
            Effect.exit,
          )
          expect(Exit.isFailure(exit)).toBe(true)
        }),
      )
    }
  })

  it(`Every promise of the contract of ${suite} is broken by one of these`, () => {
    const shown = new Set(broken.map(([promise]) => promise))
    expect([...proofs.keys()].filter((promise) => !shown.has(promise))).toEqual([])
  })
}
