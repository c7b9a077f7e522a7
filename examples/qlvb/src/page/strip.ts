import type { DocumentHistoryEntry } from "@lienthong/core/report"
import type { Viewer } from "../visit/visit.ts"
import { html, type Markup } from "./html.ts"
import { shortTime } from "./time.ts"

/** A step of a document's way in its own agency. */
export interface Strip {
  readonly title: string
  readonly entry: DocumentHistoryEntry | undefined
  readonly article: string
  /** More about the step than who did it. */
  readonly says?: string | undefined
  /** The agency's seal is red and square. */
  readonly isSeal?: boolean
}

/** The steps that were taken, with who took them and when, and those to come. */
export const ownStrip = (
  { say }: Viewer,
  steps: ReadonlyArray<Strip>,
): Markup => html`<div class="card strip">
  <ol class="own" aria-label=${say("Quá trình tại cơ quan", "In this agency")}>
    ${steps.map(
      ({
        title,
        entry,
        article,
        says,
        isSeal,
      }) => html`<li class=${[entry ? "did" : "", isSeal ? "seal" : ""].join(" ")}>
        <b>${title}</b>
        ${says !== undefined && html`<div>${says}</div>`}
        ${entry && entry.by.id !== "system" && html`<div>${entry.by.name}</div>`}
        <span>${entry ? `${shortTime(entry.at)} · ${article}` : say("chưa làm", "to come")}</span>
      </li>`,
    )}
  </ol>
</div>`
