import type { ElectronicDocument } from "@lienthong/core/report"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager } from "../page/pager.ts"
import { stateMark, statusState } from "../page/state.ts"
import { longDate } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { get, type Viewer } from "../visit/visit.ts"

const row = (viewer: Viewer, found: ElectronicDocument): Markup => {
  const { say } = viewer
  const { direction, document, code, date, subject, typeName, sender, receivers, statuses, urgency, signer } =
    found
  const isOut = direction === "outgoing"
  const parties = isOut ? receivers.map(({ name }) => name) : [sender.name]
  return html`<tr>
    <td class="c-no"><span class="num">${code ?? "–"}</span><div class="s13">${longDate(date)}</div></td>
    <td class="c-subj">${urgencyStamp(urgency)}<a class="subj" href=${`/${isOut ? "di" : "den"}/${document}`}>${subject}</a>
      <div class="s13">${isOut ? say("Văn bản đi", "Outgoing") : say("Văn bản đến", "Incoming")} · ${typeName}${signer?.name && ` · ${signer.name}`}</div></td>
    <td class="c-from">${parties.slice(0, 2).join(", ")}${parties.length > 2 && say(` và ${parties.length - 2} nơi khác`, ` and ${parties.length - 2} others`)}</td>
    <td class="c-in">${statuses.map((status) => html`<div>${stateMark(statusState(status, say))}</div>`)}</td>
  </tr>`
}

/** Looks for documents as officials write, with or without accents. */
export const searching = [
  get("/tim", async ({ viewer, query, url }) => {
    const { say, office, person } = viewer
    const text = query("q")
    const after = query("after")
    const title = say("Tra cứu", "Search")
    const page =
      text === ""
        ? undefined
        : await office.exchange.reports.search(
            { text, limit: 20, ...(after !== "" && { after }) },
            { by: person },
          )
    const body = html`${pageHead(title, say("Số, ký hiệu; từ trong trích yếu, nơi gửi, nơi nhận, người ký, ghi chú, tên tệp; có dấu hay không dấu", "A number, or words from subjects, agencies, people, notes and file names; with or without accents"))}
      <form class="row search-form" role="search" action="/tim"><label class="vh" for="q">${title}</label>
        <input id="q" name="q" type="search" value=${text} placeholder=${say("ví dụ: bao cao mua lu", "e.g. bao cao mua lu")} autofocus=${text === ""} />
        <button class="btn pri">${say("Tìm", "Find")}</button></form>
      ${
        page && [
          html`<div class="card list-card"><table class="grid list">
            <caption class="vh">${say("Kết quả", "Results")}</caption>
        <thead><tr><th class="w-code">${say("Số, ký hiệu", "Number")}</th>
          <th>${say("Trích yếu", "Subject")}</th>
          <th class="w-from">${say("Nơi gửi, nơi nhận", "Agencies")}</th>
          <th class="w-stage">${say("Trạng thái", "State")}</th></tr></thead>
        <tbody>${page.rows.map((found) => row(viewer, found))}</tbody></table>
        ${page.rows.length === 0 && emptyList(say(`Không thấy văn bản nào với “${text}”. Đã tìm không dấu trong mọi năm.`, `No document matches “${text}”. All years were searched, without accents.`))}</div>`,
          pager(viewer, url, page),
        ]
      }`
    return { kind: "page", title, body }
  }),
]
