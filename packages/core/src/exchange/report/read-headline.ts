import { Effect } from "effect"
import { calendarOutlook } from "../../calendar/calendar-outlook.ts"
import { streamName } from "../../log/stream-kind.ts"
import { clockFaults } from "../../report/clock-fault.ts"
import { differenceOf, type Headline } from "../../report/headline.ts"
import { awaySince, emptyReadModel } from "../../report/read-model.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { countsKey, readCounts } from "../../view/counts.ts"
import { readDossier } from "../../view/dossier/dossier-text.ts"
import { listName } from "../../view/table/table.ts"
import { now } from "../runtime/runtime.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { Settings } from "../settings/settings.ts"
import { refusedPackets } from "../view/dossier-view.ts"
import type { Views } from "../view/views.ts"

/** The max number of unsent deliveries past their deadline to count. */
const maxLate = 100_000

/** The figures of the headline, and the position of the last change they include. */
export interface HeadlineReport extends Headline {
  readonly asOf: number
  readonly isCurrent: boolean
}

/** The present figures of a Decision 28 report. They are counted as documents change, not on request. */
export const readHeadline = Effect.fnUntraced(function* ({ store, current }: Views) {
  const { name: view, position, isCurrent } = yield* current
  const { agency } = yield* Settings
  const { calendar } = yield* dutyRules
  const at = yield* now
  const keys = {
    axis: streamName.axis(agency.code),
    clock: streamName.clock(agency.code),
    compared: streamName.reconciliation(),
  }
  const texts = yield* store.get(view, [countsKey, ...Object.values(keys)])
  const counts = readCounts(texts.get(countsKey))
  const count = (list: string) => counts.get(list) ?? 0
  const tracked = (feature: string) => count(listName("tracking", "queued", feature))
  const factsOf = (key: string) => {
    const text = texts.get(key)
    return text === undefined ? emptyReadModel() : readDossier(text).facts
  }
  const lateUnsent = yield* store.count({
    view,
    lists: [listName("tracking", "due", "unsent")],
    before: at,
    limit: maxLate,
  })
  const away = awaySince(factsOf(keys.axis))
  const clock = clockFaults(factsOf(keys.clock).clock)
  const axisDiffers = differenceOf(factsOf(keys.compared))
  const outlook = calendarOutlook(calendar, dateOf(at))
  return {
    documentsSent: count(listName("outgoing", "drafted", "dispatched")),
    documentsSigned: count(listName("outgoing", "drafted", "original")),
    sentElectronically: tracked("sent"),
    fullyElectronic: tracked("sent-without-paper"),
    paperInParallel: tracked("sent-with-paper"),
    paperOnly: tracked("paper-only"),
    late: tracked("sent-late") + lateUnsent,
    documentsReceived: count(listName("incoming", "seen", "arrived")),
    documentsRefused: count(listName("incoming", "seen", "refused")) + count(refusedPackets),
    paperWasted: count(listName("paper", "received", "verdict=waste")),
    ...(outlook.standing !== "decided" && { calendar: outlook }),
    ...(away !== undefined && { axisAwaySince: away }),
    ...(clock.length > 0 && { clock }),
    ...(axisDiffers && { axisDiffers }),
    asOf: Number(position),
    isCurrent,
  } satisfies HeadlineReport as HeadlineReport
})
