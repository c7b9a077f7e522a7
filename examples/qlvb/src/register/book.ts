import { dateOf, vietnamTime, yearOf } from "@lienthong/core/calendar"
import { everyRow, type IncomingRegisterRequest, type OutgoingRegisterRequest } from "@lienthong/core/report"
import { pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { longDate } from "../page/time.ts"
import { get, type Visit } from "../visit/visit.ts"
import { type BookColumn, incomingColumns, outgoingColumns } from "./column.ts"

/** No book on screen is longer than this; a longer one is printed by its numbers. */
const maxRows = 2_000

interface Shown<Entry> {
  readonly name: "den" | "di"
  readonly title: string
  readonly columns: ReadonlyArray<BookColumn<Entry>>
  readonly entries: AsyncIterable<Entry & { readonly register: string; readonly number: number }>
}

const yearAsked = ({ viewer, query }: Visit): number => {
  const asked = Number(query("nam"))
  return Number.isInteger(asked) && asked > 1900 && asked < 9999
    ? asked
    : yearOf(dateOf(vietnamTime(viewer.office.now())))
}

const numbersAsked = ({ query }: Visit) => {
  const [from, until] = [Number(query("tu-so")), Number(query("den-so"))]
  return {
    ...(Number.isInteger(from) && from > 0 && { numberFrom: from }),
    ...(Number.isInteger(until) && until > 0 && { numberUntil: until }),
  }
}

const bookPage = async <Entry>(visit: Visit, { name, title, columns, entries }: Shown<Entry>) => {
  const { viewer, query } = visit
  const { say, tell, office } = viewer
  const rows: Array<Entry & { readonly number: number }> = []
  for await (const entry of entries) if (rows.push(entry) >= maxRows) break
  const [first, last] = [rows[0]?.number, rows.at(-1)?.number]
  const year = yearAsked(visit)
  const body = html`<div class="no-print">${pageHead(title, say("Mười cột theo NĐ 30/2020, Phụ lục IV", "The ten columns of Decree 30/2020, Annex IV"), html`<a class="btn" href="/so">${say("Các sổ", "All registers")}</a>`)}
    <form class="row search-form" action=${`/so/${name}`}>
      <label>${say("Năm", "Year")} <input name="nam" type="number" value=${year} min="1990" max="9998" /></label>
      <label>${say("Từ số", "From no.")} <input name="tu-so" type="number" min="1" value=${query("tu-so")} /></label>
      <label>${say("Đến số", "To no.")} <input name="den-so" type="number" min="1" value=${query("den-so")} /></label>
      <button class="btn">${say("Xem", "Show")}</button><button class="btn pri" type="button" data-print hidden>${say("In sổ", "Print")}</button>
    </form></div>
    <header class="cover"><p>${office.profile.inCharge?.toUpperCase()}</p>
      <p><b>${office.profile.name.toUpperCase()}</b></p>
      <h2>${title.toUpperCase()}</h2>
        <p>${say("Năm", "Year")}: ${year}. ${first !== undefined && html`${say("Từ số", "From no.")} ${first} ${say("đến số", "to no.")} ${last}. `}${say("In ngày", "Printed on")} ${longDate(dateOf(vietnamTime(office.now())))}</p></header>
    <div class="card scroll" tabindex="0" role="region" aria-label=${title}>
      <table class=${`grid book book-${name}`}><caption class="vh">${title}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${tell(column.title)}</th>`)}</tr>
      <tr class="numbers">${columns.map((_, index) => html`<td>(${index + 1})</td>`)}</tr></thead>
      <tbody>${rows.map((entry): Markup => html`<tr>${columns.map((column) => html`<td>${column.cell(entry)}</td>`)}</tr>`)}</tbody></table>
      ${rows.length === 0 && html`<p class="empty">${say("Sổ năm này chưa có văn bản.", "This year's register is empty.")}</p>`}
      ${rows.length === maxRows && html`<p class="empty">${say(`Chỉ hiện ${maxRows} dòng đầu; chọn khoảng số để in tiếp.`, `Only the first ${maxRows} rows are shown; choose a range of numbers to print more.`)}</p>`}</div>`
  return { kind: "page", title, body } as const
}

/** The register books, on screen and as print pages. */
export const books = [
  get("/so", ({ viewer: { say } }) => ({
    kind: "page",
    title: say("Sổ đăng ký", "Registers"),
    body: html`${pageHead(say("Sổ đăng ký", "Registers"), say("Xem và in theo mẫu NĐ 30/2020, Phụ lục IV", "View and print in the form of Decree 30/2020, Annex IV"))}
      <ul class="choices">
        <li><a class="card pad" href="/so/den"><b>${say("Sổ đăng ký văn bản đến", "Register of incoming documents")}</b></a></li>
      <li><a class="card pad" href="/so/di"><b>${say("Sổ đăng ký văn bản đi", "Register of outgoing documents")}</b></a></li></ul>`,
  })),
  get("/so/den", (visit) => {
    const { office, person, say } = visit.viewer
    const { incomingRegister } = office.exchange.reports
    const request = { year: yearAsked(visit), ...numbersAsked(visit) }
    return bookPage(visit, {
      name: "den",
      title: say("Sổ đăng ký văn bản đến", "Register of incoming documents"),
      columns: incomingColumns,
      entries: everyRow((page?: IncomingRegisterRequest) => incomingRegister(page, { by: person }), request),
    })
  }),
  get("/so/di", (visit) => {
    const { office, person, say } = visit.viewer
    const { outgoingRegister } = office.exchange.reports
    const request = { year: yearAsked(visit), ...numbersAsked(visit) }
    return bookPage(visit, {
      name: "di",
      title: say("Sổ đăng ký văn bản đi", "Register of outgoing documents"),
      columns: outgoingColumns,
      entries: everyRow((page?: OutgoingRegisterRequest) => outgoingRegister(page, { by: person }), request),
    })
  }),
]
