import type { Figures } from "@lienthong/core/report"
import { scaleBand, scaleLinear } from "d3-scale"
import { html, type Markup } from "../page/html.ts"
import type { Say } from "../visit/language.ts"
import { type Chart, printNumber } from "./chart.ts"

export interface Month {
  readonly month: number
  readonly figures: Figures
}

const [top, bottom, left, right] = [24, 216, 44, 500]

/** Documents sent and received, month by month. */
export const monthsChart = (months: ReadonlyArray<Month>, year: number, say: Say): Chart => {
  const largest = Math.max(
    5,
    ...months.flatMap(({ figures: { sent, received } }) => [sent.documents, received.documents]),
  )
  const y = scaleLinear([0, largest], [bottom, top]).nice(5)
  const x = scaleBand(
    months.map(({ month }) => month),
    [left, right],
  ).padding(0.25)
  const bar = (month: number, place: number, value: number, name: string): Markup =>
    html`<rect class=${name} x=${(x(month) ?? 0) + (place * x.bandwidth()) / 2} y=${y(value)} width=${x.bandwidth() / 2 - 1} height=${bottom - y(value)} />`
  const sum = (of: (figures: Figures) => number) => months.reduce((all, { figures }) => all + of(figures), 0)
  const [sent, received] = [
    sum((figures) => figures.sent.documents),
    sum((figures) => figures.received.documents),
  ]
  const drawing = html`<svg class="c" viewBox="0 0 500 250" role="img" aria-label=${say(`Năm ${year}: gửi ${sent}, nhận ${received} văn bản`, `${year}: ${sent} sent, ${received} received`)}>
    ${y
      .ticks(5)
      .filter(Number.isInteger)
      .map(
        (tick) =>
          html`<g><path class="gl" d=${`M${left} ${y(tick)}H${right}`} />
            <text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${printNumber(tick, say)}</text></g>`,
      )}
    ${months.map(
      ({
        month,
        figures,
      }) => html`<g>${bar(month, 0, figures.sent.documents, "b1")}${bar(month, 1, figures.received.documents, "b2")}
      <text x=${(x(month) ?? 0) + x.bandwidth() / 2} y="234" text-anchor="middle">${month}</text></g>`,
    )}
    <rect class="b1" x=${left} y="0" width="13" height="13" />
      <text class="v" x=${left + 19} y="11">${say("gửi", "sent")}</text>
    <rect class="b2" x=${left + 60} y="0" width="13" height="13" />
      <text class="v" x=${left + 79} y="11">${say("nhận", "received")}</text>
    <text x=${right} y="249" text-anchor="end">${say("tháng", "month")}</text>
  </svg>`
  return {
    title: say(
      `Gửi ${printNumber(sent, say)}, nhận ${printNumber(received, say)} văn bản`,
      `${printNumber(sent, say)} sent, ${printNumber(received, say)} received`,
    ),
    unit: say(`Số văn bản mỗi tháng, năm ${year}`, `Documents per month, ${year}`),
    drawing,
    head: [say("Tháng", "Month"), say("Gửi", "Sent"), say("Nhận", "Received")],
    rows: months.map(({ month, figures }) => [
      String(month),
      printNumber(figures.sent.documents, say),
      printNumber(figures.received.documents, say),
    ]),
  }
}
