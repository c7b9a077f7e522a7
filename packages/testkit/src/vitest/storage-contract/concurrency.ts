import type { StorageError } from "@lienthong/core"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect, Option, Result, Stream } from "effect"
import { expect } from "vitest"
import { recomputedHashes } from "./hash-chain.ts"
import type { OpenStore } from "./open-store.ts"
import { agency, bytesOf, commitOf, event, leaseBoard, leaseDue, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const callers = 16

/** The number of openings of the store that the callers share. */
export interface Crowd {
  readonly openings: number
}

/** Makes all calls at once and returns how they ended. */
const atOnce = <A>(
  stores: ReadonlyArray<OpenStore>,
  call: (store: OpenStore, n: number) => Effect.Effect<A, StorageError>,
) =>
  Effect.forEach(
    Array.from({ length: callers }, (_, n) => n),
    (n) =>
      Effect.flatMap(Effect.fromNullishOr(stores[n % stores.length]), (store) =>
        Effect.result(call(store, n)),
      ),
    { concurrency: "unbounded" },
  )

const outcomes = <A>(results: ReadonlyArray<Result.Result<A, StorageError>>) => ({
  answers: results.flatMap((result) => (Result.isSuccess(result) ? [result.success] : [])),
  refusals: results.flatMap((result) => (Result.isFailure(result) ? [result.failure.reason] : [])),
})

const allBut = (one: number, reason: StorageError["reason"]) =>
  Array.from({ length: callers - one }, () => reason)

/** Many callers at once, through one opening of the store or through several. */
export const concurrency = (contract: ContractTest, { openings }: Crowd): void => {
  const test = (
    name: string,
    body: (stores: ReadonlyArray<OpenStore>, store: OpenStore) => Effect.fn.Return<void, unknown>,
  ) =>
    contract(name, function* (store, open) {
      const others = yield* Effect.forEach(Array.from({ length: openings - 1 }), () => open())
      yield* Effect.gen(() => body([store, ...others], store))
    })

  test("Of many appends at once that expect the same version exactly one goes through", function* (stores, store) {
    const results = yield* atOnce(stores, (each, n) =>
      each.commit(commitOf(`c${n}`, { appends: [{ stream: "doc", expected: 0, events: [event(`${n}`)] }] })),
    )
    expect(outcomes(results).refusals).toEqual(allBut(1, "version-conflict"))
    expect(yield* store.readStream("doc")).toHaveLength(1)
  })

  test("Many appends at once that expect nothing all go through, without holes and in one chain", function* (stores, store) {
    const results = yield* atOnce(stores, (each, n) =>
      each.commit(
        commitOf(`c${n}`, { appends: [{ stream: "doc", expected: "any", events: [event(`${n}`)] }] }),
      ),
    )
    expect(outcomes(results).refusals).toEqual([])
    const events = yield* store.readStream("doc")
    expect(events.map((e) => e.version)).toEqual(Array.from({ length: callers }, (_, n) => n + 1))
    expect(events.map((e) => e.hash)).toEqual(recomputedHashes(agency, events))
    expect(yield* store.readLog(0n, 100)).toEqual(events)
  })

  test("Of many commits at once that set the same mark exactly one goes through", function* (stores, store) {
    const results = yield* atOnce(stores, (each, n) =>
      each.commit(commitOf(`c${n}`, { marks: [{ key: "số đến/2019", value: `${n}` }] })),
    )
    expect(outcomes(results).refusals).toEqual(allBut(1, "mark-taken"))
    expect(yield* store.findMark("số đến/2019")).toMatchObject({ _tag: "Some" })
  })

  test("Many documents at once with the same bytes all get them, even while others let go of them", function* (stores, store) {
    const bytes = bytesOf("phụ lục chung")
    const rounds = 4
    const results = yield* atOnce(stores, (each, n) =>
      Effect.forEach(Array.from({ length: rounds }), (_, round) =>
        Effect.gen(function* () {
          const pieces = round % 2 === 0 ? [bytes] : [bytes.subarray(0, 3), bytes.subarray(3)]
          const { digest } = yield* each.putBlob(Stream.fromIterable(pieces))
          const holds = [{ digest, holder: `doc ${n}` }]
          yield* each.commit(commitOf(`hold ${n} ${round}`, { blobs: { hold: holds } }))
          expect(yield* getBytes(each, digest)).toEqual(bytes)
          yield* each.commit(commitOf(`release ${n} ${round}`, { blobs: { release: holds } }))
        }),
      ),
    )
    expect(outcomes(results).refusals).toEqual([])
    expect(yield* putBytes(store, bytes)).toBe(yield* putBytes(store, bytes))
  })

  test("One commit made by many callers at once is written once and answered to all", function* (stores, store) {
    const commit = commitOf("c", {
      appends: [{ stream: "doc", expected: "none", events: [event("Drafted")] }],
    })
    const { answers } = outcomes(yield* atOnce(stores, (each) => each.commit(commit)))
    expect(answers.map((a) => a.versions)).toEqual(Array.from({ length: callers }, () => ({ doc: 1 })))
    expect(answers.filter((a) => !a.replayed)).toHaveLength(1)
    expect(yield* store.readStream("doc")).toHaveLength(1)
  })

  test("Many commits that are each repeated at the same time are written once and answered the same way", function* (stores, store) {
    const commits = Array.from({ length: 4 }, (_, n) =>
      commitOf(`c${n}`, {
        appends: [{ stream: "doc", expected: "any", events: [event(`${n}`), event(`${n}`)] }],
        marks: [{ key: `${n}`, value: "doc" }],
        work: { add: [workOf(`${n}`)] },
      }),
    )
    const results = yield* atOnce(stores, (each, n) =>
      Effect.flatMap(Effect.orDie(Effect.fromNullishOr(commits[n % commits.length])), (commit) =>
        Effect.map(each.commit(commit), (committed) => ({ id: commit.id, ...committed })),
      ),
    )
    const { answers, refusals } = outcomes(results)
    expect(refusals).toEqual([])
    for (const { id } of commits) {
      const ofOne = answers.filter((answer) => answer.id === id)
      expect(ofOne.filter(({ replayed }) => !replayed)).toHaveLength(1)
      expect(new Set(ofOne.map(({ versions }) => versions.doc)).size).toBe(1)
    }
    expect(yield* store.readStream("doc")).toHaveLength(2 * commits.length)
    expect(yield* store.listWork).toHaveLength(commits.length)
  })

  test("Of many workers at once exactly one gets a subscriber's checkpoint", function* (stores, store) {
    const { answers } = outcomes(yield* atOnce(stores, (each, n) => leaseBoard(each, `worker ${n}`)))
    expect(answers.filter(Option.isSome)).toHaveLength(1)
    expect(yield* store.listCheckpoints).toHaveLength(1)
  })

  test("Of many commits at once that settle one item exactly one goes through", function* (stores, store) {
    yield* store.commit(commitOf("add", { work: { add: [workOf("send")] } }))
    const [leased] = yield* leaseDue(store)
    const settled = { id: "send", lease: leased?.lease ?? "", outcome: { _tag: "Done" } } as const
    const results = yield* atOnce(stores, (each, n) =>
      each.commit(commitOf(`c${n}`, { work: { settle: [settled] } })),
    )
    expect(outcomes(results).refusals).toEqual(allBut(1, "lease-lost"))
  })

  test("Of many commits at once a refused one takes nothing of the others with it", function* (stores, store) {
    const results = yield* atOnce(stores, (each, n) =>
      each.commit(
        commitOf(`c${n}`, {
          appends: [
            { stream: "doc", expected: "any", events: [event(`${n}`)] },
            { stream: `own-${n}`, expected: n % 2, events: [event(`${n}`)] },
          ],
        }),
      ),
    )
    expect(outcomes(results).refusals).toEqual(allBut(callers / 2, "version-conflict"))
    const events = yield* store.readStream("doc")
    expect(events.map((e) => Number(e.type) % 2)).toEqual(Array.from({ length: callers / 2 }, () => 0))
    expect(events.map((e) => e.hash)).toEqual(recomputedHashes(agency, events))
    expect(yield* store.readLog(0n, 1_000)).toHaveLength(callers)
  })

  test("Many workers at once get every item, and none of them twice", function* (stores, store) {
    const ids = Array.from({ length: 40 }, (_, n) => `work-${n}`)
    yield* store.commit(commitOf("add", { work: { add: ids.map((id) => workOf(id)) } }))
    const { answers } = outcomes(
      yield* atOnce(stores, (each) => Effect.map(leaseDue(each), (leased) => leased.map(({ id }) => id))),
    )
    expect(answers.flat().sort()).toEqual([...ids].sort())
  })
}
