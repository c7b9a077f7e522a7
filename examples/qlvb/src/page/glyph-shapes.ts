import type { Markup } from "./html.ts"
import { html } from "./html.ts"

const ring = html`<circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2" />`

const shape = (name: string, drawing: Markup): Markup =>
  html`<symbol id=${`g-${name}`} viewBox="0 0 18 18">${drawing}</symbol>`

/** The shapes of all states, once on each page: a circle that fills, others where a person must look. */
export const glyphShapes: Markup = html`<svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
  <defs>
    ${shape("wait", html`<circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.5" />`)}
    ${shape("sent", ring)}
    ${shape("arr", [ring, html`<path d="M9 9V3.5A5.5 5.5 0 0 1 14.5 9Z" fill="currentColor" />`])}
    ${shape("acc", [ring, html`<path d="M9 3.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />`])}
    ${shape("asg", [ring, html`<path d="M9 9V3.5A5.5 5.5 0 1 1 3.5 9Z" fill="currentColor" />`])}
    ${shape("pro", html`<circle cx="9" cy="9" r="8" fill="currentColor" />`)}
    ${shape("done", [
      html`<circle cx="9" cy="9" r="8" fill="currentColor" />`,
      html`<path class="cut" d="m5.2 9.3 2.6 2.6 5-5.4" fill="none" stroke-width="2.2" />`,
    ])}
    ${shape("ref", [
      html`<rect x="1.5" y="1.5" width="15" height="15" rx="2" fill="currentColor" />`,
      html`<path class="cut" d="m5.5 5.5 7 7m0-7-7 7" stroke-width="2.2" />`,
    ])}
    ${shape("park", [
      html`<path d="M9 1 17.4 16.4H.6Z" fill="currentColor" />`,
      html`<path class="cut" d="M9 6.2v5M9 12.6v1.8" stroke-width="2" />`,
    ])}
    ${shape("back", [
      html`<path d="M1 9 9 1l8 8-8 8Z" fill="currentColor" />`,
      html`<path class="cut" d="M12.6 11V8.2H6.2m2-2.4L5.8 8.2l2.4 2.4" fill="none" stroke-width="1.7" />`,
    ])}
    ${shape("pap", [
      html`<path d="M3.5 1.5h7.6l3.4 3.4v11.6h-11Z" fill="none" stroke="currentColor" stroke-width="1.8" />`,
      html`<path d="M6 8h6M6 11h6" stroke="currentColor" stroke-width="1.5" />`,
    ])}
    <pattern id="hatch-off" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="night" width="6" height="6" /><rect class="hatch-off-line" width="2" height="6" />
    </pattern>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="6" height="6" /><rect class="hatch-line" width="2.4" height="6" />
    </pattern>
    <pattern id="hatch-warn" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect class="hatch-warn-ground" width="6" height="6" /><rect class="hatch-warn-line" width="2.4" height="6" />
    </pattern>
  </defs>
</svg>`
