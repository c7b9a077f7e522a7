import { Schema } from "effect"
import type { WorkingCalendar } from "../calendar/working-calendar.ts"
import { VietnamTime } from "../time/vietnam-time.ts"
import { Article, ground } from "../vocabulary/ground.ts"
import type { Urgency } from "../vocabulary/urgency.ts"
import { urgentGraceMillis } from "./send-deadline.ts"

/**
 * Until when a duty must be done (thời hạn), with its ground. Past `due` it is late, past `lateBound` overdue; where
 * the law has one bound only, what is past `due` is overdue. A duty for which no article names a time has no `due`.
 */
export const DutyTerm = Schema.Struct({
  due: Schema.optionalKey(VietnamTime),
  lateBound: Schema.optionalKey(VietnamTime),
  /** The law says "at once" (ngay), which `due` turns into a time by {@link DutySettings}. */
  immediate: Schema.Boolean,
  /** The calendar does not know all days off on the way: see `WorkingCalendar.covered`. */
  estimated: Schema.Boolean,
  ...ground,
  /** The article of `lateBound`. */
  lateArticle: Schema.optionalKey(Article),
})
export type DutyTerm = typeof DutyTerm.Type

/** The three levels of an urgent document (văn bản khẩn; Decree 30/2020, Art. 4.2c). */
export type UrgentLevel = Exclude<Urgency, "ordinary" | "timed-flash">

/** What an agency lays down where the law says "at once" or "promptly" and names no figure. */
export interface DutySettings {
  /** How long after the event what is to be done at once (ngay) still counts as that, around the clock. */
  readonly atOnceMillis: Readonly<Record<UrgentLevel, number>>
  /** Until when a recall is to be answered; without it the watch never calls an answer late. */
  readonly answerRecallMillis?: number
  /** The same for an update that the sender asks to take in. */
  readonly answerUpdateMillis?: number
  /** When something must have been heard of what was sent; {@link defaultHearing} when absent. */
  readonly hearing?: HearingSettings
}

/** After what time a document that was sent and never reported on is looked for (theo dõi việc nhận). */
export interface HearingSettings {
  /** An ordinary document: at the end of so many working days after the day of its sending, from 1. */
  readonly workingDays: number
  /** An urgent one (khẩn and above): so long after its sending, around the clock. */
  readonly urgentMillis: number
}

/**
 * The end of the next working day, half an hour for what is urgent. The receiver must tell of the receipt on the day
 * (Decree 30/2020, Art. 21.2c); how long the sender waits before it looks, no article says.
 */
export const defaultHearing: HearingSettings = { workingDays: 1, urgentMillis: urgentGraceMillis }

/**
 * Half an hour for each level, as for sending (`urgentGraceMillis`), and no time for the answer to a recall or an update. This is
 * the library's reading, not the law's: an agency with its own regulation (quy chế) states its own figures.
 */
export const defaultDutySettings: DutySettings = {
  atOnceMillis: { flash: urgentGraceMillis, "very-urgent": urgentGraceMillis, urgent: urgentGraceMillis },
}

/** What terms are reckoned from. */
export interface DutyRules extends DutySettings {
  readonly calendar: WorkingCalendar
}

/** What figures and boards are drawn up by: with a calendar, deadlines that it knows better now are judged by it. */
export interface BoardRules extends DutySettings {
  readonly calendar?: WorkingCalendar
}

/** How long "at once" lasts for an urgency; none for an ordinary document. Hỏa tốc hẹn giờ, only read, is hỏa tốc. */
export const atOnceMillis = ({ atOnceMillis: of }: DutySettings, urgency: Urgency): number | undefined =>
  urgency === "ordinary" ? undefined : of[urgency === "timed-flash" ? "flash" : urgency]

/** How a length of time is said in a reason, in whole minutes where it has any. */
export const sayMinutes = (millis: number): { readonly en: string; readonly vi: string } => {
  const minutes = Math.round(millis / 6_000) / 10
  return { en: `${minutes} min`, vi: `${minutes} phút` }
}
