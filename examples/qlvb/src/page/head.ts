import { html, type Markup } from "./html.ts"

/** The head of a page: its title, a line beneath, and what can be done. */
export const pageHead = (
  title: Markup,
  beneath: Markup,
  acts: Markup = null,
): Markup => html`<div class="row head">
  <div><h1>${title}</h1>${beneath && html`<p class="sub">${beneath}</p>`}</div>
  ${acts && html`<div class="end row">${acts}</div>`}
</div>`

/** A list without rows: what will come, and what to do next. */
export const emptyList = (text: string): Markup => html`<p class="empty">${text}</p>`
