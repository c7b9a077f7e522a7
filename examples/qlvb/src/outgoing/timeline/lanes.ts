import type { DeliveryView, Outgoing } from "@lienthong/core"
import { endOfDay, epochMillis } from "@lienthong/core/calendar"
import type { TrackingLine } from "@lienthong/core/report"
import { nowOf } from "../../page/due.ts"
import { html, type Markup } from "../../page/html.ts"
import { withQuery } from "../../page/pager.ts"
import { glyph, type State, standingState } from "../../page/state.ts"
import { shortTime } from "../../page/time.ts"
import { countEach } from "../../visit/all-of.ts"
import type { Viewer, Visit } from "../../visit/visit.ts"
import { axisHead, type Bounds, laneFrame } from "./axis.ts"
import { evidence } from "./evidence.ts"
import { lane } from "./lane.ts"
import { isWaiting, marksOf } from "./marks.ts"
import { workingScale } from "./scale.ts"

/** A recipient of the document: its delivery, and what the tracking board says of it. */
export interface Recipient {
  readonly delivery: DeliveryView
  readonly line: TrackingLine | undefined
}

/** How a recipient's state is shown: one that needs a person is never shown as going well. */
const stateOf = ({ delivery, line }: Recipient, { say }: Viewer): State => {
  const state = standingState(delivery.standing, say)
  return line?.needsAttention && state.tone === "go" ? { ...state, tone: "bad" } : state
}

const needsAttention = ({ line }: Recipient) => line?.needsAttention === true
const stepsOf = ({ delivery }: Recipient, { say }: Viewer) => standingState(delivery.standing, say).steps

/** Who needs a person first, then who is least advanced. */
const inOrder = (viewer: Viewer, recipients: ReadonlyArray<Recipient>): ReadonlyArray<Recipient> =>
  recipients.toSorted(
    (a, b) =>
      Number(needsAttention(b)) - Number(needsAttention(a)) || stepsOf(a, viewer) - stepsOf(b, viewer),
  )

/** The counts by state, those that need somebody first. */
const summary = (viewer: Viewer, recipients: ReadonlyArray<Recipient>): Markup => {
  const states = inOrder(viewer, recipients).map((recipient) => stateOf(recipient, viewer))
  const counts = countEach(states.map(({ word }) => word))
  return html`<ul class="sum" aria-label=${viewer.say("Số nơi nhận theo trạng thái", "Recipients by state")}>
    ${[...counts].map(([word, count]) => {
      const { tone = "off", glyph: shape = "wait" } = states.find((state) => state.word === word) ?? {}
      return html`<li class=${tone}>${glyph(shape)} ${count} ${word.toLowerCase()}</li>`
    })}
  </ul>`
}

const beneathState = ({ delivery, line }: Recipient, viewer: Viewer): string => {
  const last = marksOf(delivery).at(-1)
  const when = last ? shortTime(last.at) : ""
  const late =
    line?.timeliness !== undefined && line.timeliness !== "in-time"
      ? viewer.say(" · gửi chậm", " · sent late")
      : ""
  const { remark } = line ?? {}
  const paper =
    delivery.way.electronic && delivery.way.paper ? viewer.say(" · kèm giấy", " · with paper") : ""
  return remark ? `${when}${late} · ${viewer.tell(remark)}` : `${when}${late}${paper}`
}

/** How many recipients are shown at once. */
const pageSize = 50

/** The recipients of a document, each a lane over working time. */
export const lanes = (
  { viewer, url, query }: Visit,
  document: Outgoing,
  recipients: ReadonlyArray<Recipient>,
  mayResend: boolean,
): Markup => {
  const { say, office } = viewer
  const now = nowOf(viewer)
  const { dispatched, draft } = document
  const first = Math.min(...recipients.map(({ delivery }) => epochMillis(delivery.queuedAt)))
  const dueDate =
    document.updates.findLast((update) => update.dueDate !== undefined)?.dueDate ?? draft.dueDate
  const due = dueDate && endOfDay(office.calendar, dueDate)
  const lastMark = Math.max(
    ...recipients.flatMap(({ delivery }) => marksOf(delivery).map(({ at }) => epochMillis(at))),
  )
  const isOver = !recipients.some(({ delivery }) => isWaiting(delivery))
  const until = isOver ? Math.min(epochMillis(now), lastMark + 4 * 3_600_000) : epochMillis(now)
  const scale = workingScale(office.calendar, first, until, due === undefined ? undefined : epochMillis(due))
  const bounds: Bounds = {
    now,
    sendBy: recipients[0]?.line?.inTimeUntil ?? dispatched?.deadline.due ?? now,
    due,
  }
  const attention = recipients.filter(needsAttention).length
  const from = Number(query("tu")) || 0
  const opened = query("mo")
  const shown = inOrder(viewer, recipients).slice(from, from + pageSize)
  const sentence =
    attention > 0
      ? say(
          `Nơi nhận: ${attention} nơi cần xem, ${recipients.length - attention} nơi đúng tiến độ`,
          `Recipients: ${attention} need attention, ${recipients.length - attention} on schedule`,
        )
      : say(
          `Nơi nhận: cả ${recipients.length} nơi đúng tiến độ`,
          `Recipients: all ${recipients.length} on schedule`,
        )
  return html`<h2 class="lanes-title">${sentence}</h2>${summary(viewer, recipients)}
  ${laneFrame(scale, bounds)}
  <div class="card"><table class="grid lanes">
    <caption class="vh">${say("Tình trạng ở từng nơi nhận, trên trục thời gian làm việc", "The state at each recipient, over working time")}</caption>
    <thead><tr><th>${say("Nơi nhận", "Recipient")}</th>
      <th class="lane">${axisHead(viewer, scale, bounds)}<span class="vh">${say("Diễn biến", "Progress")}</span></th>
      <th class="w-st">${say("Trạng thái", "State")}</th></tr></thead>
    <tbody>${shown.map((recipient) => {
      const { delivery } = recipient
      const { to } = delivery
      const state = stateOf(recipient, viewer)
      const isOpen = opened === to.code
      return [
        html`<tr class=${isOpen ? "sel" : ""} id=${`n-${to.code}`}>
          <td><div class=${`who ${state.tone}`}>${glyph(state.glyph)}<div>
            <a href=${`${withQuery(url, { mo: isOpen ? "" : to.code })}#n-${to.code}`} aria-expanded=${String(isOpen)}><b>${to.name}</b></a><small>${to.code}</small></div></div></td>
          ${lane(viewer, delivery, state, scale, now)}
          <td>
            <div class=${`st ${state.tone}`}>${state.word}<small>${beneathState(recipient, viewer)}</small></div></td></tr>`,
        isOpen && evidence(viewer, delivery, recipient.line, mayResend),
      ]
    })}</tbody></table></div>
    ${
      recipients.length > pageSize &&
      html`<nav class="foot" aria-label=${say("Phân trang", "Pagination")}>
      <span>${from + 1}–${from + shown.length} / ${recipients.length}</span>
      ${from + pageSize < recipients.length && html`<a class="btn sm" href=${withQuery(url, { tu: String(from + pageSize) })}>${say("Trang sau", "Next page")}</a>`}</nav>`
    }`
}
