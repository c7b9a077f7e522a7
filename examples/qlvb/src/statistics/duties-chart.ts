import { dutyNames } from "@lienthong/core/document"
import type { Figures } from "@lienthong/core/report"
import { scaleLinear } from "d3-scale"
import { html } from "../page/html.ts"
import type { Say, Text } from "../visit/language.ts"
import { type Chart, plot, printNumber } from "./chart.ts"

const shown = ["send", "tell-receipt", "register", "submit", "complete"] as const

const articles = {
  send: "QĐ 28, 6.2",
  "tell-receipt": "NĐ 30, 21",
  register: "NĐ 30, 22",
  submit: "NĐ 30, 23",
  complete: "NĐ 30, 24",
}

/** How many of each duty were kept in time, late, or are overdue. */
export const dutiesChart = (figures: Figures, say: Say, tell: (text: Text) => string): Chart => {
  const x = scaleLinear([0, 1], [plot.left, plot.right])
  const lines = shown.map((duty, index) => {
    const { kept, late, overdue, openLate, openOverdue } = figures.duties[duty]
    const parts = [kept, late, overdue + openLate + openOverdue] as const
    const whole = parts[0] + parts[1] + parts[2]
    const share = whole === 0 ? undefined : kept / whole
    return { duty, parts, whole, share, top: 28 + index * 39 }
  })
  const percent = (share: number | undefined) =>
    share === undefined ? "–" : `${printNumber(share * 100, say)} %`
  const drawing = html`<svg class="c" viewBox="0 0 500 246" role="img" aria-label=${lines.map(({ duty, share }) => `${tell(dutyNames[duty])}: ${percent(share)}`).join(", ")}>
    ${[0, 0.25, 0.5, 0.75, 1].map(
      (tick) => html`<g><path class="gl" d=${`M${x(tick)} 20V222`} />
      <text x=${x(tick)} y="240" text-anchor="middle">${tick * 100} %</text></g>`,
    )}
    ${lines.map(({ duty, parts, whole, share, top }) => {
      const [first, second] = whole === 0 ? [0, 0] : [parts[0] / whole, (parts[0] + parts[1]) / whole]
      return html`<g><text class="v" x="190" y=${top + 10} text-anchor="end">${tell(dutyNames[duty])}</text>
        <text x="190" y=${top + 25} text-anchor="end">${articles[duty]}</text>
        ${
          whole > 0
            ? html`<rect class="k1" x=${x(0)} y=${top} width=${x(first) - x(0)} height="24" />
              <rect class="k2" x=${x(first)} y=${top} width=${x(second) - x(first)} height="24" />
              <rect class="k3" x=${x(second)} y=${top} width=${x(1) - x(second)} height="24" />
              <text class="on-bar" x=${x(0) + 8} y=${top + 17}>${percent(share)}</text>`
            : html`<text x=${x(0) + 8} y=${top + 17}>${say("chưa có số liệu", "no figures yet")}</text>`
        }</g>`
    })}
    <rect class="k1" x="200" y="0" width="12" height="12" /><text x="217" y="11">${say("đúng hạn", "on time")}</text>
    <rect class="k2" x="290" y="0" width="12" height="12" /><text x="307" y="11">${say("làm chậm", "late")}</text>
    <rect class="k3" x="384" y="0" width="12" height="12" /><text x="401" y="11">${say("quá hạn", "overdue")}</text>
  </svg>`
  return {
    title: say("Đúng hạn theo việc", "On time, by duty"),
    unit: say(
      "Phần văn bản làm đúng hạn theo từng việc luật định",
      "The share of documents for which each duty was done on time",
    ),
    drawing,
    head: [
      say("Việc", "Duty"),
      say("Đúng hạn", "On time"),
      say("Làm chậm", "Late"),
      say("Quá hạn", "Overdue"),
    ],
    rows: lines.map(({ duty, parts }) => [
      tell(dutyNames[duty]),
      ...parts.map((part) => printNumber(part, say)),
    ]),
  }
}
