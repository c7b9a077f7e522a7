/** Names that a widely used connector reads in the right spelling as well as in the one that the axis has. */
const spelledRight: Readonly<Record<string, string>> = {
  Business: "Bussiness",
  BusinessDocType: "BussinessDocType",
  BusinessDocReason: "BussinessDocReason",
  BusinessDocumentInfo: "BussinessDocumentInfo",
}

/** The name of an element as the axis spells it. */
export const asSpelledByAxis = (name: string): string =>
  Object.hasOwn(spelledRight, name) ? (spelledRight[name] ?? name) : name
