import { createHash } from "node:crypto"
import type { AgencyCode } from "@lienthong/core/agency"
import { workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { Effect } from "effect"
import { expect, it } from "vitest"
import { toChange } from "../../../src/exchange/stream/to-change.ts"
import { newRow } from "../../../src/exchange/view/catch-up.ts"
import { dossierView } from "../../../src/exchange/view/dossier-view.ts"
import { project } from "../../../src/view/project.ts"
import { writeRow } from "../../../src/view/view.ts"
import { storedHistories } from "../../history/stored-history.ts"
import { tayNinh } from "../scene.ts"

const view = dossierView("test", {
  agency: { code: tayNinh.code as AgencyCode, name: tayNinh.name },
  rules: { ...defaultDutySettings, calendar: workingCalendar() },
  ownTypes: [],
})

// A failure here means that rows have changed: give the view its next version, so that stores build them
// again, and record them with `npx vitest run <this file> -u`. Rows that changed with the calendar alone need
// no version: their view has another name.
it("What is kept of a document changes with the version of its view: there are stores that have kept it", async () => {
  const histories: Record<string, string> = {}
  for (const { name, events } of storedHistories) {
    const changes = await Effect.runPromise(Effect.forEach(events, toChange))
    const hash = createHash("sha256")
    for (const [key, row] of project(view, new Map(), changes))
      if (row !== undefined)
        hash.update(
          JSON.stringify([
            key,
            writeRow(view, row),
            view.listsOf(row, key),
            view.linesOf?.(row, key).map(newRow),
          ]),
        )
    histories[name] = hash.digest("hex")
  }
  const recorded = `${JSON.stringify({ version: view.version, histories }, undefined, 2)}\n`
  await expect(recorded).toMatchFileSnapshot("recorded-rows.json")
})
