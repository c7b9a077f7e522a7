import { Effect, Semaphore } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { applyChange } from "../../report/apply-change.ts"
import { type Facts, noFacts, sizeOf } from "../../report/facts.ts"
import { Settings } from "../ground/settings.ts"
import { pageSize } from "../stream/changes.ts"
import { toChange } from "../stream/to-change.ts"

/**
 * How many documents, deliveries, papers, faults and denials an exchange remembers between reports unless it
 * is told otherwise. Each takes some 3.5 kB with its history.
 */
export const defaultKeptFacts = 250_000

/** What the log has come to by now, handed to a table's function at once: it changes at the next call. */
export type WithFacts = <A>(view: (facts: Facts) => A) => Effect.Effect<A, StorageError, Storage | Settings>

/**
 * Remembers for one exchange what the log had come to when a table was last asked for, so that the next table
 * reads only what is new, whichever process wrote it. One reads at a time; the others find it read.
 *
 * An event that cannot be read fails the report, names itself, and is met again by the next one: what came
 * before it is remembered, nothing after it is taken in. A log that has outgrown what may be kept is read
 * anew for each report.
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
