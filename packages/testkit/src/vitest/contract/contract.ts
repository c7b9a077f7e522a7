import { it } from "@effect/vitest"
import { Duration, Effect, type Scope } from "effect"
import { describe } from "vitest"
import { unless } from "./unless.ts"

/** Shows whether one promise of a port is kept. It is given what is tested, open and untouched. */
export type Proof<Subject> = (subject: Subject) => Effect.fn.Return<void, unknown, Scope.Scope>

/** Adds a promise to a suite: a sentence about documents, and its proof. */
export type ContractTest<Subject> = (name: string, proof: Proof<Subject>) => void

/** Promises of a port that belong together, as a suite lists them. */
export interface Chapter<Subject> {
  readonly about: string
  readonly promises: (test: ContractTest<Subject>) => void
  /** Why they are not checked of the implementation at hand. */
  readonly without?: string | undefined
}

/** How long a test may take unless the suite is told otherwise. */
export const defaultPatience: Duration.Input = "20 seconds"

/**
 * Makes a suite of tests out of chapters. Every test opens what it tests anew, and several run at once: an implementation
 * that never answers is found out within `patience`, not after a minute for each test.
 */
export const contract = <Subject>(
  name: string,
  open: Effect.Effect<Subject, unknown, Scope.Scope>,
  chapters: ReadonlyArray<Chapter<Subject>>,
  patience: Duration.Input = defaultPatience,
): void => {
  const limit = Duration.fromInputUnsafe(patience)
  const test: ContractTest<Subject> = (sentence, proof) =>
    it.live(sentence, () =>
      Effect.flatMap(open, (subject) => Effect.gen(() => proof(subject))).pipe(
        Effect.timeoutOrElse({
          duration: limit,
          orElse: () => Effect.die(new Error(`no end of it within ${Duration.format(limit)}`)),
        }),
      ),
    )
  describe(name, { concurrent: true }, () => {
    for (const { about, without, promises } of chapters) unless(without, about, () => promises(test))
  })
}
