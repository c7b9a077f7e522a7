import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { dutyRecord } from "../../duty/record.ts"
import { streamName } from "../../log/stream-kind.ts"
import { change } from "../change/change.ts"
import { nextBound } from "../change/record-duties.ts"
import { markKey } from "../identity/mark.ts"
import { Settings } from "../settings/settings.ts"
import { decideOn } from "../stream/decide-on.ts"
import { load } from "../stream/load.ts"
import { forEachStored } from "../stream/log-pages.ts"
import { makeOnce, onceOverLog, untilDone } from "../stream/once-over-log.ts"
import { toChange } from "../stream/to-change.ts"
import { watchOver } from "../work-item/watch-work.ts"
import { calendarFingerprint } from "./calendar-fingerprint.ts"
import { dutiesOf } from "./duties-of.ts"

/**
 * Every stream with a duty recorded as missed, with the stream of its document, and the length of the log.
 */
const recordedMisses = Effect.gen(function* () {
  const about = new Map<string, string>()
  const length = yield* forEachStored((stored) =>
    stored.type === "DutyMissed"
      ? Effect.map(toChange(stored), ({ kind, event }) => {
          if (kind === "duty") about.set(stored.stream, event.about)
        })
      : Effect.void,
  )
  return { about, length }
})

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

const correctAll = Effect.gen(function* () {
  const { about, length } = yield* recordedMisses
  yield* Effect.forEach(about, ([stream, document]) => correctDuty(stream, document), {
    discard: true,
  })
  return length
})

const correctDuties = Effect.gen(function* () {
  const { calendar } = yield* Settings
  yield* onceOverLog(markKey.judged(calendarFingerprint(calendar)), correctAll)
})

/**
 * Judges the recorded duties again by the exchange's calendar, once for each calendar: a duty recorded as
 * missed at a bound that this calendar moves gets a correcting event. The first call does it, and the next
 * one if it failed.
 */
export const makeDutyCorrection = makeOnce(correctDuties)

export type DutyCorrection = Effect.Success<typeof makeDutyCorrection>

/** Does the same in the background and retries it until it succeeds. */
export const correctDutiesLater = (correctDuties: DutyCorrection) =>
  untilDone(correctDuties, "The duties on record could not be judged again yet")
