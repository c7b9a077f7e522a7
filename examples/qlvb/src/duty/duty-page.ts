import { dutyNames } from "@lienthong/core/document"
import type { AssignedDuty } from "@lienthong/core/report"
import { dueMark } from "../page/due.ts"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager, tabs } from "../page/pager.ts"
import { get, type Viewer } from "../visit/visit.ts"
import { weekStrip } from "./week-strip.ts"

const row = (viewer: Viewer, duty: AssignedDuty): Markup => {
  const { document, direction, code, subject, assignedTo, joining = [] } = duty
  const at = direction === "outgoing" ? `/di/${document}` : `/den/${document}`
  return html`<tr>
    <td class="c-no"><b class="first">${viewer.tell(dutyNames[duty.duty])}</b></td>
    <td class="c-subj"><a class="subj" href=${at}>${subject}</a><div class="s13">${code}</div></td>
    <td class="c-from">${assignedTo}${joining.length > 0 && html`<div class="s13">${viewer.say("phối hợp", "supporting")} ${joining.join(", ")}</div>`}</td>
    <td class="c-due">${dueMark(viewer, duty)}</td>
  </tr>`
}

/** Whom the page may be narrowed to: oneself, one's unit, another unit. */
const targetsOf = ({ office, person, say }: Viewer) => [
  { value: "", label: say("Cả cơ quan", "The whole agency") },
  { value: person.name, label: say("Của tôi", "Mine") },
  ...office.units.map((unit) => ({ value: unit, label: unit })),
]

/** What a person, a unit or the agency has to do, by when it must be done. */
export const duties = [
  get("/viec", async ({ viewer, query, url }) => {
    const { say, office, person } = viewer
    const target = query("cua")
    const after = query("after")
    const narrowed = { open: true, ...(target !== "" && { assignedTo: target }) }
    const [page, overdue] = await Promise.all([
      office.exchange.reports.duties(
        { ...narrowed, limit: 25, total: true, ...(after !== "" && { after }) },
        { by: person },
      ),
      office.exchange.reports.duties({ ...narrowed, standing: "overdue", limit: 100 }, { by: person }),
    ])
    const title = say("Việc phải làm", "Duties")
    const late = overdue.rows.length
    const body = html`${pageHead(title, late > 0 ? say(`${late} việc quá hạn`, `${late} overdue`) : say("Không có việc quá hạn", "Nothing is overdue"))}
      ${tabs(
        say("Của ai", "Whose"),
        targetsOf(viewer).map(({ value, label }) => ({
          to: value === "" ? "/viec" : `/viec?cua=${encodeURIComponent(value)}`,
          label,
          current: value === target,
        })),
      )}
      ${await weekStrip(viewer, narrowed)}
      <div class="card list-card"><table class="grid list"><caption class="vh">${title}</caption>
        <thead><tr><th class="w-stage">${say("Việc", "Duty")}</th><th>${say("Văn bản", "Document")}</th>
          <th class="w-from">${say("Giao cho", "Assigned to")}</th>
          <th class="w-due">${say("Hạn", "Due")}</th></tr></thead>
        <tbody>${page.rows.map((duty) => row(viewer, duty))}</tbody></table>
      ${page.rows.length === 0 && emptyList(say("Không có việc nào đang mở.", "No open duties."))}</div>${pager(viewer, url, page)}`
    return { kind: "page", title, body }
  }),
]
