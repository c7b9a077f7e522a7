import { catalogOf, entriesOf, itemsOf, type PdfFile, resolve } from "../pdf-file.ts"
import { textOfString } from "../pdf-string.ts"
import { isName, name, type PdfEntries, wholeNumber } from "../pdf-value.ts"

/** What may change after a signature besides further signatures, by what was stated when it was made. */
export interface Permission {
  /** Whether anybody may sign after it. */
  readonly signing: boolean
  /** Whether the field of this full name may be filled in. */
  readonly filling: (field: string) => boolean
  /** Whether notes may be put on pages, changed and taken away. */
  readonly notes: boolean
}

/** A document without certification and a signature without lock: it may be signed further, and that is all. */
export const onlySigning: Permission = { signing: true, filling: () => false, notes: false }

/** The parameters of a signature's transformations of one kind (ISO 32000-1, 12.8.2). */
const transformations = (file: PdfFile, signature: PdfEntries | undefined, method: string) =>
  itemsOf(file, signature?.get("Reference")).flatMap((item) => {
    const entries = entriesOf(file, item)
    const named = resolve(file, entries?.get("TransformMethod") ?? name("DocMDP"))
    return entries !== undefined && isName(named, method)
      ? [entriesOf(file, entries.get("TransformParams")) ?? new Map()]
      : []
  })

/** How much a certification allows: nothing (1), forms and signatures (2, also where it does not say), notes too (3). */
export const certifiedLevel = (file: PdfFile, signature: PdfEntries | undefined): number | undefined => {
  const levels = transformations(file, signature, "DocMDP").map(
    (parameters) => wholeNumber(resolve(file, parameters.get("P"))) ?? 2,
  )
  return levels.length === 0 ? undefined : Math.min(...levels)
}

/** The signature that certifies a document, if one does. */
export const certificationOf = (file: PdfFile): PdfEntries | undefined =>
  entriesOf(file, entriesOf(file, catalogOf(file).entries.get("Perms"))?.get("DocMDP"))

/** Whether FieldMDP parameters lock the field: a name stands for what lies below it, too. */
const locks = (file: PdfFile, parameters: PdfEntries, field: string): boolean => {
  const isNamed = itemsOf(file, parameters.get("Fields")).some((item) => {
    const named = resolve(file, item)
    const text = named.kind === "string" ? textOfString(named) : undefined
    return text !== undefined && (field === text || field.startsWith(`${text}.`))
  })
  const action = resolve(file, parameters.get("Action"))
  if (isName(action, "Include")) return isNamed
  return isName(action, "Exclude") ? !isNamed : true
}

/** What a signature and the certification of its document allow to change, both as they were when it was made. */
export const permissionOf = (then: PdfFile, signature: PdfEntries): Permission => {
  const levels = [certifiedLevel(then, certificationOf(then)), certifiedLevel(then, signature)]
  const level = Math.min(...levels.filter((one) => one !== undefined), 4)
  const locking = transformations(then, signature, "FieldMDP")
  const isFillable = level === 2 || level === 3 || (level === 4 && locking.length > 0)
  return {
    signing: level !== 1,
    filling: (field) => isFillable && !locking.some((parameters) => locks(then, parameters, field)),
    notes: level === 3,
  }
}
