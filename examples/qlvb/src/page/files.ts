import type { Viewer } from "../visit/visit.ts"
import { html, type Markup } from "./html.ts"

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** The files of a document, the document itself first. */
export const fileLinks = (
  { say }: Viewer,
  at: string,
  files: ReadonlyArray<{ readonly name: string; readonly size: number }>,
): Markup => html`<ul class="files" aria-label=${say("Tệp", "Files")}>
  ${files.map(({ name, size: bytes }, index) => html`<li><a href=${`${at}/tep/${index}`}>${name}</a> <span class="s13">${size(bytes)}</span></li>`)}
</ul>`
