import type { Problem } from "@lienthong/core"
import type { Answer, Visit } from "../visit/visit.ts"
import { actionForm } from "./form.ts"
import { pageHead } from "./head.ts"
import { html, type Markup } from "./html.ts"
import { problemBox } from "./problem.ts"

/** A page that asks something before it is done. */
export interface Question {
  readonly title: string
  readonly beneath?: Markup
  /** What will happen, in words. */
  readonly says?: Markup
  readonly fields: Markup
  readonly button: string
  /** Where to go if it is not to be done now. */
  readonly later: string
}

/** The page of a question: what will happen, the fields, the button, and the way out. */
export const questionPage = (
  { viewer, url }: Visit,
  { title, beneath, says, fields, button, later }: Question,
  problem: Problem | undefined,
): Answer => ({
  kind: "page",
  title,
  body: html`${pageHead(title, beneath ?? "")}${problemBox(viewer, problem)}
  ${says && html`<div class="say go">${says}</div>`}
  <div class="card form">${actionForm(
    viewer,
    new URL(url, "http://here").pathname,
    [
      fields,
      html`<div class="row acts"><button class="btn pri">${button}</button><a class="btn" href=${later}>${viewer.say("Để sau", "Later")}</a></div>`,
    ],
    { class: "fields" },
  )}</div>`,
})
