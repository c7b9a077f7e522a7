import type { Role } from "./comparison.ts"

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "))

/** Over which keys an object of a role may be reached without being shown as anything else. */
const links: Readonly<Record<Role, ReadonlySet<string>>> = {
  root: words("Root Data Parent"),
  form: words("AcroForm Parent"),
  page: words("Pages Page P Pg Parent Kids Dest Dests D Names OpenAction O"),
  field: words("Fields Kids Parent Annots Obj CO T Popup IRT"),
  note: words("Annots Parent Popup IRT Obj T"),
  structure: words("StructTreeRoot K P Kids ParentTree Nums IDTree Names SE SD D Ref"),
}

const all = new Set(Object.values(links).flatMap((keys) => [...keys]))

/** Whether a key leads to an object for what it is, and not to show it. */
export const isLink = (role: Role, key: string): boolean => links[role].has(key)

export const isAnyLink = (key: string): boolean => all.has(key)

/** Dictionaries whose keys are names of the author's choice: they say nothing about what they lead to. */
const naming = words("XObject ExtGState Font Pattern Shading ColorSpace Properties CharProcs N R D Dests")

export const isNaming = (key: string): boolean => naming.has(key)
