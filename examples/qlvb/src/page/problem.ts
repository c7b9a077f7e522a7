import type { Problem } from "@lienthong/core"
import type { Viewer } from "../visit/visit.ts"
import { html, type Markup } from "./html.ts"
import { glyph } from "./state.ts"

/** An error of the library as an official reads it: what happened, what to do, and the code in small type. */
export const problemBox = ({ tell }: Viewer, problem: Problem | undefined): Markup =>
  problem &&
  html`<div class="say bad" role="alert" id="loi" tabindex="-1">
    <p><b>${glyph("park")} ${tell(problem.sentence)}</b></p>
    <p>${tell(problem.sentence.next)}</p>
    <p class="s13"><code>${problem.code}</code></p>
  </div>`
