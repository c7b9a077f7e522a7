import type { Figures, Stage } from "@lienthong/core/report"
import { scaleLog } from "d3-scale"
import { html } from "../page/html.ts"
import type { Say } from "../visit/language.ts"
import { type Chart, plot, printNumber } from "./chart.ts"

const ticks = [1, 10, 60, 60 * 24, 60 * 24 * 5] as const

const sayMinutes = (minutes: number, say: Say): string => {
  if (minutes < 60) return say(`${minutes} phút`, `${minutes} min`)
  if (minutes < 60 * 24)
    return say(`${printNumber(minutes / 60, say)} giờ`, `${printNumber(minutes / 60, say)} h`)
  return say(`${printNumber(minutes / 1440, say)} ngày`, `${printNumber(minutes / 1440, say)} days`)
}

/** How long each stretch of the way takes: the median, and what 95 of 100 do not exceed. */
export const timesChart = ({ times }: Figures, say: Say): Chart => {
  const names: ReadonlyArray<readonly [Stage, string]> = [
    ["signedToSent", say("Ký đến gửi", "Signed to sent")],
    ["sentToArrived", say("Gửi đến khi báo đến", "Sent to arrived")],
    ["arrivedToAccepted", say("Đến đến tiếp nhận", "Arrived to accepted")],
    ["acceptedToCompleted", say("Tiếp nhận đến xong", "Accepted to completed")],
  ]
  const x = scaleLog([1, 60 * 24 * 10], [plot.left, plot.right]).clamp(true)
  const place = (minutes: number) => x(Math.max(1, minutes))
  const lines = names.map(([stage, name], index) => ({ name, ...times[stage], y: 40 + index * 40 }))
  const told = (minutes: number | undefined) => (minutes === undefined ? "–" : sayMinutes(minutes, say))
  const drawing = html`<svg class="c" viewBox="0 0 500 214" role="img" aria-label=${lines.map(({ name, median }) => `${name}: ${told(median)}`).join(", ")}>
    ${ticks.map(
      (tick) => html`<g><path class="gl" d=${`M${x(tick)} 18V178`} />
      <text x=${x(tick)} y="196" text-anchor="middle">${sayMinutes(tick, say)}</text></g>`,
    )}
    ${lines.map(
      ({
        name,
        y,
        median,
        percentile95,
      }) => html`<g><text class="v" x="190" y=${y + 5} text-anchor="end">${name}</text>
      ${
        median === undefined
          ? html`<text x=${plot.left + 8} y=${y + 5}>${say("chưa có số liệu", "no figures yet")}</text>`
          : html`<path class="stretch" d=${`M${place(median)} ${y}H${place(percentile95 ?? median)}`} />
            <path class="stretch" d=${`M${place(percentile95 ?? median)} ${y - 8}V${y + 8}`} />
            <circle class="median" cx=${place(median)} cy=${y} r="7" />`
      }</g>`,
    )}
    <circle class="median" cx="207" cy="7" r="6" /><text x="219" y="11">${say("trung vị", "median")}</text>
    <path class="stretch" d="M290 0V14" />
      <text x="298" y="11">${say("95 % không lâu hơn", "95 % take no longer")}</text>
  </svg>`
  return {
    title: say("Thời gian từng chặng", "Time taken by each step"),
    unit: say("Thang log, thời gian theo đồng hồ", "Logarithmic scale, clock time"),
    drawing,
    head: [say("Chặng", "Step"), say("Số lượt", "Count"), say("Trung vị", "Median"), "95 %"],
    rows: lines.map(({ name, count, median, percentile95 }) => [
      name,
      printNumber(count, say),
      told(median),
      told(percentile95),
    ]),
  }
}
