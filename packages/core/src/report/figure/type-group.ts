import { type AnyType, typeNamed } from "../../vocabulary/document-type.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"

/** What figures call a document's type: the law's code, or the name of a type of the agency's own. */
export const typeGroup = (type: AnyType): string => (typeof type === "string" ? type : type.name)

/** The same for a type given by name, as packets and registers do. */
export const typeRead = (name: string, ownTypes: OwnTypes): string => {
  const type = typeNamed(name, ownTypes)
  return type === undefined ? name : typeGroup(type)
}
