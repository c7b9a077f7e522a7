import { saysNothing } from "@lienthong/core/adapter"

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

/** Whether a text only stands for an empty field: `N/A`, `-`. None is written; one that is read is empty. */
export const isPlaceholder = (name: string, text: string): boolean =>
  text !== "" && emptied.has(name) && saysNothing(text)
