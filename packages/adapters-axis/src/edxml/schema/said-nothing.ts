import { type Tolerance, tolerance } from "@lienthong/core/adapter"
import type { ReadElement } from "../xml/element.ts"
import type { Dialect } from "./dialect.ts"

/** What connectors write into fields that they must not leave empty. */
const nothing = /^(?:n\/a|null)$/i

/** Texts for people. Numbers and notations, dates, amounts and codes have readers of their own. */
const forPeople = new Set([
  ...["OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website"],
  ...["Place", "TypeName", "Content", "Competence", "Position", "FullName"],
  ...["SphereOfPromulgation", "TyperNotation", "Appendix", "Department", "Staff", "Mobile"],
])

const inElement = (element: ReadElement, parent: string, notes: Array<Tolerance>): ReadElement => {
  if (element.children.length === 0) {
    if (!forPeople.has(element.name) || !nothing.test(element.text)) return element
    notes.push(tolerance("value-empty", `${parent}.${element.name}`, { value: element.text }))
    return { ...element, text: "" }
  }
  const children = element.children.map((child) => inElement(child, element.name, notes))
  return children.some((child, index) => child !== element.children[index])
    ? { ...element, children }
    : element
}

/** Empties the fields in which a packet says that it has nothing to say, so that nobody is called `N/A`. */
export const withoutNothing = ({ root, tolerated }: Dialect): Dialect => {
  const notes = [...tolerated]
  return { root: inElement(root, "", notes), tolerated: notes }
}
