import { tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { changeTexts } from "../xml/change-texts.ts"
import type { Dialect } from "./dialect.ts"

/** What connectors write into fields that they must not leave empty. */
const nothing = /^(?:n\/a|null)$/i

/** Texts for people. Numbers and notations, dates, amounts and codes have readers of their own. */
const forPeople = new Set([
  ...["OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website"],
  ...["Place", "TypeName", "Content", "Competence", "Position", "FullName"],
  ...["SphereOfPromulgation", "TyperNotation", "Appendix", "Department", "Staff", "Mobile"],
])

/** Empties the fields in which a packet says that it has nothing to say, so that nobody is called `N/A`. */
export const withoutNothing = Effect.fnUntraced(function* ({
  root,
  tolerated,
}: Dialect): Effect.fn.Return<Dialect> {
  const notes = [...tolerated]
  const read = yield* changeTexts(root, (element, parent) => {
    if (!forPeople.has(element.name) || !nothing.test(element.text)) return element
    notes.push(tolerance("value-empty", `${parent}.${element.name}`, { value: element.text }))
    return { ...element, text: "" }
  })
  return { root: read, tolerated: notes }
})
