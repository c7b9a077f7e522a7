import { saysNothing, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { changeTexts } from "../xml/change-texts.ts"
import type { Dialect } from "./dialect.ts"

/**
 * Texts for people, and what identifies a document or an agency: two documents called `N/A` are not one.
 * Numbers and notations, dates and amounts have readers of their own.
 */
const emptied = new Set([
  ...["OrganId", "DocumentId"],
  ...["OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website"],
  ...["Place", "TypeName", "Content", "Competence", "Position", "FullName"],
  ...["SphereOfPromulgation", "TyperNotation", "Appendix", "Department", "Staff", "Mobile"],
])

/** Empties the fields in which a packet says that it has nothing to say, so that nobody is called `N/A`. */
export const dropPlaceholders = Effect.fnUntraced(function* ({
  root,
  tolerated,
}: Dialect): Effect.fn.Return<Dialect> {
  const notes = [...tolerated]
  const read = yield* changeTexts(root, (element, parent) => {
    if (!emptied.has(element.name) || !saysNothing(element.text)) return element
    notes.push(tolerance("value-empty", `${parent}.${element.name}`, { value: element.text }))
    return { ...element, text: "" }
  })
  return { root: read, tolerated: notes }
})
