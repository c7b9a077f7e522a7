// What a page does by itself. Without it every page works: it needs a reload to show what happened elsewhere.

import { watchForms } from "./forms.js"
import { followKeys } from "./keys.js"
import { followChanges } from "./live.js"

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
document.querySelector("#loi")?.focus()
watchForms()
followKeys()
followChanges()
