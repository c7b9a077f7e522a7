import { workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { toChange } from "../../src/exchange/stream/to-change.ts"
import { applyChange } from "../../src/report/apply-change.ts"
import { awaitedLines } from "../../src/report/awaited-board.ts"
import { denialLines } from "../../src/report/denial-lines.ts"
import { dutyLines } from "../../src/report/duty-board.ts"
import { documentLines } from "../../src/report/electronic-document-lines.ts"
import { faultLines } from "../../src/report/fault-log.ts"
import { headlineOf } from "../../src/report/headline.ts"
import { incomingLines } from "../../src/report/incoming-board.ts"
import { outgoingLines } from "../../src/report/outgoing-board.ts"
import { paperLines } from "../../src/report/paper-board.ts"
import { emptyReadModel, type ReadModel } from "../../src/report/read-model.ts"
import { registerLines } from "../../src/report/register-book.ts"
import { trackingLines } from "../../src/report/tracking-board.ts"
import { tayNinh } from "../exchange/scene.ts"
import { storedHistories } from "../history/stored-history.ts"

const rules = { ...defaultDutySettings, calendar: workingCalendar() }
const agency = { ...tayNinh, code: tayNinh.code as never }

const tablesOf = (model: ReadModel, now: Parameters<typeof dutyLines>[1]) => ({
  tracking: trackingLines(model, rules),
  outgoing: outgoingLines(model),
  incoming: incomingLines(model),
  documents: documentLines(model, agency),
  awaited: awaitedLines(model),
  registers: registerLines(model),
  faults: faultLines(model),
  denials: denialLines(model),
  duties: dutyLines(model, now, rules),
  paper: paperLines(model),
  headline: headlineOf(model, now, rules),
})

describe("The tables of a log that were shown", () => {
  for (const history of storedHistories) {
    it(`${history.name} stay as they were shown, whatever is taken in later`, async () => {
      const changes = await Effect.runPromise(Effect.forEach(history.events, toChange))
      const model = emptyReadModel()
      const shown = changes.flatMap((change, index) => {
        applyChange(model, change)
        const tables = index % 7 === 0 ? [tablesOf(model, change.at)] : []
        return tables.map((table) => ({ table, copy: structuredClone(table) }))
      })
      for (const { table, copy } of shown) expect(table).toEqual(copy)
    })
  }
})
