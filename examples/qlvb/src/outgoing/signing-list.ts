import type { OutgoingStage } from "@lienthong/core"
import type { OutgoingLine } from "@lienthong/core/report"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager } from "../page/pager.ts"
import { longDate, shortTime } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { get, hasRole, type Viewer, type Visit } from "../visit/visit.ts"
import { typeNameOf } from "./type-name.ts"

const row = (viewer: Viewer, { document, draft, draftedAt, stage }: OutgoingLine): Markup => {
  const { say } = viewer
  const [path, label] =
    stage === "drafted"
      ? ["ky", say("Ký số…", "Sign…")]
      : ["dong-dau", say("Cấp số, ký số…", "Number and seal…")]
  const acts = stage === "drafted" ? hasRole(viewer, "signer") : hasRole(viewer, "clerk")
  return html`<tr>
    <td class="c-subj">${urgencyStamp(draft.urgency)}<a class="subj" href=${`/di/${document}`}>${draft.subject}</a>
      <div class="s13">${typeNameOf(draft.type)} · ${draft.files.length} ${say("tệp", draft.files.length === 1 ? "file" : "files")}</div></td>
    <td class="c-in">${shortTime(draftedAt)}</td>
    <td class="c-due">${longDate(draft.dueDate)}</td>
    <td class="c-act">${acts && html`<a class="btn sm" href=${`/di/${document}/${path}`} aria-label=${`${label}: ${draft.subject}`}>${label}</a>`}</td>
  </tr>`
}

const listOf = async (visit: Visit, stage: OutgoingStage, title: string, empty: string): Promise<Markup> => {
  const { viewer, query, url } = visit
  const { say, office, person } = viewer
  const after = stage === "drafted" ? query("after") : ""
  const page = await office.exchange.reports.outgoing(
    { stage, limit: 20, total: true, ...(after !== "" && { after }) },
    { by: person },
  )
  return html`<section><h2>${title}</h2><div class="card list-card"><table class="grid list">
    <caption class="vh">${title}</caption>
    <thead><tr><th>${say("Trích yếu", "Subject")}</th><th class="w-stage">${say("Soạn lúc", "Drafted")}</th>
      <th class="w-due">${say("Hạn trả lời", "Answer by")}</th>
      <th class="w-act"><span class="vh">${say("Thao tác", "Action")}</span></th></tr></thead>
    <tbody>${page.rows.map((line) => row(viewer, line))}</tbody></table>
    ${page.rows.length === 0 && emptyList(empty)}</div>${stage === "drafted" && pager(viewer, url, page)}</section>`
}

/** What waits for a person's signature, and for the agency's. */
export const signingList = [
  get("/ky", async (visit) => {
    const { say } = visit.viewer
    const title = say("Dự thảo, chờ ký", "Drafts to sign")
    const body = html`${pageHead(title, say("Ký số của người có thẩm quyền, rồi cấp số và ký số của cơ quan", "The competent person signs, then the agency numbers and seals"), hasRole(visit.viewer, "drafter") && html`<a class="btn pri" href="/di/moi">${say("Soạn văn bản", "New draft")}</a>`)}
      ${await listOf(visit, "drafted", say("Chờ ký ban hành", "To be signed"), say("Không có văn bản chờ ký.", "Nothing is waiting for a signature."))}
      ${await listOf(visit, "signed", say("Chờ cấp số, ký số cơ quan", "To be numbered and sealed"), say("Không có văn bản chờ cấp số.", "Nothing is waiting for a number."))}`
    return { kind: "page", title, body }
  }),
]
