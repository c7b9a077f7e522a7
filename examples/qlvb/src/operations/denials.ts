import { permissions } from "@lienthong/core/policy"
import { emptyList } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { longTime } from "../page/time.ts"
import { hasRole, type Viewer } from "../visit/visit.ts"

const doesIn = ({ tell }: Viewer, action: string): string => {
  const permission = Object.hasOwn(permissions, action) && permissions[action as keyof typeof permissions]
  return permission ? tell(permission.description) : action
}

/** Who was denied what, for those who may see it. */
export const denialList = async (viewer: Viewer): Promise<Markup> => {
  const { say, tell, office, person } = viewer
  if (!hasRole(viewer, "leader") && !hasRole(viewer, "administrator")) return null
  const { rows } = await office.exchange.reports.denials({ limit: 20 }, { by: person })
  const title = say("Bị từ chối quyền", "Denied")
  return html`<h2 class="gap">${title}</h2>
    <div class="card scroll" tabindex="0" role="region" aria-label=${title}><table class="grid wide">
      <caption class="vh">${title}</caption>
      <thead><tr><th>${say("Lúc", "Time")}</th><th>${say("Người", "Person")}</th><th>${say("Việc", "Action")}</th>
        <th>${say("Vì sao", "Reason")}</th></tr></thead>
      <tbody>${rows.map(
        ({ at, by, action, code, sentence }) =>
          html`<tr><td class="nw">${longTime(at)}</td><td>${by.name}</td><td>${doesIn(viewer, action)}</td>
            <td>${tell(sentence)}<div class="s13"><code>${code}</code></div></td></tr>`,
      )}</tbody></table>
    ${rows.length === 0 && emptyList(say("Không ai bị từ chối.", "Nobody was denied a permission."))}</div>`
}
