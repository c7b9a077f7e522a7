import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import { memoryStorage } from "../../storage/memory-storage.ts"
import { history, type Step } from "./history.ts"
import { play } from "./play.ts"
import { alone, newPlace, type StoreAt } from "./store-under-test.ts"

/** Any history, on the adapter and on the store in memory. */
export const model = (storeAt: StoreAt, opening: typeof alone, histories: number): void =>
  it.live("Whatever happens to it, a store answers and holds what the store in memory does", () => {
    const played = Effect.fnUntraced(function* (
      at: StoreAt,
      openingOf: typeof alone,
      steps: ReadonlyArray<Step>,
    ) {
      return yield* play(yield* openingOf(at, newPlace())(), steps)
    }, Effect.scoped)

    return Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const inMemory = await Effect.runPromise(played(memoryStorage, alone, steps), { signal })
          expect(await Effect.runPromise(played(storeAt, opening, steps), { signal })).toEqual(inMemory)
        }),
        { numRuns: histories },
      ),
    )
  })
