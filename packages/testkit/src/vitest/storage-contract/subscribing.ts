import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, event, minute } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const facts = 40

/**
 * Minutes a lease lasts: mostly long enough, every third time so short that it runs out while its worker
 * works.
 */
const leaseMinutes = (turns: number) => (turns % 3 === 0 ? 2 : 60)

/** A clock that advances a minute each time it is read. */
const makeHurriedClock = () => {
  let now = 0
  return () => now++
}

const writeFacts = (store: OpenStore) =>
  Effect.forEach(
    Array.from({ length: facts }, (_, n) => n),
    (n) =>
      Effect.andThen(
        store.commit(
          commitOf(`fact-${n}`, {
            appends: [{ stream: "doc", expected: n, events: [event("Changed", { n })] }],
          }),
        ),
        Effect.yieldNow,
      ),
  )

/**
 * What a worker does again and again: take the checkpoint, read on, and record what it read with the next
 * place.
 */
const turn = Effect.fnUntraced(function* (store: OpenStore, worker: string, n: number, tick: () => number) {
  const now = tick()
  const leased = yield* store.leaseCheckpoint({
    subscriber: "board",
    worker,
    now: minute(now),
    until: minute(now + leaseMinutes(n)),
  })
  if (Option.isNone(leased)) return
  const { subscriber, lease, position } = leased.value
  const page = yield* store.readLog(position, 3)
  yield* Effect.yieldNow
  const seen = page.filter((stored) => stored.stream === "doc").map((stored) => stored.version)
  const commit = commitOf(`${worker}-${n}`, {
    appends: seen.length === 0 ? [] : [{ stream: "board", expected: "any", events: [event("Seen", seen)] }],
    checkpoints: [
      {
        subscriber,
        lease,
        from: position,
        to: page.at(-1)?.position ?? position,
        keep: seen.length % 2 === 0,
      },
    ],
  })
  yield* store
    .commit(commit)
    .pipe(Effect.catch((error) => (error.reason === "checkpoint-moved" ? Effect.void : Effect.fail(error))))
})

/** Several workers of one subscriber, each with its own opening of the store. */
export const subscribing = (contract: ContractTest, openings: number): void =>
  contract(
    "Workers that take a subscriber's checkpoint from each other record every event once and in order",
    function* (store, open) {
      const others = yield* Effect.forEach(Array.from({ length: openings - 1 }), () => open())
      const tick = makeHurriedClock()
      const recorded = Effect.map(store.readStream("board"), (events) =>
        events.flatMap((stored): ReadonlyArray<number> => JSON.parse(stored.data)),
      )
      const work = Effect.fnUntraced(function* (each: OpenStore, worker: string) {
        for (let n = 0; (yield* recorded).length < facts; n++) {
          yield* turn(each, worker, n, tick)
          yield* Effect.yieldNow
        }
      })
      const stores = [store, ...others, store, ...others]
      yield* Effect.all([writeFacts(store), ...stores.map((each, n) => work(each, `worker-${n}`))], {
        concurrency: "unbounded",
        discard: true,
      })
      expect(yield* recorded).toEqual(Array.from({ length: facts }, (_, n) => n + 1))
    },
  )
