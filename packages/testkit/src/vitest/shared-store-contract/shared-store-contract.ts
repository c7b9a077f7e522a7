import type { DraftRequest } from "@lienthong/core"
import { Effect, References, Result, type Scope } from "effect"
import { expect } from "vitest"
import { chief, clerk, type OpenedTestAgency } from "../../exchange/test-agency.ts"
import { type ContractTest, contract } from "../contract/contract.ts"

const by = { by: clerk }

const report = (text: string): DraftRequest => ({
  type: "bao-cao",
  subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
  files: [{ name: "a.pdf", bytes: new TextEncoder().encode(`%PDF-1.4\n${text}`) }],
})

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

/** Two files that are taken and released again and again. */
const reports = [report("Kế hoạch"), report("Báo cáo")] as const

/**
 * Drafts and revises documents with the same bytes at the same moment, so that files are released while
 * others take them: none may be missing.
 */
const draftTheSame = (processes: ReadonlyArray<OpenedTestAgency>, count: number) =>
  Effect.gen(function* () {
    const numbers = Array.from({ length: count }, (_, index) => index)
    const drafted = yield* atOnce(processes, numbers, ({ outgoing }, number) =>
      Effect.gen(function* () {
        const id = yield* outgoing.draft(reports[number % 2 === 0 ? 0 : 1], by)
        yield* outgoing.revise(id, reports[number % 2 === 0 ? 1 : 0], by)
        return id
      }),
    )
    const ids = expectDone(drafted)
    expect(new Set(ids).size).toBe(count)
    const read = yield* atOnce(processes, ids, ({ outgoing }, id) => outgoing.readFile(id, 0))
    for (const [index, bytes] of expectDone(read).entries())
      expect(bytes).toEqual(reports[index % 2 === 0 ? 1 : 0].files[0]?.bytes)
    return ids
  })

/**
 * Has documents numbered at the same moment: each gets a number of its own, and nobody is told that one is
 * taken.
 */
const numberAtOnce = (processes: ReadonlyArray<OpenedTestAgency>, ids: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    expectDone(yield* atOnce(processes, ids, ({ outgoing }, id) => outgoing.signAsPerson(id, { by: chief })))
    const numbered = expectDone(
      yield* atOnce(processes, ids, ({ outgoing }, id) => outgoing.signAsAgency(id, by)),
    )
    expect(numbered.map(({ number }) => Number(number)).sort((a, b) => a - b)).toEqual(
      ids.map((_, index) => index + 1),
    )
  })

type Both = ReadonlyArray<OpenedTestAgency>

const sharing = (test: ContractTest<Both>): void => {
  test("Documents with the same bytes at the same moment all keep their files", function* (both) {
    yield* draftTheSame(both, 200)
  })

  test("Documents that are numbered at the same moment all get their own number", function* (both) {
    yield* numberAtOnce(both, yield* draftTheSame(both, 40))
  })
}

/**
 * Checks that several exchanges of one agency may share a store, as several processes do. `open` opens them
 * over a new store.
 *
 * @example
 * ```ts
 * import { memoryAxis, openTestAgency } from "@lienthong/testkit"
 * import { sharedStoreContract } from "@lienthong/testkit/vitest"
 * import { Effect } from "effect"
 *
 * const agency = { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" }
 * const one = Effect.suspend(() => openTestAgency(memoryAxis([agency]), agency))
 * sharedStoreContract("A store in memory", Effect.map(one, (exchange) => [exchange, exchange]))
 * ```
 */
export const sharedStoreContract = (name: string, open: Effect.Effect<Both, unknown, Scope.Scope>): void =>
  contract(
    `${name} keeps the contract of a shared store`,
    Effect.provideService(open, References.MinimumLogLevel, "None"),
    [{ about: "several exchanges", promises: sharing }],
  )
