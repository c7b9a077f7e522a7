import { saysNothing, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { changeTexts } from "../xml/change-texts.ts"
import type { Dialect } from "./dialect.ts"

/**
 * The fields that are emptied of placeholders: what people read, what identifies a document or an agency (two
 * documents called `N/A` are not one), and what is chosen or counted. Dates have a reader of their own, and
 * so have the two fields of a number and notation, which may both stand in one. `Không` means something as a
 * flag and for `Paper`.
 */
const emptied = new Set([
  ...["OrganId", "DocumentId", "Code", "Subject"],
  ...["OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website"],
  ...["Place", "Type", "TypeDetail", "TypeName", "Content", "Competence", "Position", "FullName"],
  ...["Priority", "SphereOfPromulgation", "TyperNotation", "PromulgationAmount", "PageAmount", "Appendix"],
  ...["SteeringType", "BussinessDocType", "BussinessDocReason", "Description"],
  ...["Department", "Staff", "Mobile"],
])

/** Empties the fields in which a packet says that it has nothing to say, so that nobody is called `N/A`. */
export const dropPlaceholders = Effect.fnUntraced(function* ({
  root,
  tolerated,
}: Dialect): Effect.fn.Return<Dialect> {
  const notes = [...tolerated]
  const read = yield* changeTexts(root, (element, parent) => {
    if (element.text === "" || !emptied.has(element.name) || !saysNothing(element.text)) return element
    notes.push(tolerance("value-empty", `${parent}.${element.name}`, { value: element.text }))
    return { ...element, text: "" }
  })
  return { root: read, tolerated: notes }
})
