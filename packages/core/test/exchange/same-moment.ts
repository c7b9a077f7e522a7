import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Result } from "effect"
import { expect } from "vitest"
import { by, pdf, report } from "./scene.ts"

/** How many calls there are at once, of all processes together. */
const concurrency = 12

type Failed = Error & { readonly code?: string }

/** Expects that all of it went through. */
const expectDone = <A, E extends Failed>(results: ReadonlyArray<Result.Result<A, E>>): ReadonlyArray<A> => {
  const failures = results.flatMap((result) => (Result.isFailure(result) ? [result.failure.code] : []))
  expect(failures).toEqual([])
  return results.flatMap((result) => (Result.isSuccess(result) ? [result.success] : []))
}

/** Does something many times at the same moment, in one process after the other. */
const atOnce = <In, A, E>(
  processes: ReadonlyArray<OpenedTestAgency>,
  inputs: ReadonlyArray<In>,
  act: (process: OpenedTestAgency, input: In) => Effect.Effect<A, E>,
) =>
  Effect.forEach(
    inputs,
    (input, index) => {
      const process = processes[index % processes.length]
      if (process === undefined) throw new Error("there is no process")
      return Effect.result(act(process, input))
    },
    { concurrency },
  )

/** Two files that come again and again, and are let go of as often. */
const files = ["Kế hoạch", "Báo cáo"].map((text) => [{ name: "a.pdf", bytes: pdf(text) }])

/**
 * Drafts and revises documents with the same bytes at the same moment, so that files are let go of while
 * others take them: none may be missing.
 */
export const draftTheSame = (processes: ReadonlyArray<OpenedTestAgency>, count: number) =>
  Effect.gen(function* () {
    const numbers = Array.from({ length: count }, (_, index) => index)
    const drafted = yield* atOnce(processes, numbers, ({ outgoing }, number) =>
      Effect.gen(function* () {
        const id = yield* outgoing.draft(report({ files: files[number % 2] ?? [] }), by)
        yield* outgoing.revise(id, report({ files: files[(number + 1) % 2] ?? [] }), by)
        return id
      }),
    )
    const ids = expectDone(drafted)
    expect(new Set(ids).size).toBe(count)
    const read = yield* atOnce(processes, ids, ({ outgoing }, id) => outgoing.readFile(id, 0))
    for (const [index, bytes] of expectDone(read).entries())
      expect(bytes).toEqual(files[(index + 1) % 2]?.[0]?.bytes)
    return ids
  })

/**
 * Has documents numbered at the same moment: each gets a number of its own, and nobody is told that one is
 * taken.
 */
export const numberAtOnce = (processes: ReadonlyArray<OpenedTestAgency>, ids: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    expectDone(yield* atOnce(processes, ids, ({ outgoing }, id) => outgoing.signAsPerson(id, { by: chief })))
    const numbered = expectDone(
      yield* atOnce(processes, ids, ({ outgoing }, id) => outgoing.signAsAgency(id, by)),
    )
    expect(numbered.map(({ number }) => Number(number)).sort((a, b) => a - b)).toEqual(
      ids.map((_, index) => index + 1),
    )
  })
