import { Effect, Semaphore } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { applyChange } from "../../report/apply-change.ts"
import { type Facts, noFacts, sizeOf } from "../../report/facts.ts"
import { Settings } from "../ground/settings.ts"
import { pageSize } from "../stream/changes.ts"
import { toChange } from "../stream/to-change.ts"

/**
 * How many documents, deliveries, papers, faults and denials an exchange keeps in memory between reports by
 * default. Each takes some 3.5 kB with its history.
 */
export const defaultKeptFacts = 250_000

/**
 * Passes the facts of the log so far to a table's function, which must use them at once: the next call
 * changes them.
 */
export type WithFacts = <A>(view: (facts: Facts) => A) => Effect.Effect<A, StorageError, Storage | Settings>

/**
 * Keeps the facts of the log between the reports of one exchange, so that each report reads only new events,
 * whichever process wrote them. One report reads at a time; the others then find the events read.
 *
 * An event that cannot be read fails the report with its name, and fails the next one too: the facts before
 * it are kept, and none after it are added. A log that exceeds the limit is read in full for each report.
 */
export const makeKeptFacts = Effect.map(Semaphore.make(1), (semaphore): WithFacts => {
  let facts = noFacts()
  let position = 0n
  const forget = () => {
    facts = noFacts()
    position = 0n
  }
  const readOn = Effect.gen(function* () {
    const storage = yield* Storage
    while (true) {
      const stored = yield* storage.readLog(position, pageSize)
      for (const event of stored) {
        applyChange(facts, yield* toChange(event))
        position = event.position
      }
      if (stored.length < pageSize) return
    }
  })
  return (view) =>
    Effect.gen(function* () {
      const { keptFacts = defaultKeptFacts } = yield* Settings
      yield* readOn
      const answer = view(facts)
      if (sizeOf(facts) > keptFacts) forget()
      return answer
    }).pipe(semaphore.withPermit)
})
