import { html, type Markup } from "../page/html.ts"
import type { Say } from "../visit/language.ts"

/** A chart with its title, its unit, and the same numbers as a table. */
export interface Chart {
  readonly title: string
  readonly unit: string
  readonly drawing: Markup
  readonly head: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

/** A chart as a figure. The drawing has the table's words as its text. */
export const figure = (
  { title, unit, drawing, head, rows }: Chart,
  say: Say,
): Markup => html`<figure class="card">
  <figcaption><h2>${title}</h2><p>${unit}</p></figcaption>
  ${drawing}
  <details><summary>${say("Xem dạng bảng", "As a table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="grid nums"><thead>
      <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ([name, ...cells]) => html`<tr>
      <th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table></div>
  </details>
</figure>`

/** A number as it is printed in a language: `17.562`. */
export const printNumber = (value: number, say: Say): string =>
  new Intl.NumberFormat(say("vi-VN", "en-GB"), { maximumFractionDigits: 1 }).format(value)

/** The plot area of a chart. */
export const plot = { left: 200, right: 480, width: 500 } as const
