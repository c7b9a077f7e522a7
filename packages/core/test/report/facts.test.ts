import { defaultDutySettings } from "@lienthong/core"
import { workingCalendar } from "@lienthong/core/calendar"
import type { Change } from "@lienthong/core/report"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { toChange } from "../../src/exchange/stream/to-change.ts"
import { awaitedLines } from "../../src/report/awaited-board.ts"
import { denialLines } from "../../src/report/denials.ts"
import { dutyLines } from "../../src/report/duty-board.ts"
import { documentLines } from "../../src/report/electronic-documents.ts"
import { type Facts, noFacts } from "../../src/report/facts.ts"
import { faultLines } from "../../src/report/fault-log.ts"
import { headlineOf } from "../../src/report/headline.ts"
import { incomingLines } from "../../src/report/incoming-board.ts"
import { outgoingLines } from "../../src/report/outgoing-board.ts"
import { paperLines } from "../../src/report/paper-board.ts"
import { registerLines } from "../../src/report/register-book.ts"
import { factsOf, takeIn } from "../../src/report/take-in.ts"
import { trackingLines } from "../../src/report/tracking-board.ts"
import { tayNinh } from "../exchange/scene.ts"
import { storedHistories } from "../history/stored-history.ts"
import { wholeFold } from "./whole-fold.ts"

const rules = { ...defaultDutySettings, calendar: workingCalendar() }
const agency = { ...tayNinh, code: tayNinh.code as never }

const tablesOf = (facts: Facts, now: Parameters<typeof dutyLines>[1]): ReturnType<typeof wholeFold> => ({
  tracking: trackingLines(facts, rules),
  outgoing: outgoingLines(facts),
  incoming: incomingLines(facts),
  documents: documentLines(facts, agency),
  awaited: awaitedLines(facts),
  registers: registerLines(facts),
  faults: faultLines(facts),
  denials: denialLines(facts),
  duties: dutyLines(facts, now, rules),
  paper: paperLines(facts),
  headline: headlineOf(facts, now, rules),
})

const lastOf = (changes: ReadonlyArray<Change>) => {
  const last = changes.at(-1)
  if (last === undefined) throw new Error("an empty history")
  return last.at
}

describe("The tables of a log that is taken in event by event", () => {
  for (const history of storedHistories) {
    it(`${history.name} are those of the whole log, after every event`, async () => {
      const changes = await Effect.runPromise(Effect.forEach(history.events, toChange))
      const facts = noFacts()
      for (const [index, change] of changes.entries()) {
        takeIn(facts, change)
        const whole = factsOf(changes.slice(0, index + 1))
        expect(tablesOf(facts, change.at)).toEqual(tablesOf(whole, change.at))
      }
      const now = lastOf(changes)
      expect(tablesOf(facts, now)).toEqual(wholeFold(changes, agency, now, rules))
    })

    it(`${history.name} stay as they were shown, whatever is taken in later`, async () => {
      const changes = await Effect.runPromise(Effect.forEach(history.events, toChange))
      const half = changes.slice(0, changes.length / 2)
      const now = lastOf(changes)
      const facts = noFacts()
      for (const change of half) takeIn(facts, change)
      const shown = tablesOf(facts, now)
      for (const change of changes.slice(half.length)) takeIn(facts, change)
      expect(shown).toEqual(wholeFold(half, agency, now, rules))
    })
  }
})
