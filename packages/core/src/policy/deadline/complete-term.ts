import { endOfDay } from "../../calendar/working-calendar.ts"
import {
  dateOf,
  type LocalDate,
  lastInstant,
  later,
  printDate,
  type VietnamTime,
  yearOf,
} from "../../time/vietnam-time.ts"
import { decree30 } from "../../vocabulary/ground.ts"
import type { DutyRules, DutyTerm } from "./duty-term.ts"
import { workingDaysAfter } from "./follow-term.ts"

/**
 * When a document with a due date must be completed (hạn xử lý; Decision 28/2018, Art. 10.2o; Decree 30/2020,
 * Art. 24.2): by the end of that day. If the date had passed before the document arrived, the day of arrival
 * counts.
 */
export const statedTerm = (arrivedAt: VietnamTime, dueDate: LocalDate): DutyTerm => {
  const passed = dueDate < dateOf(arrivedAt)
  return {
    due: later(lastInstant(dueDate), lastInstant(dateOf(arrivedAt))),
    immediate: false,
    estimated: false,
    article: decree30("24.2"),
    reason: passed
      ? {
          en: `The sender set the due date ${dueDate}, which had passed on arrival.`,
          vi: `Hạn xử lý bên gửi ghi là ${printDate(dueDate)}, đã qua khi văn bản đến.`,
        }
      : {
          en: `The sender set the due date ${dueDate}.`,
          vi: `Hạn xử lý bên gửi ghi là ${printDate(dueDate)}.`,
        },
  }
}

/** By the end of the day that the agency's leader set, or to which the deadline was extended. */
const ownTerm = ({ due, extended }: OwnDeadline): DutyTerm => ({
  due: lastInstant(due),
  immediate: false,
  estimated: false,
  article: decree30("23.4"),
  reason:
    extended === undefined
      ? {
          en: `This agency set the deadline ${due} when it assigned the document.`,
          vi: `Cơ quan ấn định thời hạn giải quyết ${printDate(due)} khi giao xử lý.`,
        }
      : {
          en: `This agency extended the deadline to ${due}: ${extended}`,
          vi: `Cơ quan gia hạn giải quyết đến ${printDate(due)}: ${extended}`,
        },
})

/** By the end of the last of the working days that the agency's work rule (quy chế làm việc) gives. */
const workRuleTerm = (arrivedAt: VietnamTime, workingDays: number, { calendar }: DutyRules): DutyTerm => {
  const arrivedOn = dateOf(arrivedAt)
  const day = workingDaysAfter(calendar, arrivedAt, workingDays)
  return {
    due: endOfDay(calendar, day),
    immediate: false,
    estimated: !(calendar.covered(yearOf(arrivedOn)) && calendar.covered(yearOf(day))),
    article: decree30("24.2"),
    reason: {
      en: `Came on ${arrivedOn}; this agency's work rule gives ${workingDays} working days.`,
      vi: `Đến ngày ${printDate(arrivedOn)}; quy chế làm việc của cơ quan quy định ${workingDays} ngày làm việc.`,
    },
  }
}

/** The agency's own deadline, and why it was extended. */
export interface OwnDeadline {
  readonly due: LocalDate
  readonly extended?: string
}

/**
 * When a document must be completed (Decree 30/2020, Art. 23.4 and 24.2): by the agency's own deadline, else
 * by the sender's due date, else by the agency's work rule. Without any of them the law sets no time.
 */
export const completeTerm = (
  arrivedAt: VietnamTime,
  { own, stated }: { readonly own?: OwnDeadline | undefined; readonly stated?: LocalDate | undefined },
  rules: DutyRules,
): DutyTerm | undefined => {
  if (own) return ownTerm(own)
  if (stated !== undefined) return statedTerm(arrivedAt, stated)
  const { completeWorkingDays } = rules
  return completeWorkingDays === undefined ? undefined : workRuleTerm(arrivedAt, completeWorkingDays, rules)
}
