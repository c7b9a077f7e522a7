import { dayOfWeek, epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import { html, type Markup } from "../../page/html.ts"
import { clock, shortDate } from "../../page/time.ts"
import type { Viewer } from "../../visit/visit.ts"
import type { Scale, Stretch } from "./scale.ts"

/** What the axis shows beside days. */
export interface Bounds {
  readonly now: VietnamTime
  /** When it had to be sent at the latest. */
  readonly sendBy: VietnamTime
  /** When it is to be answered or dealt with. */
  readonly due: VietnamTime | undefined
}

export const percent = (place: number): string => `${place.toFixed(2)}%`

const upright = (name: string, place: number): Markup =>
  html`<line class=${name} x1=${percent(place)} x2=${percent(place)} y1="0" y2="100%" />`

const band = ({ kind, left, right }: Stretch): Markup =>
  html`<rect class=${kind} x=${percent(left)} width=${percent(right - left)} y="0" height="100%" />`

const placeOf = (scale: Scale, time: VietnamTime) => scale.placeOf(epochMillis(time))

/** What runs through every lane: nights, days off, and the bounds. It is drawn once and used by each lane. */
export const laneFrame = (
  scale: Scale,
  { now, sendBy, due }: Bounds,
): Markup => html`<svg class="shapes" width="0" height="0" aria-hidden="true">
  <defs><symbol id="frame">
    ${scale.stretches.filter(({ kind }) => kind !== "work").map(band)}
    ${upright("lim", placeOf(scale, sendBy))}${upright("now", placeOf(scale, now))}
    ${due !== undefined && upright("hx", placeOf(scale, due))}
  </symbol></defs>
</svg>`

export const frame: Markup = html`<use href="#frame" width="100%" height="100%" />`

/** Labels nearer than this to the one before, in percent, are left out. */
const nearest = 9

const dayNames = {
  vi: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
  en: ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"],
} as const

const dayLabels = ({ stretches }: Scale, language: "vi" | "en"): ReadonlyArray<Markup> => {
  const first = stretches.filter(
    ({ kind, date }, index) =>
      kind === "work" && stretches.findIndex((one) => one.kind === "work" && one.date === date) === index,
  )
  let last = Number.NEGATIVE_INFINITY
  return first.flatMap(({ date, left }) => {
    if (left - last < nearest) return []
    last = left
    const name = dayNames[language][dayOfWeek(date) % 7]
    return html`<text class="ax b" x=${percent(left)} y="16">${name} ${shortDate(date)}</text>`
  })
}

const boundLabel = (place: number, tone: string, text: string): Markup =>
  html`<text class=${`ax b ${tone}`} x=${percent(place)} dx=${place > 50 ? -5 : 5} y="37" text-anchor=${place > 50 ? "end" : "start"}>${text}</text>`

/** The head of the lanes: days above, bounds beneath. */
export const axisHead = ({ say, language }: Viewer, scale: Scale, { now, sendBy, due }: Bounds): Markup => {
  const [sendPlace, nowPlace] = [placeOf(scale, sendBy), placeOf(scale, now)]
  return html`<svg aria-hidden="true" focusable="false">${frame}
    ${dayLabels(scale, language)}
    ${Math.abs(sendPlace - nowPlace) > nearest * 2 && boundLabel(sendPlace, "", `${say("gửi", "send")} ≤ ${clock(sendBy)}`)}
    ${boundLabel(nowPlace, "is-now", `${say("nay", "now")} ${clock(now)}`)}
    ${due !== undefined && boundLabel(placeOf(scale, due), "is-due", `${say("hạn", "due")} ${shortDate(due.slice(0, 10) as Parameters<typeof shortDate>[0])}`)}
  </svg>`
}
