import { isProblem } from "@lienthong/core"
import { html, type Markup } from "../page/html.ts"
import { problemBox } from "../page/problem.ts"
import type { Viewer, Visit } from "../visit/visit.ts"

/** An address with more recipients. */
const withMore = (address: string, codes: ReadonlyArray<string>): string => {
  const { pathname, searchParams } = new URL(address, "http://here")
  for (const code of codes) if (!searchParams.getAll("to").includes(code)) searchParams.append("to", code)
  searchParams.delete("q")
  return `${pathname}?${searchParams}`
}

const found = async (
  viewer: Viewer,
  address: string,
  text: string,
  chosen: ReadonlyArray<string>,
): Promise<Markup> => {
  const { say, office, person } = viewer
  try {
    const { rows, groups, more } = await office.exchange.directory.search({ text, limit: 20 }, { by: person })
    const others = rows.filter(({ code }) => code !== office.profile.code)
    const add = (codes: ReadonlyArray<string>, name: string) =>
      html`<a class="btn sm" href=${withMore(address, codes)} aria-label=${`${say("Thêm", "Add")}: ${name}`}>${say("Thêm", "Add")}</a>`
    return html`<ul class="found">
      ${groups.map(
        ({ name, members }) =>
          html`<li><span><b>${name}</b><small>${say(`nhóm, ${members.length} nơi`, `group of ${members.length}`)}</small></span>${add(
            members.filter((code) => code !== office.profile.code),
            name,
          )}</li>`,
      )}
      ${others.map(
        ({
          code,
          name,
          above,
          focalPoint,
        }) => html`<li><span><b>${name}</b><small>${code}${above[0]?.name !== undefined && ` · ${above[0].name}`}${focalPoint && say(" · đầu mối của Chính phủ", " · receives for the Government")}</small></span>
        ${chosen.includes(code) ? html`<span class="s13">${say("đã chọn", "chosen")}</span>` : add([code], name)}</li>`,
      )}
    </ul>
    ${groups.length + others.length === 0 && html`<p class="empty">${say("Không thấy nơi nhận nào. Thử từ khác hoặc mã định danh.", "No agency matches. Try other words or the identifier.")}</p>`}
    ${more && html`<p class="s13">${say("Còn nơi khác; gõ thêm chữ để thu hẹp.", "There are more; type more to narrow them down.")}</p>`}`
  } catch (error) {
    if (!isProblem(error)) throw error
    return problemBox(viewer, error)
  }
}

/** Looks for agencies to write to, as officials write, and adds them to the plan. */
export const recipientPicker = async (
  visit: Visit,
  address: string,
  chosen: ReadonlyArray<string>,
): Promise<Markup> => {
  const { viewer, query } = visit
  const { say } = viewer
  const text = query("q")
  const { pathname } = new URL(address, "http://here")
  return html`<section class="card pad picker"><h2>${say("Nơi nhận", "Recipients")}</h2>
    <form action=${pathname} role="search">
      ${chosen.map((code) => html`<input type="hidden" name="to" value=${code} />`)}
      <div class="field">
        <label for="q">${say("Tên cơ quan, nhóm hoặc mã định danh", "Name of an agency or group, or its code")}</label>
      <div class="row nowrap"><input id="q" name="q" type="search" value=${text} autocomplete="off" /><button class="btn">${say("Tìm", "Find")}</button></div></div>
    </form>
    ${text !== "" && (await found(viewer, address, text, chosen))}
  </section>`
}
