import type { DeliveryView } from "@lienthong/core"
import { statusCode } from "@lienthong/core/document"
import type { TrackingLine } from "@lienthong/core/report"
import { actionButton } from "../../page/form.ts"
import { html, type Markup } from "../../page/html.ts"
import { longTime } from "../../page/time.ts"
import type { Viewer } from "../../visit/visit.ts"
import { sentAt } from "./marks.ts"
import { sayReport } from "./report-words.ts"

interface Entry {
  readonly at: string
  readonly time: Markup
  readonly tone: string
  readonly says: Markup
  readonly beneath?: Markup
}

const shortDigest = (digest: string) => `${digest.slice(0, 8)}…${digest.slice(-8)}`

/** The known facts of a delivery, each with its time, person and source. */
const entriesOf = ({ say, tell }: Viewer, delivery: DeliveryView): ReadonlyArray<Entry> => {
  const { failure, submitted, deadline, wireId } = delivery
  const sent = sentAt(delivery)
  const entry = (at: DeliveryView["queuedAt"], tone: string, says: Markup, beneath?: Markup): Entry => ({
    at,
    time: longTime(at),
    tone,
    says,
    beneath,
  })
  const reports = Object.values(delivery.reports).flatMap(
    ({ status, reportedAt, staff, description, refusal }) =>
      reportedAt === undefined
        ? []
        : [
            entry(
              reportedAt,
              status === statusCode.refused || status === statusCode.declined ? "bad" : "go",
              [`${status} ${sayReport(status, say)}`, staff && `, ${staff}`],
              [refusal && html`<code>${refusal.reason}</code>`, ` ${refusal?.text ?? description}`],
            ),
          ],
  )
  return [
    entry(
      delivery.queuedAt,
      "off",
      say("Xếp hàng gửi", "Queued"),
      `${say("hạn", "by")} ${longTime(deadline.due)} (${deadline.article}) · ${wireId}`,
    ),
    ...(failure
      ? [
          entry(
            failure.at,
            failure.parked ? "bad" : "warn",
            [say(`Lần gửi ${failure.attempt}: `, `Attempt ${failure.attempt}: `), tell(failure.text)],
            html`<code>${failure.problem}</code>`,
          ),
        ]
      : []),
    ...(submitted && sent
      ? [
          entry(sent, "go", say("Trục đã nhận gói tin", "The axis has the packet"), [
            submitted.axisId && html`<code>${submitted.axisId}</code>`,
            submitted.packet && html` <code>SHA-256 ${shortDigest(submitted.packet)}</code>`,
          ]),
        ]
      : []),
    ...reports,
    ...delivery.questions.map(({ kind, statedAt, reason }) =>
      entry(
        statedAt,
        "tim",
        kind === "recall" ? say("Yêu cầu thu hồi", "Recall asked") : say("Yêu cầu cập nhật", "Update asked"),
        `“${reason}”`,
      ),
    ),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

/** The evidence of one recipient: the sentence and the next step, and everything known, the newest first. */
export const evidence = (
  viewer: Viewer,
  delivery: DeliveryView,
  line: TrackingLine | undefined,
  mayResend: boolean,
): Markup => {
  const { say, tell } = viewer
  const remark = line?.remark
  const isStopped = delivery.standing === "parked" || remark?.code.startsWith("unheard/")
  return html`<tr class="evr"><td colspan="3"><div class="ev">
    <div>
      ${remark ? html`<div class=${`say ${line.needsAttention ? "bad" : "go"}`}>${tell(remark)}</div>` : html`<p class="s13">${say("Không có gì bất thường.", "Nothing unusual.")}</p>`}
      <p class="s13 gap">${tell(delivery.way.reason)} (${delivery.way.article})</p>
      ${isStopped && mayResend && actionButton(viewer, `/di/${delivery.document}/gui-lai`, say("Gửi lại", "Resend"), "small")}
      ${delivery.way.paper && delivery.paper._tag === "due" && actionButton(viewer, `/di/${delivery.document}/da-gui-giay/${encodeURIComponent(delivery.to.code)}`, say("Đã gửi bản giấy", "Paper sent"), "small")}
      ${delivery.paper._tag === "wanted" && actionButton(viewer, `/di/${delivery.document}/da-lay-lai-giay/${encodeURIComponent(delivery.to.code)}`, say("Đã lấy lại bản giấy", "Paper returned"), "small")}
    </div>
    <ol>${entriesOf(viewer, delivery).map(
      ({ at, time, tone, says, beneath }) =>
        html`<li class=${tone}><time datetime=${at}>${time}</time> ${says}${beneath && html`<br />${beneath}`}</li>`,
    )}</ol>
  </div></td></tr>`
}
