import { type CalendarOutlook, calendarOutlook } from "../calendar/calendar-outlook.ts"
import { countMissing, countNotices, differs } from "../document/reconciliation/event.ts"
import type { BoardRules } from "../policy/deadline/duty-term.ts"
import { dateOf, type VietnamTime } from "../time/vietnam-time.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import { type ClockFault, clockFaults } from "./clock-fault.ts"
import { paperLines } from "./paper-board.ts"
import { awaySince, type ReadModel } from "./read-model.ts"
import { type TrackingLine, trackingLines } from "./tracking-board.ts"

/**
 * The figures of an agency for a Decision 28 report. They count documents and recipients and are not
 * percentages.
 */
export interface Headline {
  /** Dispatched documents, and how many of them were originals (signed by person and agency). */
  readonly documentsSent: number
  readonly documentsSigned: number
  /** Recipients that got a document electronically, only electronically, and also on paper. */
  readonly sentElectronically: number
  readonly fullyElectronic: number
  readonly paperInParallel: number
  readonly paperOnly: number
  /** Recipients to whom a document was sent after its deadline, or is not yet sent after it. */
  readonly late: number
  /** Incoming documents that arrived complete, and how many were refused on arrival or by the clerk. */
  readonly documentsReceived: number
  readonly documentsRefused: number
  /** Paper that came in addition to an electronic document without a known rule to order it (Art. 5.3). */
  readonly paperWasted: number
  /**
   * Present during the last 60 days for which days off are known, and after them: deadlines are then
   * estimates.
   */
  readonly calendar?: CalendarOutlook
  /** Since when the axis has been unavailable and outgoing packets wait. Absent while it answers. */
  readonly axisAwaySince?: VietnamTime
  /**
   * How this machine's clock differs or was set back, and since when. Absent while it agrees with the axis.
   */
  readonly clock?: ReadonlyArray<ClockFault>
  /**
   * What the axis lacked at the last daily comparison with the log: documents by recipient that its sent list
   * does not contain, mailbox entries that it counts but does not deliver, and status packets and packets of
   * updates that its list does not contain. Absent when nothing differed.
   */
  readonly axisDiffers?: {
    readonly at: VietnamTime
    readonly missing: number
    readonly notGiven: number
    /** Absent for none. */
    readonly statusesMissing?: number
    /** By recipient. Absent for none. */
    readonly updatesMissing?: number
  }
}

/** A document withdrawn in time no longer has to be sent. */
const isLate = (line: TrackingLine, now: VietnamTime) =>
  line.sentAt === undefined
    ? line.way.electronic && line.standing !== "withdrawn" && line.inTimeUntil < now
    : line.timeliness !== "in-time"

/** What the axis lacked at the last comparison, if anything. */
export const differenceOf = ({
  reconciled: [last],
}: Pick<ReadModel, "reconciled">): Headline["axisDiffers"] => {
  if (last === undefined || !differs(last.event)) return undefined
  const statusesMissing = countNotices(last.event.statuses)
  const updatesMissing = countNotices(last.event.updates)
  return {
    at: last.at,
    missing: countMissing(last.event),
    notGiven: last.event.mailboxes.reduce((sum, { counted, given }) => sum + counted - given, 0),
    ...(statusesMissing > 0 && { statusesMissing }),
    ...(updatesMissing > 0 && { updatesMissing }),
  }
}

/** The headline figures at a time, with the agency's definition of "at once". */
export const headlineOf = (model: ReadModel, now: VietnamTime, settings: BoardRules): Headline => {
  const lines = trackingLines(model, settings)
  const dispatched = new Map(lines.map((line) => [line.document, line] as const))
  const axisAwaySince = awaySince(model)
  const axisDiffers = differenceOf(model)
  const clock = clockFaults(model.clock)
  const sent = lines.filter((line) => line.sentAt !== undefined)
  const outlook = settings.calendar && calendarOutlook(settings.calendar, dateOf(now))
  return {
    documentsSent: dispatched.size,
    documentsSigned: [...dispatched.values()].filter((line) => line.legalValue === "original").length,
    sentElectronically: sent.length,
    fullyElectronic: sent.filter((line) => !line.way.paper).length,
    paperInParallel: sent.filter((line) => line.way.paper).length,
    paperOnly: lines.filter((line) => !line.way.electronic).length,
    late: lines.filter((line) => isLate(line, now)).length,
    documentsReceived: model.arrived.size,
    documentsRefused: model.refused.size,
    paperWasted: paperLines(model).lines.filter(({ verdict }) => verdict.outcome === "waste").length,
    ...(outlook && outlook.standing !== "decided" && { calendar: outlook }),
    ...(axisAwaySince !== undefined && { axisAwaySince }),
    ...(clock.length > 0 && { clock }),
    ...(axisDiffers && { axisDiffers }),
  }
}

/** The headline figures from the whole log, at a time, with the agency's definition of "at once". */
export const headline = (changes: Iterable<Change>, now: VietnamTime, settings: BoardRules): Headline =>
  headlineOf(buildReadModel(changes), now, settings)
