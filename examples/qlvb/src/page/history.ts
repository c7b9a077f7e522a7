import type { DocumentHistoryEntry } from "@lienthong/core/report"
import type { Viewer } from "../visit/visit.ts"
import { sayEvent } from "./event-words.ts"
import { html, type Markup } from "./html.ts"
import { longTime } from "./time.ts"

/** Everything that happened to a document, the newest first. */
export const historyList = (
  { say, tell }: Viewer,
  entries: ReadonlyArray<DocumentHistoryEntry>,
  nameOf: (recipient: string) => string = (code) => code,
): Markup => html`<ol class="history">
  ${entries.toReversed().map(
    ({ at, by, event, receiver, note, sentence }) => html`<li>
      <time datetime=${at}>${longTime(at)}</time>${" "}
      <b>${sentence ? tell(sentence) : sayEvent(event, say)}</b>
      ${receiver !== undefined && html`<span> · ${nameOf(receiver)}</span>`}
      ${by.id !== "system" && html`<span> · ${by.name}</span>`}
      ${note !== undefined && html`<span class="quoted">“${note}”</span>`}
    </li>`,
  )}
</ol>`
