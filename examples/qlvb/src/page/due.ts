import { vietnamTime } from "@lienthong/core/calendar"
import type { DutyLine } from "@lienthong/core/report"
import type { Viewer } from "../visit/visit.ts"
import { html, type Markup } from "./html.ts"
import { shortTime } from "./time.ts"
import { sayRemaining } from "./working-time.ts"

/** The present time in the viewer's office. */
export const nowOf = ({ office }: Viewer) => vietnamTime(office.now())

/** How urgent an open duty is, for groups and colours. */
export const dutyTone = (viewer: Viewer, { standing, due }: DutyLine): "bad" | "warn" | "off" => {
  if (standing === "late" || standing === "overdue") return "bad"
  return due !== undefined && due.slice(0, 10) <= nowOf(viewer).slice(0, 10) ? "warn" : "off"
}

/** When a duty is due, in working time, with the hour and the article beneath. */
export const dueMark = (viewer: Viewer, duty: DutyLine): Markup => {
  const { due, article } = duty
  if (due === undefined)
    return html`<span class="due off">${viewer.say("không ấn định hạn", "no deadline")}<small>${article}</small></span>`
  return html`<span class=${`due ${dutyTone(viewer, duty)}`}>${sayRemaining(viewer.office.calendar, nowOf(viewer), due, viewer.say)}
    <small>${viewer.say("trước", "by")} ${shortTime(due)} · ${article}</small></span>`
}
