import type { Fault } from "@lienthong/core/report"
import { actionButton } from "../page/form.ts"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager } from "../page/pager.ts"
import { longTime, shortTime } from "../page/time.ts"
import { get, hasRole, post, redirect, type Viewer } from "../visit/visit.ts"
import { denialList } from "./denials.ts"
import { healthOf, sayHealth } from "./health.ts"
import { resendable } from "./resend.ts"

type Work = Awaited<ReturnType<Viewer["office"]["exchange"]["work"]["list"]>>[number]

const lanes = (viewer: Viewer) =>
  [
    viewer.say("Hỏa tốc", "Flash"),
    viewer.say("Thượng khẩn", "Very urgent"),
    viewer.say("Khẩn", "Urgent"),
    viewer.say("Thường", "Ordinary"),
    viewer.say("Nội bộ", "Internal"),
  ] as const

const kinds = (viewer: Viewer): Readonly<Record<string, string>> => ({
  document: viewer.say("Gửi văn bản", "Send a document"),
  status: viewer.say("Báo trạng thái", "Report a status"),
  update: viewer.say("Gửi cập nhật", "Send an update"),
  recall: viewer.say("Gửi thu hồi", "Send a recall"),
})

const workRow = (viewer: Viewer, work: Work, mayRequeue: boolean): Markup => {
  const { say } = viewer
  const { id, kind, lane, state, attempt, note, dueAt } = work
  const states = {
    waiting: say("chờ", "waiting"),
    leased: say("đang gửi", "being sent"),
    parked: say("dừng", "stopped"),
  }
  return html`<tr>
    <td>${kinds(viewer)[kind] ?? kind}<div class="s13">${lanes(viewer)[lane]}</div></td>
    <td class=${state === "parked" ? "bad" : ""}><b>${states[state]}</b>
      <div class="s13">${say(`lần ${attempt}`, `attempt ${attempt}`)} · ${shortTime(dueAt)}</div></td>
    <td>${note}</td>
    <td class="c-act"><a class="btn sm" href=${`/van-hanh/viec/${encodeURIComponent(id)}`}>${say("Giải thích", "Explain")}</a>
      ${state === "parked" && mayRequeue && actionButton(viewer, `/van-hanh/chay-lai/${encodeURIComponent(id)}`, say("Chạy lại", "Retry"), "small")}</td>
  </tr>`
}

const faultRow = ({ tell }: Viewer, { at, code, subject, other, text, outcome }: Fault): Markup => html`<tr>
  <td class="nw">${longTime(at)}</td><td>${subject}<div class="s13">${other}</div></td>
  <td>${tell(text)}<div class="s13"><code>${code}</code></div></td><td>${tell(outcome)}</td>
</tr>`

/** Faults, the queue, and whether all is well. */
export const operations = [
  get("/van-hanh", async ({ viewer, query, url }) => {
    const { say, office, person } = viewer
    const { exchange } = office
    const after = query("after")
    const [health, work, faults] = await Promise.all([
      healthOf(office),
      exchange.work.list({ by: person }),
      exchange.reports.faults({ limit: 20, ...(after !== "" && { after }) }, { by: person }),
    ])
    const parked = work.filter(({ state }) => state === "parked")
    const mayRequeue = hasRole(viewer, "administrator") || hasRole(viewer, "clerk")
    const title = say("Sự cố, hàng đợi gửi", "Faults and queue")
    const body = html`${pageHead(title, `${say("Kiểm tra lúc", "Checked at")} ${longTime(health.at)}`, mayRequeue && parked.length > 0 && actionButton(viewer, "/van-hanh/chay-lai-tat-ca", say(`Chạy lại tất cả (${parked.length})`, `Retry all (${parked.length})`), "primary"))}
      <div class=${`say ${health.isWell ? "ok" : "bad"}`}>${sayHealth(viewer, health).map((sentence) => html`<p>${sentence}</p>`)}</div>
      ${await resendable(viewer)}
      <h2 class="gap">${say("Hàng đợi gửi", "Queue")}</h2>
      <div class="card scroll" tabindex="0" role="region" aria-label=${say("Hàng đợi gửi", "Queue")}>
        <table class="grid wide"><caption class="vh">${say("Hàng đợi gửi", "Queue")}</caption><thead><tr>
        <th>${say("Việc", "Work")}</th><th>${say("Trạng thái", "State")}</th>
        <th>${say("Ghi chú", "Note")}</th>
        <th><span class="vh">${say("Thao tác", "Action")}</span></th></tr></thead>
        <tbody>${work
          .toSorted((a, b) => Number(b.state === "parked") - Number(a.state === "parked"))
          .slice(0, 100)
          .map((item) => workRow(viewer, item, mayRequeue))}</tbody></table>
        ${work.length === 0 && emptyList(say("Không có gì chờ gửi.", "Nothing is waiting to be sent."))}</div>
      <h2 class="gap">${say("Nhật ký sự cố", "Faults")}</h2>
      <div class="card scroll" tabindex="0" role="region" aria-label=${say("Nhật ký sự cố", "Faults")}>
        <table class="grid wide"><caption class="vh">${say("Nhật ký sự cố", "Faults")}</caption><thead><tr>
        <th>${say("Lúc", "Time")}</th><th>${say("Văn bản", "Document")}</th>
        <th>${say("Sự cố", "What happened")}</th><th>${say("Kết quả", "Outcome")}</th></tr></thead>
        <tbody>${faults.rows.map((fault) => faultRow(viewer, fault))}</tbody></table>
        ${faults.rows.length === 0 && emptyList(say("Không có sự cố.", "No faults."))}</div>${pager(viewer, url, faults)}
      ${await denialList(viewer)}`
    return { kind: "page", title, body }
  }),
  get("/van-hanh/viec/:id", async ({ viewer, param }) => {
    const { say, tell, office, person } = viewer
    const { happened, waiting } = await office.exchange.work.explain(param("id"), { by: person })
    const title = say("Giải thích", "Explain")
    const body = html`<nav class="crumbs" aria-label=${say("Vị trí", "Place")}><a href="/van-hanh">${say("Sự cố, hàng đợi gửi", "Faults and queue")}</a> › ${title}</nav>${pageHead(title, param("id"))}
      ${waiting.map(
        ({ now, next, nextAt }) => html`<div class="say go"><p><b>${tell(now)}</b></p>
        <p>${tell(next)}${nextAt !== undefined && ` (${longTime(nextAt)})`}</p></div>`,
      )}
      ${waiting.length === 0 && html`<div class="say ok">${say("Không còn gì chờ gửi.", "Nothing is waiting any more.")}</div>`}
      <section class="card pad gap"><h2>${say("Đã xảy ra", "What happened")}</h2>
        <ol class="history">${happened.toReversed().map(({ at, says }) => html`<li><time datetime=${at}>${longTime(at)}</time> ${tell(says)}</li>`)}</ol></section>`
    return { kind: "page", title, body }
  }),
  post("/van-hanh/chay-lai/:id", async ({ viewer: { office, person }, param }) => {
    await office.exchange.work.requeue(param("id"), { by: person })
    return redirect("/van-hanh")
  }),
  post("/van-hanh/chay-lai-tat-ca", async ({ viewer: { office, person } }) => {
    await office.exchange.work.requeueAll({}, { by: person })
    return redirect("/van-hanh")
  }),
]
