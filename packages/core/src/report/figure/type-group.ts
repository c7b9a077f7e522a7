import { type AnyType, typeNamed } from "../../vocabulary/document-type.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"

/**
 * The group of a document's type in figures: the law's code, or the name of one of the agency's own types.
 */
export const typeGroup = (type: AnyType): string => (typeof type === "string" ? type : type.name)

/** The same for a type given by name, as packets and registers do. */
export const typeRead = (name: string, ownTypes: OwnTypes): string => {
  const type = typeNamed(name, ownTypes)
  return type === undefined ? name : typeGroup(type)
}
