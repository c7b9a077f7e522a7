import { workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { toChange } from "../../src/exchange/stream/to-change.ts"
import { applyChange } from "../../src/report/apply-change.ts"
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
import { trackingLines } from "../../src/report/tracking-board.ts"
import { tayNinh } from "../exchange/scene.ts"
import { storedHistories } from "../history/stored-history.ts"

const rules = { ...defaultDutySettings, calendar: workingCalendar() }
const agency = { ...tayNinh, code: tayNinh.code as never }

const tablesOf = (facts: Facts, now: Parameters<typeof dutyLines>[1]) => ({
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

describe("The tables of a log that were shown", () => {
  for (const history of storedHistories) {
    it(`${history.name} stay as they were shown, whatever is taken in later`, async () => {
      const changes = await Effect.runPromise(Effect.forEach(history.events, toChange))
      const facts = noFacts()
      const shown = changes.flatMap((change, index) => {
        applyChange(facts, change)
        const tables = index % 7 === 0 ? [tablesOf(facts, change.at)] : []
        return tables.map((table) => ({ table, copy: structuredClone(table) }))
      })
      for (const { table, copy } of shown) expect(table).toEqual(copy)
    })
  }
})
