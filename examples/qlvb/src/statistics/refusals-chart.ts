import type { Figures } from "@lienthong/core/report"
import { scaleLinear } from "d3-scale"
import { html } from "../page/html.ts"
import type { Say } from "../visit/language.ts"
import { type Chart, printNumber } from "./chart.ts"

const longest = 8

const reasonNames = (say: Say): Readonly<Record<string, string>> => ({
  "outside-function": say("Không thuộc chức năng", "Outside its functions"),
  "wrong-addressee": say("Gửi nhầm nơi nhận", "Wrong agency"),
  "attachment-damaged": say("Tệp bị hỏng", "Damaged file"),
  "attachment-missing": say("Thiếu tệp", "Missing file"),
  "certificate-untrusted": say("Chứng thư số không tin cậy", "Untrusted certificate"),
  "certificate-expired": say("Chứng thư số hết hạn", "Expired certificate"),
  "signature-broken": say("Chữ ký số không còn đúng", "Broken signature"),
  other: say("Lý do khác", "Another reason"),
})

/** Why this agency refused documents, and others refused its own. */
export const refusalsChart = ({ received, reported }: Figures, say: Say): Chart => {
  const names = reasonNames(say)
  const counts = new Map<string, readonly [ours: number, theirs: number]>()
  for (const [reason, count] of Object.entries(received.refusals)) counts.set(reason, [count, 0])
  for (const [reason, count] of Object.entries(reported.refusals))
    counts.set(reason, [counts.get(reason)?.[0] ?? 0, count])
  const lines = [...counts]
    .map(([reason, [ours, theirs]]) => ({ name: names[reason] ?? reason, ours, theirs, all: ours + theirs }))
    .toSorted((a, b) => b.all - a.all)
    .slice(0, longest)
  const x = scaleLinear([0, Math.max(4, ...lines.map(({ all }) => all))], [240, 470]).nice(4)
  const total = lines.reduce((sum, { all }) => sum + all, 0)
  const height = 214
  const drawing = html`<svg class="c" viewBox=${`0 0 500 ${height}`} role="img" aria-label=${lines.map(({ name, all }) => `${name}: ${all}`).join(", ") || say("Không có lần từ chối nào", "Nothing was refused")}>
    ${x
      .ticks(4)
      .filter(Number.isInteger)
      .map(
        (tick) =>
          html`<g><path class="gl" d=${`M${x(tick)} 6V178`} />
            <text x=${x(tick)} y="196" text-anchor="middle">${printNumber(tick, say)}</text></g>`,
      )}
    ${lines.map(({ name, ours, theirs, all }, index) => {
      const y = 11 + index * 21
      return html`<g><text class="v" x="230" y=${y + 13} text-anchor="end">${name}</text>
        <rect class="k3" x=${x(0)} y=${y} width=${x(ours) - x(0)} height="16" />
        <rect class="k2" x=${x(ours)} y=${y} width=${x(all) - x(ours)} height="16" />
        <text class="v" x=${x(all) + 6} y=${y + 13}>${ours} + ${theirs}</text></g>`
    })}
    <rect class="k3" x="240" y="202" width="12" height="12" />
      <text x="257" y="213">${say("cơ quan từ chối", "we refused")}</text>
    <rect class="k2" x="370" y="202" width="12" height="12" />
      <text x="387" y="213">${say("nơi nhận từ chối", "they refused")}</text>
  </svg>`
  return {
    title:
      total === 0
        ? say("Không có lần từ chối nào", "Nothing was refused")
        : say(`${total} lần từ chối`, `${total} refusals`),
    unit: say("Số văn bản bị từ chối theo lý do", "Refused documents by reason"),
    drawing,
    head: [
      say("Lý do", "Reason"),
      say("Cơ quan từ chối", "We refused"),
      say("Nơi nhận từ chối", "They refused"),
    ],
    rows: lines.map(({ name, ours, theirs }) => [name, printNumber(ours, say), printNumber(theirs, say)]),
  }
}
