/**
 * Names that widely used connectors write otherwise: in the right spelling instead of the one that the axis
 * has, or shortened.
 */
const spelledOtherwise: Readonly<Record<string, string>> = {
  OrganInCharge: "OrganizationInCharge",
  Business: "Bussiness",
  BusinessDocType: "BussinessDocType",
  BusinessDocReason: "BussinessDocReason",
  BusinessDocumentInfo: "BussinessDocumentInfo",
}

/** The name of an element as the axis spells it. */
export const asSpelledByAxis = (name: string): string =>
  Object.hasOwn(spelledOtherwise, name) ? (spelledOtherwise[name] ?? name) : name
