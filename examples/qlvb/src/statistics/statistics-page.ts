import { dateOf, vietnamTime, yearOf } from "@lienthong/core/calendar"
import type { Figures, FiguresReport } from "@lienthong/core/report"
import { pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { longTime } from "../page/time.ts"
import { get, type Viewer, type Visit } from "../visit/visit.ts"
import { figure, printNumber } from "./chart.ts"
import { dutiesChart } from "./duties-chart.ts"
import { monthsChart } from "./months-chart.ts"
import { refusalsChart } from "./refusals-chart.ts"
import { timesChart } from "./times-chart.ts"

const share = (part: number, whole: number, { say }: Viewer): string =>
  whole === 0 ? "–" : `${printNumber((part / whole) * 100, say)} %`

/** Five figures of the year. */
const headFigures = (viewer: Viewer, { sent, received, paper, incoming }: Figures): Markup => {
  const { say } = viewer
  const done = incoming.doneInTime + incoming.doneLate
  const figures: ReadonlyArray<readonly [name: string, value: string, beneath: string, isBad?: boolean]> = [
    [
      say("Văn bản gửi", "Sent"),
      printNumber(sent.documents, say),
      say(
        `${share(sent.signed.both, sent.documents, viewer)} đủ hai chữ ký số`,
        `${share(sent.signed.both, sent.documents, viewer)} with both signatures`,
      ),
    ],
    [
      say("Văn bản nhận", "Received"),
      printNumber(received.documents, say),
      say(`${received.refused} từ chối, có lý do`, `${received.refused} refused, with a reason`),
    ],
    [
      say("Gửi hoàn toàn điện tử", "Fully electronic"),
      share(sent.fullyElectronic, sent.electronic, viewer),
      say("lượt nơi nhận", "of the recipients"),
    ],
    [
      say("Giấy không có căn cứ", "Unjustified paper"),
      printNumber(paper.waste, say),
      say("bản nhận kèm, trái Điều 5.3", "copies against Art. 5.3"),
      paper.waste > 0,
    ],
    [
      say("Hoàn thành trong hạn", "Completed on time"),
      share(incoming.doneInTime, done, viewer),
      say(`${incoming.openLate} văn bản đang quá hạn`, `${incoming.openLate} are overdue`),
    ],
  ]
  return html`<dl class="figs">${figures.map(
    ([name, value, beneath, isBad]) => html`<div><dt>${name}</dt>
    <dd class=${isBad ? "bad" : ""}>${value}<small>${beneath}</small></dd></div>`,
  )}</dl>`
}

const unitTable = ({ say }: Viewer, { rows }: FiguresReport): Markup =>
  rows.length > 0 &&
  html`<h2 class="gap">${say("Theo đơn vị được giao", "By unit")}</h2>
    <div class="card scroll" tabindex="0" role="region" aria-label=${say("Số liệu theo đơn vị", "Figures by unit")}>
  <table class="grid nums"><caption class="vh">${say("Số liệu theo đơn vị", "Figures by unit")}</caption>
    <thead><tr><th scope="col">${say("Đơn vị", "Unit")}</th>
    <th scope="col">${say("Văn bản đến", "Received")}</th>
    <th scope="col">${say("Xong trong hạn", "Done on time")}</th>
    <th scope="col">${say("Xong chậm", "Done late")}</th><th scope="col">${say("Đang mở", "Open")}</th>
    <th scope="col">${say("Đang quá hạn", "Overdue")}</th></tr></thead>
  <tbody>${rows.map(
    ({ group, figures: { received, incoming } }) => html`<tr>
    <th scope="row">${group || say("Chưa giao", "Not assigned")}</th><td>${received.documents}</td>
    <td>${incoming.doneInTime}</td><td>${incoming.doneLate}</td>
    <td>${incoming.openInTime + incoming.openLate}</td>
    <td>${incoming.openLate}</td></tr>`,
  )}</tbody></table></div>`

const yearAsked = ({ viewer, query }: Visit): number => {
  const asked = Number(query("nam"))
  const now = yearOf(dateOf(vietnamTime(viewer.office.now())))
  return Number.isInteger(asked) && asked > 1990 && asked <= now ? asked : now
}

/** The figures of a year, as charts and tables. */
export const statistics = [
  get("/thong-ke", async (visit) => {
    const { viewer } = visit
    const { say, tell, office, person } = viewer
    const { reports } = office.exchange
    const year = yearAsked(visit)
    const now = vietnamTime(office.now())
    const last = year === yearOf(dateOf(now)) ? Number(now.slice(5, 7)) : 12
    const [whole, ...months] = await Promise.all([
      reports.figures({ period: String(year), groupBy: "unit" }, { by: person }),
      ...Array.from({ length: last }, async (_, index) => {
        const period = `${year}-${String(index + 1).padStart(2, "0")}`
        return { month: index + 1, figures: (await reports.figures({ period }, { by: person })).total }
      }),
    ])
    const title = say("Tình hình gửi, nhận văn bản điện tử", "Documents sent and received")
    const charts = [
      monthsChart(months, year, say),
      dutiesChart(whole.total, say, tell),
      timesChart(whole.total, say),
      refusalsChart(whole.total, say),
    ]
    const body = html`${pageHead(title, `${office.profile.name} · ${say("năm", "year")} ${year} · ${say("số liệu đến", "until")} ${longTime(now)}, ${say("dòng nhật ký", "log position")} ${whole.asOf}`, [html`<a class="btn" href=${`/thong-ke?nam=${year - 1}`}>${say("Năm", "Year")} ${year - 1}</a>`, html`<a class="btn pri" href="/thong-ke/bieu">${say("Biểu báo cáo…", "Reports…")}</a>`])}
      ${headFigures(viewer, whole.total)}
      <div class="two">${charts.map((chart) => figure(chart, say))}</div>${unitTable(viewer, whole)}`
    return { kind: "page", title, body }
  }),
]
