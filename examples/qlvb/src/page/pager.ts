import type { Page } from "@lienthong/core/report"
import type { Viewer } from "../visit/visit.ts"
import { html, type Markup } from "./html.ts"

/** An address with some fields of its query changed; an empty one is taken out. */
export const withQuery = (url: string, changes: Readonly<Record<string, string>>): string => {
  const { pathname, searchParams } = new URL(url, "http://here")
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") searchParams.delete(name)
    else searchParams.set(name, value)
  }
  const query = searchParams.toString()
  return query === "" ? pathname : `${pathname}?${query}`
}

/** The way to the next page of a list, by the cursor of the page that is shown. */
export const pager = ({ say }: Viewer, url: string, { next, rows, total }: Page<unknown>): Markup => {
  const isFirst = !new URL(url, "http://here").searchParams.has("after")
  const count = total ?? rows.length
  return html`<nav class="foot" aria-label=${say("Phân trang", "Pagination")}>
    <span>${total === undefined && (next !== undefined || !isFirst) ? say(`${rows.length} dòng trên trang này`, `${rows.length} rows on this page`) : say(`${count} dòng`, `${count} rows`)}</span>
    <span class="row">
      ${!isFirst && html`<a class="btn sm" href=${withQuery(url, { after: "" })}>${say("Về đầu", "First page")}</a>`}
      ${next !== undefined && html`<a class="btn sm" href=${withQuery(url, { after: next })} rel="next">${say("Trang sau", "Next page")}</a>`}
    </span>
  </nav>`
}

/** Tabs that filter a list. They are links: a filter is in the address. */
export const tabs = (
  label: string,
  choices: ReadonlyArray<{
    readonly to: string
    readonly label: string
    readonly count?: number | undefined
    readonly current: boolean
  }>,
): Markup => html`<nav class="tabs" aria-label=${label}>
  ${choices.map(
    ({ to, label: text, count, current }) =>
      html`<a href=${to} aria-current=${current ? "page" : undefined}>${text}${count !== undefined && html`<b>${count}</b>`}</a>`,
  )}
</nav>`
