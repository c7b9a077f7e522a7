import { type Urgency, urgencyNames } from "@lienthong/core"
import { html, type Markup } from "./html.ts"

/** The stamp of an urgent document, as Decree 30/2020, Annex I, prints it. An ordinary one has none. */
export const urgencyStamp = (urgency: Urgency): Markup =>
  urgency !== "ordinary" &&
  html`<span class=${`stamp ${urgency}`}>${urgencyNames[urgency].vi.toUpperCase()}</span>`
