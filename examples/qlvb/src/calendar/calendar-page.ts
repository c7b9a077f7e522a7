import {
  type CalendarDay,
  dateOf,
  dayOfWeek,
  describeCalendarDay,
  LocalDate,
  plusDays,
  vietnamTime,
  yearOf,
} from "@lienthong/core/calendar"
import { pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { longDate, shortDate } from "../page/time.ts"
import { get, type Viewer } from "../visit/visit.ts"

const classOf = (day: CalendarDay, isToday: boolean): string =>
  [
    day.working ? ("madeUp" in day ? "made-up" : "") : day.because === "weekend" ? "weekend" : "day-off",
    isToday ? "today" : "",
  ].join(" ")

const daysOf = (year: number, month: number): ReadonlyArray<LocalDate> => {
  const first = LocalDate.make(`${year}-${String(month).padStart(2, "0")}-01`)
  return Array.from({ length: 31 }, (_, index) => plusDays(first, index)).filter(
    (date) => date.slice(0, 7) === first.slice(0, 7),
  )
}

/** Monday is the first day of the week. */
const columnOf = (date: LocalDate) => (dayOfWeek(date) + 6) % 7

const weeksOf = (days: ReadonlyArray<LocalDate>): ReadonlyArray<ReadonlyArray<LocalDate | undefined>> => {
  const [first] = days
  const cells = [...Array.from({ length: first ? columnOf(first) : 0 }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

const monthTable = ({ office, say, tell }: Viewer, year: number, month: number): Markup => {
  const today = dateOf(vietnamTime(office.now()))
  const names = say("T2 T3 T4 T5 T6 T7 CN", "Mo Tu We Th Fr Sa Su").split(" ")
  const cell = (date: LocalDate | undefined): Markup => {
    if (date === undefined) return html`<td></td>`
    const day = office.calendar.day(date)
    const isNamed = !day.working ? day.because !== "weekend" : "madeUp" in day
    return html`<td class=${classOf(day, date === today)} title=${isNamed && tell(describeCalendarDay(day))}>${Number(date.slice(8))}</td>`
  }
  return html`<table class="month">
    <caption>${say(`Tháng ${month}`, `${year}-${String(month).padStart(2, "0")}`)}</caption>
    <thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${weeksOf(daysOf(year, month)).map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody></table>`
}

const namedDays = ({ office, tell }: Viewer, year: number): ReadonlyArray<Markup> =>
  Array.from({ length: 12 }, (_, index) => daysOf(year, index + 1))
    .flat()
    .flatMap((date) => {
      const day = office.calendar.day(date)
      if (day.working ? !("madeUp" in day) : day.because === "weekend") return []
      return html`<li><b>${shortDate(date)}</b> ${tell(describeCalendarDay(day))}</li>`
    })

/** When the agency works: a year with its days off, and the office hours. */
export const workingCalendarPages = [
  get("/lich", ({ viewer, query }) => {
    const { say, office } = viewer
    const asked = Number(query("nam"))
    const year =
      Number.isInteger(asked) && asked >= 2018 && asked < 2100
        ? asked
        : yearOf(dateOf(vietnamTime(office.now())))
    const { morning, afternoon } = office.calendar.hours.sessions
    const title = say(`Lịch làm việc năm ${year}`, `Working calendar of ${year}`)
    const known = office.calendar.covered(year)
      ? say("Ngày nghỉ theo thông báo chính thức.", "Days off as announced.")
      : say(
          "Ngày nghỉ chưa được thông báo: ước tính theo luật.",
          "Days off have not been announced yet; they are estimated from the law.",
        )
    const hours = say(
      `Giờ làm việc ${morning.from}–${morning.until}, ${afternoon.from}–${afternoon.until}.`,
      `Office hours ${morning.from}–${morning.until}, ${afternoon.from}–${afternoon.until}.`,
    )
    const acts = [year - 1, year + 1].map(
      (other) => html`<a class="btn" href=${`/lich?nam=${other}`}>${other}</a>`,
    )
    const body = html`${pageHead(title, `${hours} ${known} ${say("Đã biết đến", "Known until")} ${longDate(office.calendar.decidedUntil)}.`, acts)}
      <div class="months">${Array.from({ length: 12 }, (_, index) => monthTable(viewer, year, index + 1))}</div>
      <section class="card pad gap"><h2>${say("Ngày nghỉ và ngày làm bù", "Days off and make-up working days")}</h2>
        <ul class="plain columns">${namedDays(viewer, year)}</ul></section>`
    return { kind: "page", title, body }
  }),
]
