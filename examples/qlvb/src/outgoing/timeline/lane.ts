import type { DeliveryView } from "@lienthong/core"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import { html, type Markup } from "../../page/html.ts"
import type { State } from "../../page/state.ts"
import { shortTime } from "../../page/time.ts"
import type { Say } from "../../visit/language.ts"
import type { Viewer } from "../../visit/visit.ts"
import { frame, percent } from "./axis.ts"
import { isWaiting, type Mark, marksOf } from "./marks.ts"
import { sayReport } from "./report-words.ts"
import type { Scale } from "./scale.ts"

const sayMark = ({ at, what }: Mark, say: Say): string => `${sayReport(what, say)} ${shortTime(at)}`

/** The whole lane in words, for those who do not see it. */
const laneInWords = (delivery: DeliveryView, { word }: State, say: Say): string =>
  `${delivery.to.name}: ${[...marksOf(delivery).map((mark) => sayMark(mark, say)), word].join(", ")}`

/** A delivery over working time: rings for what was reported, a line to the last, then dots up to now. */
const drawing = (
  { say }: Viewer,
  delivery: DeliveryView,
  state: State,
  scale: Scale,
  now: VietnamTime,
): Markup => {
  const places = marksOf(delivery).map(({ at }) => scale.placeOf(epochMillis(at)))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const nowPlace = scale.placeOf(epochMillis(now))
  return html`<svg role="img" class=${state.tone} aria-label=${laneInWords(delivery, state, say)}>${frame}
    ${first < last && html`<line class="ln" x1=${percent(first)} x2=${percent(last)} y1="50%" y2="50%" />`}
    ${isWaiting(delivery) && html`<line class="wait" x1=${percent(last)} x2=${percent(nowPlace)} y1="50%" y2="50%" />`}
    ${places.map((place) => html`<circle class="pt" cx=${percent(place)} cy="50%" r="4.4" />`)}
    <circle class="hal" cx=${percent(last)} cy="50%" r="11" />
    <svg class="gm" x=${percent(last)} y="50%" width="20" height="20"><use href=${`#g-${state.glyph}`} /></svg>
  </svg>`
}

const sixSteps = [1, 2, 3, 4, 5, 6]

/** The lane of a delivery: drawn where there is room, six steps on a narrow screen. */
export const lane = (
  viewer: Viewer,
  delivery: DeliveryView,
  state: State,
  scale: Scale,
  now: VietnamTime,
): Markup => {
  return html`<td class=${`lane ${state.tone}`}>${drawing(viewer, delivery, state, scale, now)}
    <span class="steps" aria-hidden="true">${sixSteps.map((step) => html`<i class=${step <= state.steps ? "y" : ""}></i>`)}</span>
  </td>`
}
