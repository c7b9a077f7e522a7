import { Schema } from "effect"
import {
  endOfDay,
  endOfMorning,
  nextWorkingDay,
  type WorkingCalendar,
} from "../../calendar/working-calendar.ts"
import { dateOf, epochMillis, printDate, VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { Article, decision28, decree30, ground } from "../../vocabulary/ground.ts"
import type { Urgency } from "../../vocabulary/urgency.ts"
import { isUrgent } from "../urgent-lane.ts"

/**
 * When a signed document must be sent (thời hạn gửi).
 *
 * An ordinary document is sent on the day it is signed, or by the morning of the next working day at the
 * latest (Decision 28/2018, Art. 6.2): `due`. Decree 30/2020, Art. 18.1, newer and higher but not about
 * electronic sending, allows that whole working day: `lateBound`. Between the two a document is late by the
 * Decision only.
 *
 * An urgent document is sent at once after signing, by both. No article says how long "at once" is, so `due`
 * is the signing itself. The last bound of Art. 18.1 applies to urgent documents too: between the two an
 * urgent document is late.
 */
export const SendDeadline = Schema.Struct({
  due: VietnamTime,
  lateBound: VietnamTime,
  immediate: Schema.Boolean,
  /** Whether the calendar does not know all days off up to `due`: see `WorkingCalendar.covered`. */
  estimated: Schema.Boolean,
  ...ground,
  /** The article of `lateBound`. */
  lateArticle: Article,
})
export interface SendDeadline extends Schema.Schema.Type<typeof SendDeadline> {}

/** How a sending time compares with its deadline. */
export const Timeliness = Schema.Literals(["in-time", "late", "overdue"])
export type Timeliness = typeof Timeliness.Type

const immediateDeadline = (signedAt: VietnamTime, calendar: WorkingCalendar): SendDeadline => ({
  due: signedAt,
  lateBound: endOfDay(calendar, nextWorkingDay(calendar, dateOf(signedAt))),
  immediate: true,
  estimated: false,
  article: decision28("6.2"),
  lateArticle: decree30("18.1"),
  reason: {
    en: "Urgent: to be sent at once after signing.",
    vi: "Văn bản khẩn: gửi ngay sau khi ký số.",
  },
})

/**
 * Calculates the deadline of a document. `signedAt` is when the competent person signed it for issue (ký ban
 * hành): the day counts from there, not from the agency's signature that follows.
 */
export const sendDeadline = (
  signedAt: VietnamTime,
  urgency: Urgency,
  calendar: WorkingCalendar,
): SendDeadline => {
  if (isUrgent(urgency)) return immediateDeadline(signedAt, calendar)
  const signingDay = dateOf(signedAt)
  const nextDay = nextWorkingDay(calendar, signingDay)
  return {
    due: endOfMorning(calendar, nextDay),
    lateBound: endOfDay(calendar, nextDay),
    immediate: false,
    estimated: !(calendar.covered(yearOf(signingDay)) && calendar.covered(yearOf(nextDay))),
    article: decision28("6.2"),
    lateArticle: decree30("18.1"),
    reason: {
      en: `Signed on ${signingDay}: to be sent that day, at the latest in the morning of ${nextDay}, the next working day.`,
      vi: `Ký ngày ${printDate(signingDay)}: gửi trong ngày, chậm nhất trong buổi sáng ngày làm việc tiếp theo ${printDate(nextDay)}.`,
    },
  }
}

/**
 * The deadline that a sending is held to: the stated one, or the current calendar's when that is later, for
 * example because a day off was announced afterwards. It is never earlier than the stated one.
 */
export const standingDeadline = (
  told: SendDeadline,
  signedAt: VietnamTime,
  urgency: Urgency,
  calendar: WorkingCalendar,
): SendDeadline => {
  const nextDay = nextWorkingDay(calendar, dateOf(signedAt))
  const isMore =
    endOfDay(calendar, nextDay) > told.lateBound ||
    (!told.immediate && endOfMorning(calendar, nextDay) > told.due)
  return isMore ? sendDeadline(signedAt, urgency, calendar) : told
}

/**
 * How long after signing an urgent document still counts as sent at once: half an hour, for the registrar's
 * check before dispatch. This is the library's reading; the law names no figure, and a host may set another.
 */
export const urgentGraceMillis = 30 * 60_000

/** Compares a sending time with a deadline: `late` until `lateBound`, `overdue` after it. */
export const timeliness = (
  deadline: Pick<SendDeadline, "due" | "lateBound" | "immediate">,
  sentAt: VietnamTime,
  graceMillis: number = urgentGraceMillis,
): Timeliness => {
  const inTimeUntil = epochMillis(deadline.due) + (deadline.immediate ? graceMillis : 0)
  if (epochMillis(sentAt) <= inTimeUntil) return "in-time"
  return sentAt <= deadline.lateBound ? "late" : "overdue"
}
