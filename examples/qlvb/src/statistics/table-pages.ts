import { tablesXlsx } from "@lienthong/cli"
import { dateOf, vietnamTime } from "@lienthong/core/calendar"
import {
  exchangeByUnit,
  type FigureTable,
  handlingByUnit,
  periodName,
  periodOf,
  printRows,
  signedElectronicByType,
} from "@lienthong/core/report"
import { pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { tabs } from "../page/pager.ts"
import { longTime } from "../page/time.ts"
import { type Answer, get, type Visit } from "../visit/visit.ts"

const kinds = ["gui-nhan", "giai-quyet", "loai"] as const
type Kind = (typeof kinds)[number]

/** The quarter of a day, `2026-Q4`. */
const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** A year, a quarter or a month. */
const isPeriod = (text: string) => /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(text)

/** The period that is asked for; else the present quarter. */
const periodAsked = ({ viewer, query }: Visit): string => {
  const asked = query("ky")
  return isPeriod(asked) ? asked : quarterOf(dateOf(vietnamTime(viewer.office.now())))
}

const kindAsked = ({ query }: Visit): Kind => kinds.find((kind) => kind === query("bieu")) ?? "gui-nhan"

/** A prescribed table of a period, as the library makes it. */
const tableOf = async (visit: Visit): Promise<FigureTable> => {
  const { office, person } = visit.viewer
  const kind = kindAsked(visit)
  const groupBy = kind === "loai" ? "type" : "unit"
  const figures = await office.exchange.reports.figures(
    { period: periodAsked(visit), groupBy },
    { by: person },
  )
  if (kind === "loai") return signedElectronicByType(figures)
  return kind === "giai-quyet" ? handlingByUnit(figures, "incoming") : exchangeByUnit(figures)
}

const printed = (visit: Visit, table: FigureTable): Markup => {
  const { tell, language } = visit.viewer
  return html`<table class="grid nums book"><caption class="vh">${tell(table.title)}</caption>
    <thead><tr>${table.columns.map(({ title }) => html`<th scope="col">${tell(title)}</th>`)}</tr></thead>
    <tbody>${printRows(table, language).map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`
}

const tablePage = async (visit: Visit): Promise<Answer> => {
  const { viewer } = visit
  const { say, tell, office } = viewer
  const [table, kind, period] = [await tableOf(visit), kindAsked(visit), periodAsked(visit)]
  const names: Readonly<Record<Kind, string>> = {
    "gui-nhan": say("Gửi, nhận theo đơn vị (QĐ 28)", "Exchange by unit (Decision 28)"),
    "giai-quyet": say("Giải quyết văn bản đến (NĐ 30)", "Handling of incoming documents (Decree 30)"),
    loai: say("Theo loại văn bản", "By type"),
  }
  const year = period.slice(0, 4)
  const periods = [`${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`, year, String(Number(year) - 1)]
  const acts = [
    html`<a class="btn" href=${`/thong-ke/bieu.xlsx?bieu=${kind}&ky=${period}`} download>${say("Tải XLSX", "Download XLSX")}</a>`,
    html`<button class="btn pri" type="button" data-print hidden>${say("In báo cáo", "Print")}</button>`,
  ]
  const body = html`<div class="no-print">
      ${pageHead(say("Biểu báo cáo", "Reports"), html`<a href="/thong-ke">${say("Biểu đồ", "Charts")}</a>`, acts)}
      ${tabs(
        say("Biểu", "Table"),
        kinds.map((each) => ({
          to: `/thong-ke/bieu?bieu=${each}&ky=${period}`,
          label: names[each],
          current: each === kind,
        })),
      )}
      ${tabs(
        say("Kỳ", "Period"),
        periods.map((each) => ({
          to: `/thong-ke/bieu?bieu=${kind}&ky=${each}`,
          label: each,
          current: each === period,
        })),
      )}
    </div>
    <header class="cover"><p><b>${office.profile.name.toUpperCase()}</b></p></header>
    <h2>${tell(table.title)}</h2>
    <p class="sub">${tell(table.period)} · ${say("số liệu đến", "until")} ${longTime(vietnamTime(office.now()))}</p>
    <div class="card scroll gap" tabindex="0" role="region" aria-label=${tell(table.title)}>${printed(visit, table)}</div>`
  return { kind: "page", title: tell(table.title), body }
}

/** The tables that the law asks for, to read, to print and to take along. */
export const tablePages = [
  get("/thong-ke/bieu", tablePage),
  get("/thong-ke/bieu.xlsx", async (visit) => {
    const table = await tableOf(visit)
    const period = periodOf(periodAsked(visit))
    return {
      kind: "file",
      name: `${table.id}-${periodName(period)}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: await tablesXlsx([table], visit.viewer.language),
    }
  }),
]
