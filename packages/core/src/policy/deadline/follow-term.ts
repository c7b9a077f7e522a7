import { endOfDay, nextWorkingDay, type WorkingCalendar } from "../../calendar/working-calendar.ts"
import { dateOf, plusMillis, printDate, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { decision28 } from "../../vocabulary/ground.ts"
import type { Lane } from "../../vocabulary/lane.ts"
import { urgentLanes } from "../urgent-lane.ts"
import { type DutyRules, type DutyTerm, defaultReportWait, describeMinutes } from "./duty-term.ts"

/** The day a number of working days after a day. */
export const workingDaysAfter = (calendar: WorkingCalendar, from: VietnamTime, count: number) => {
  let day = dateOf(from)
  for (let left = count; left > 0; left--) day = nextWorkingDay(calendar, day)
  return day
}

/**
 * When a report on a sent document is expected (theo dõi việc nhận). The sender checks that a document
 * reaches the right recipient (Decision 28/2018, Art. 8.2), and the recipient's system reports automatically
 * (Art. 6.3) on the day it arrives (Decree 30/2020, Art. 21.2c). No article says how long the sender waits;
 * {@link DutySettings.reportWait} does.
 */
export const followTerm = (
  sentAt: VietnamTime,
  lane: Lane,
  { calendar, reportWait = defaultReportWait }: DutyRules,
): DutyTerm => {
  const article = decision28("8.2")
  if (urgentLanes.includes(lane)) {
    const length = describeMinutes(reportWait.urgentMillis)
    return {
      due: plusMillis(sentAt, reportWait.urgentMillis),
      immediate: true,
      estimated: false,
      article,
      reason: {
        en: `Urgent: the sender follows its arrival; without a report it is looked for after ${length.en}, as this agency has set.`,
        vi: `Văn bản khẩn: bên gửi theo dõi, bảo đảm văn bản đến nơi nhận; sau ${length.vi} chưa có phản hồi thì kiểm tra, theo quy định của cơ quan.`,
      },
    }
  }
  const sentOn = dateOf(sentAt)
  const day = workingDaysAfter(calendar, sentAt, reportWait.workingDays)
  return {
    due: endOfDay(calendar, day),
    immediate: false,
    estimated: !(calendar.covered(yearOf(sentOn)) && calendar.covered(yearOf(day))),
    article,
    reason: {
      en: `Sent on ${sentOn}: the sender follows its arrival; without a report it is looked for after ${day}.`,
      vi: `Gửi ngày ${printDate(sentOn)}: bên gửi theo dõi, bảo đảm văn bản đến nơi nhận; hết ngày ${printDate(day)} chưa có phản hồi thì kiểm tra.`,
    },
  }
}
