import type { Role } from "./comparison.ts"

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "))

/** The keys that lead to an object of a role without showing it as anything else. */
const links: Readonly<Record<Role, ReadonlySet<string>>> = {
  root: words("Root Data Parent"),
  form: words("AcroForm Parent"),
  page: words("Pages Page P Pg Parent Kids Dest Dests D Names OpenAction O"),
  field: words("Fields Kids Parent Annots Obj CO T Popup IRT"),
  note: words("Annots Parent Popup IRT Obj T"),
  structure: words("StructTreeRoot K P Kids ParentTree Nums IDTree Names SE SD D Ref"),
}

const all = new Set(Object.values(links).flatMap((keys) => [...keys]))

/** Whether a key refers to an object by its role, and does not show it. */
export const isLink = (role: Role, key: string): boolean => links[role].has(key)

export const isAnyLink = (key: string): boolean => all.has(key)

/** Dictionaries with keys that the author chose: such a key tells nothing about its object. */
const naming = words("XObject ExtGState Font Pattern Shading ColorSpace Properties CharProcs N R D Dests")

export const isNaming = (key: string): boolean => naming.has(key)
