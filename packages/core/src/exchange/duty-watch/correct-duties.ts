import { Effect, Option, Schedule, Semaphore } from "effect"
import { system } from "../../agency/actor.ts"
import { dutyRecord } from "../../duty/record.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { change } from "../change/change.ts"
import { nextBound } from "../change/record-duties.ts"
import { markKey } from "../ground/mark.ts"
import { record } from "../ground/record.ts"
import { Settings } from "../ground/settings.ts"
import { watchOver } from "../outbox/watch-work.ts"
import { pageSize } from "../stream/changes.ts"
import { decideOn } from "../stream/decide-on.ts"
import { load } from "../stream/load.ts"
import { toChange } from "../stream/to-change.ts"
import { calendarFingerprint } from "./calendar-fingerprint.ts"
import { dutiesOf } from "./duties-of.ts"

/**
 * Every stream with a duty recorded as missed, with the stream of its document, and the length of the log.
 */
const recordedMisses = Effect.gen(function* () {
  const storage = yield* Storage
  const about = new Map<string, string>()
  let position = 0n
  let length = 0
  while (true) {
    const page = yield* storage.readLog(position, pageSize)
    for (const stored of page.filter(({ type }) => type === "DutyMissed")) {
      const { kind, event } = yield* toChange(stored)
      if (kind === "duty") about.set(stored.stream, event.about)
    }
    length += page.length
    position = page.at(-1)?.position ?? position
    if (page.length < pageSize) return { about, length }
  }
})

/** Corrects the record of one duty, and watches it again if its bound is still to come. */
const correctDuty = (stream: string, about: string) =>
  change(system, (at) =>
    Effect.gen(function* () {
      const loaded = yield* load("duty", stream, dutyRecord.evolve)
      const duties = yield* dutiesOf(about, undefined)
      const duty = duties.find((each) => streamName.duty(about, each) === stream)
      if (!duty) return { changes: [] }
      const { events, append } = yield* decideOn("duty", dutyRecord, loaded, [{ about, duty, at }], at)
      if (!events.some(({ _tag }) => _tag === "DutyCorrected")) return { changes: [] }
      const bound = nextBound([duty], at)
      const add = bound === undefined ? [] : [yield* watchOver(about, [duty], bound)]
      return { changes: [], appends: [append], work: { add } }
    }),
  )

/** Reading a log of one page again is faster than setting a mark. */
const isWorthMarking = (length: number) => length > pageSize

const correctDuties = Effect.gen(function* () {
  const storage = yield* Storage
  const { calendar } = yield* Settings
  const key = markKey.judged(calendarFingerprint(calendar))
  if (Option.isSome(yield* storage.findMark(key))) return
  const { about, length } = yield* recordedMisses
  yield* Effect.forEach(about, ([stream, document]) => correctDuty(stream, document), {
    discard: true,
  })
  if (!isWorthMarking(length)) return
  const marks = [{ key, value: String(length) }]
  yield* record(system, { appends: [], marks }).pipe(
    // Another process has reached the same result.
    Effect.catchIf(
      ({ reason }) => reason === "mark-taken",
      () => Effect.void,
    ),
  )
})

/**
 * Judges the recorded duties anew by the exchange's calendar, once for each calendar: a duty recorded as
 * missed at a bound that this calendar moves gets a correcting event. The first call does it, and the next
 * one if it failed.
 */
export const makeDutyCorrection = Effect.map(Semaphore.make(1), (semaphore) => {
  let isDone = false
  return Effect.suspend(() =>
    isDone
      ? Effect.void
      : Effect.tap(correctDuties, () =>
          Effect.sync(() => {
            isDone = true
          }),
        ),
  ).pipe(semaphore.withPermit)
})

export type DutyCorrection = Effect.Success<typeof makeDutyCorrection>

/** Does the same beside the workers and retries it until it succeeds. */
export const correctDutiesLater = (correctDuties: DutyCorrection) =>
  correctDuties.pipe(
    Effect.tapError((error) => Effect.logWarning("The duties on record could not be judged anew yet", error)),
    Effect.retry({ schedule: Schedule.spaced("1 minute") }),
  )
