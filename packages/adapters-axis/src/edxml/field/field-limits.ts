import type { XmlElement } from "../xml/element.ts"

const party = {
  OrganId: 35,
  OrganizationInCharge: 500,
  OrganName: 200,
  OrganAdd: 500,
  Email: 100,
  Telephone: 20,
  Fax: 20,
  Website: 100,
}

const under = (parent: string, limits: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${parent}.${name}`, limit]))

/**
 * The max number of characters of each field, keyed by `Parent.Field`: QCVN 102:2016 as amended in 2022 (35
 * for identifiers) and Decree 30/2020, Annex VI; where those are silent, the checks of a widely used
 * connector. Where sources differ (OrganAdd 250 or 500, Website 20 or 100) the larger limit holds, because
 * refusing to send a lawful document is the worse mistake. Other fields have no published limit.
 */
const fieldLimits: Readonly<Record<string, number>> = {
  ...under("From", party),
  ...under("To", party),
  ...under("ResponseFor", { OrganId: 35 }),
  ...under("TraceHeader", { OrganId: 35 }),
  ...under("Receiver", { OrganId: 35 }),
  ...under("OrganIdList", { OrganId: 35 }),
  ...under("Code", { CodeNumber: 11, CodeNotation: 30 }),
  ...under("PromulgationInfo", { Place: 50 }),
  ...under("DocumentType", { TypeName: 100 }),
  ...under("MessageHeader", { Subject: 500, Content: 500, ToPlaces: 1000 }),
  ...under("SignerInfo", { Competence: 100, Position: 100, FullName: 50 }),
  ...under("OtherInfo", { SphereOfPromulgation: 100, TyperNotation: 10 }),
  ...under("StaffInfo", {
    Department: 250,
    DepartmentId: 100,
    Staff: 100,
    StaffId: 100,
    Email: 100,
    Mobile: 100,
  }),
  ...under("Reference", { AttachmentName: 500 }),
  ...under("Attachment", { AttachmentName: 500 }),
}

/** A field that is longer than its limit. */
export interface Overlong {
  readonly length: number
  readonly limit: number
}

/** Counts characters as a reader does, not UTF-16 units. A list counts all its entries. */
const lengthOf = (element: XmlElement): number =>
  element.children.reduce((sum, child) => sum + lengthOf(child), [...element.text].length)

/** How far a field exceeds its limit, if it does. */
export const overlong = (key: string, element: XmlElement): Overlong | undefined => {
  const limit = fieldLimits[key]
  if (limit === undefined) return undefined
  const length = lengthOf(element)
  return length > limit ? { length, limit } : undefined
}
