import type { Storage, StoredEvent } from "@lienthong/core/adapter"
import { trackingBoard } from "@lienthong/core/report"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import type { StoreName } from "../arguments.ts"
import { withOwnProjector } from "./own-projector.ts"
import { type Spread, spreadOf } from "./spread.ts"

const batchSize = 200

type Tell = (work: string, contender: string, spread: Spread) => void

/** Processor time of this process that some work takes, in ms. */
const processorMillis = Effect.fnUntraced(function* <E>(work: Effect.Effect<unknown, E>) {
  const before = process.cpuUsage()
  yield* work
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
})

const eventsFrom = Effect.fnUntraced(function* (storage: Storage["Service"], after: bigint) {
  const events: Array<StoredEvent> = []
  let from = after
  while (true) {
    const page = yield* storage.readLog(from, batchSize)
    const last = page.at(-1)
    if (last === undefined) return events
    events.push(...page)
    from = last.position
  }
})

/**
 * Applies the same last events of the log in turns: ours by a report, which is brought forward by ten
 * documents each time, and a projector that was written by hand. Both read the events from the log. Reports
 * the processor time for an event, and returns our speed as a share of the projector's.
 */
export const compareCatchingUp = Effect.fnUntraced(function* (
  store: StoreName,
  place: string,
  storage: Storage["Service"],
  { reports }: OpenedTestAgency,
  commits: (count: number) => Effect.Effect<unknown, unknown>,
  times: number,
  tell: Tell,
) {
  const ours: Array<number> = []
  const theirs: Array<number> = []
  yield* Effect.promise(() =>
    withOwnProjector[store](place, (apply) =>
      Effect.runPromise(
        Effect.gen(function* () {
          for (let run = 0; run < times; run++) {
            const { settled } = yield* storage.logHead
            yield* commits(10)
            const { length } = yield* eventsFrom(storage, settled)
            const caughtUp = yield* processorMillis(reports.tracking({ limit: 1 }))
            const applied = yield* processorMillis(
              Effect.flatMap(eventsFrom(storage, settled), (events) => Effect.promise(() => apply(events))),
            )
            ours.push(caughtUp / length)
            theirs.push(applied / length)
          }
        }),
      ),
    ),
  )
  const [own, rival] = [spreadOf(ours), spreadOf(theirs)]
  tell("catch up with an event (processor)", "lienthong", own)
  tell("catch up with an event (processor)", "own tables", rival)
  return rival.p50Ms / own.p50Ms
})

/** The board as it was made before there were views: the whole log is read and folded for each look. */
export const timeOldFold = Effect.fnUntraced(function* (
  { changes }: OpenedTestAgency,
  times: number,
  tell: Tell,
) {
  const millis: Array<number> = []
  for (let run = 0; run < times; run++) {
    const begun = performance.now()
    trackingBoard(yield* Stream.runCollect(changes())).slice(0, 50)
    millis.push(performance.now() - begun)
  }
  tell("tracking board", "old fold", spreadOf(millis))
})
