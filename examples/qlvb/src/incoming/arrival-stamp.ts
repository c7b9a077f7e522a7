import type { Incoming } from "@lienthong/core"
import { dateOf } from "@lienthong/core/calendar"
import { html, type Markup } from "../page/html.ts"
import { longDate } from "../page/time.ts"
import { get, type Viewer } from "../visit/visit.ts"

/** A line of the stamp: its word, and what is written on the dots behind it. */
const line = (y: number, word: string, written: string): Markup => html`<g>
  <text x="17" y=${y}>${word}</text>
  <line class="dots" x1="27" x2="48" y1=${y + 0.7} y2=${y + 0.7} />
  <text class="written" x="28" y=${y}>${written}</text></g>`

/** Dấu "Đến" (Decree 30/2020, Annex IV, V): 50 by 35 millimetres, filled from the register. */
export const arrivalStamp = (
  { office, say }: Viewer,
  { registered, arrivedAt, assignedTo }: Incoming,
): Markup => {
  if (!registered) return null
  const arrived = longDate(dateOf(arrivedAt ?? registered.at))
  return html`<svg class="arrival" viewBox="0 0 50 35" role="img"
    aria-label=${say(`Dấu Đến: số ${registered.number}, ngày ${arrived}`, `Arrival stamp: no. ${registered.number}, ${arrived}`)}>
    <rect x="0.4" y="0.4" width="49.2" height="34.2" />
    <line x1="0.4" x2="49.6" y1="8" y2="8" /><line x1="15" x2="15" y1="8" y2="34.6" />
    <text class="agency" x="25" y="5.2" text-anchor="middle" textLength=${office.profile.name.length > 24 ? "47" : undefined} lengthAdjust="spacingAndGlyphs">${office.profile.name.toUpperCase()}</text>
    <text class="den" x="7.7" y="22.5" text-anchor="middle">ĐẾN</text>
    ${line(13.5, "Số:", String(registered.number))}${line(19.5, "Ngày:", arrived)}
    ${line(25.5, "Chuyển:", (assignedTo ?? "").slice(0, 18))}
    <text x="17" y="31.5">Số và ký hiệu HS:</text><line class="dots" x1="37" x2="48" y1="32.2" y2="32.2" />
  </svg>`
}

/** The stamp alone, to print as a label. */
export const stampPage = [
  get("/den/:id/dau", async ({ viewer, param }) => {
    const { office, person, say } = viewer
    const incoming = await office.exchange.incoming.get(param("id"), { by: person })
    return {
      kind: "page",
      alone: true,
      title: say("Dấu Đến", "Arrival stamp"),
      body: html`<p class="no-print row"><a class="btn" href=${`/den/${param("id")}`}>${say("Quay lại", "Back")}</a>
        <button class="btn pri" type="button" data-print hidden>${say("In dấu Đến", "Print the stamp")}</button></p>
        ${arrivalStamp(viewer, incoming) ?? html`<p class="empty">${say("Văn bản chưa vào sổ nên chưa có số đến.", "The document is not registered, so it has no number.")}</p>`}`,
    }
  }),
]
