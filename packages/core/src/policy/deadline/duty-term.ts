import { Schema } from "effect"
import type { WorkingCalendar } from "../../calendar/working-calendar.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Article, ground } from "../../vocabulary/ground.ts"
import type { Urgency } from "../../vocabulary/urgency.ts"
import { urgentGraceMillis } from "./send-deadline.ts"

/**
 * When a duty must be done (thời hạn), and by which article. After `due` it is late, after `lateBound`
 * overdue; where the law has only one bound, it is overdue after `due`. A duty without `due` is one for which
 * no article sets a time.
 */
export const DutyTerm = Schema.Struct({
  due: Schema.optionalKey(VietnamTime),
  lateBound: Schema.optionalKey(VietnamTime),
  /** Whether the law says "at once" (ngay). {@link DutySettings} turn this into the time `due`. */
  immediate: Schema.Boolean,
  /** Whether the calendar does not know all days off up to then: see `WorkingCalendar.covered`. */
  estimated: Schema.Boolean,
  ...ground,
  /** The article of `lateBound`. */
  lateArticle: Schema.optionalKey(Article),
})
export interface DutyTerm extends Schema.Schema.Type<typeof DutyTerm> {}

/** The three levels of an urgent document (văn bản khẩn; Decree 30/2020, Art. 4.2c). */
export type UrgentLevel = Exclude<Urgency, "ordinary" | "timed-flash">

/** An agency's figures where the law says "at once" or "promptly" without one. */
export interface DutySettings {
  /** How long "at once" (ngay) lasts after the event, around the clock. */
  readonly atOnceMillis: Readonly<Record<UrgentLevel, number>>
  /** How long an answer to a recall may take. Without it the watch never reports an answer as late. */
  readonly answerRecallMillis?: number
  /** The same for an update that the sender asks for. */
  readonly answerUpdateMillis?: number
  /**
   * In how many working days after its arrival a document without a deadline is to be completed, by the
   * agency's work rule (quy chế làm việc; Decree 30/2020, Art. 24.2). Without it such a document has none.
   */
  readonly completeWorkingDays?: number
  /** How long to wait for a report on a sent document. Default: {@link defaultReportWait}. */
  readonly reportWait?: ReportWaitSettings
}

/**
 * The same as a host states them: a field left out is as in {@link defaultDutySettings} and {@link
 * defaultReportWait}.
 */
export interface DutyOptions extends Omit<DutySettings, "atOnceMillis" | "reportWait"> {
  readonly atOnceMillis?: Partial<DutySettings["atOnceMillis"]>
  readonly reportWait?: Partial<ReportWaitSettings>
}

/** How long to wait before looking for a sent document that was never reported on (theo dõi việc nhận). */
export interface ReportWaitSettings {
  /**
   * For an ordinary document: the number of working days after the day of its sending, at least 1. The wait
   * ends with the last one.
   */
  readonly workingDays: number
  /** For an urgent document (khẩn and above): the time after its sending, around the clock. */
  readonly urgentMillis: number
}

/**
 * The end of the next working day, or half an hour for an urgent document. The receiver must confirm the
 * receipt on the same day (Decree 30/2020, Art. 21.2c); no article says how long the sender waits.
 */
export const defaultReportWait: ReportWaitSettings = { workingDays: 1, urgentMillis: urgentGraceMillis }

/**
 * Half an hour for each level, as for sending (`urgentGraceMillis`), and no time for the answer to a recall
 * or an update. These are the library's reading, not the law's: an agency with its own regulation (quy chế)
 * sets its own figures.
 */
export const defaultDutySettings: DutySettings = {
  atOnceMillis: { flash: urgentGraceMillis, "very-urgent": urgentGraceMillis, urgent: urgentGraceMillis },
}

/** What terms are calculated from. */
export interface DutyRules extends DutySettings {
  readonly calendar: WorkingCalendar
}

/** What reports are calculated with. With a calendar, deadlines are judged by what it knows now. */
export interface BoardRules extends DutySettings {
  readonly calendar?: WorkingCalendar
}

/**
 * How long "at once" lasts for an urgency; none for an ordinary document. Hỏa tốc hẹn giờ, which is only
 * read, counts as hỏa tốc.
 */
export const atOnceMillis = ({ atOnceMillis: of }: DutySettings, urgency: Urgency): number | undefined =>
  urgency === "ordinary" ? undefined : of[urgency === "timed-flash" ? "flash" : urgency]

/** A length of time in words, in whole minutes where possible. */
export const describeMinutes = (millis: number): { readonly en: string; readonly vi: string } => {
  const minutes = Math.round(millis / 6_000) / 10
  return { en: `${minutes} min`, vi: `${minutes} phút` }
}
