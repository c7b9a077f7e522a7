import {
  at,
  dateOf,
  isWorkingDay,
  type LocalDate,
  plusDays,
  type VietnamTime,
} from "@lienthong/core/calendar"
import type { DutiesRequest } from "@lienthong/core/report"
import { nowOf } from "../page/due.ts"
import { html, type Markup } from "../page/html.ts"
import { shortDate } from "../page/time.ts"
import type { Viewer } from "../visit/visit.ts"

const nextWorkingDays = ({ office }: Viewer, from: LocalDate, count: number): ReadonlyArray<LocalDate> => {
  const days: Array<LocalDate> = []
  for (let day = from; days.length < count; day = plusDays(day, 1))
    if (isWorkingDay(office.calendar, day)) days.push(day)
  return days
}

const endOf = (day: LocalDate) => `${day}T23:59:59.999+07:00` as VietnamTime

/** How much is due on each of the next five working days. */
export const weekStrip = async (viewer: Viewer, narrowed: DutiesRequest): Promise<Markup> => {
  const { say, office, person } = viewer
  const days = nextWorkingDays(viewer, dateOf(nowOf(viewer)), 5)
  const counts = await Promise.all(
    days.map(async (day) => {
      const { rows } = await office.exchange.reports.duties(
        { ...narrowed, dueFrom: at(day, "00:00"), dueUntil: endOf(day), limit: 100 },
        { by: person },
      )
      return { day, count: rows.length }
    }),
  )
  return html`<ul class="days" aria-label=${say("Đến hạn theo ngày làm việc", "Due by working day")}>
    ${counts.map(({ day, count }, index) => html`<li><b>${count}</b><span>${index === 0 && day === dateOf(nowOf(viewer)) ? say("hôm nay", "today") : shortDate(day)}</span></li>`)}
  </ul>`
}
