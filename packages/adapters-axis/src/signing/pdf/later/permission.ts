import { catalogOf, entriesOf, itemsOf, type PdfFile, resolve } from "../pdf-file.ts"
import { textOfString } from "../pdf-string.ts"
import { isName, name, type PdfEntries, wholeNumber } from "../pdf-value.ts"
import { signedFields } from "../signature-field.ts"

/** The changes that are allowed after a signature besides further signatures, as stated when it was made. */
export interface Permission {
  /** Whether further signing is allowed. */
  readonly signing: boolean
  /** Whether the field with this full name may be filled in. */
  readonly filling: (field: string) => boolean
  /** Whether notes on pages may be added, changed and removed. */
  readonly notes: boolean
}

/** The permission of a document without certification and a signature without lock: further signing only. */
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

/** The levels of a certification allow nothing (1), forms and signatures (2, the default), and notes (3). */
const certifiedLevel = (file: PdfFile, signature: PdfEntries | undefined): number | undefined => {
  const levels = transformations(file, signature, "DocMDP").map(
    (parameters) => wholeNumber(resolve(file, parameters.get("P"))) ?? 2,
  )
  return levels.length === 0 ? undefined : Math.min(...levels)
}

/** The signature that certifies a document, if any. */
const certificationOf = (file: PdfFile): PdfEntries | undefined =>
  entriesOf(file, entriesOf(file, catalogOf(file).entries.get("Perms"))?.get("DocMDP"))

/** Whether FieldMDP parameters lock the field. A name includes the fields below it. */
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

/**
 * The locks of all signature fields of a revision that are signed (ISO 32000-2, 12.7.5.5).
 */
const locksOf = (file: PdfFile, signature: PdfEntries) => {
  const placeOf = (entries: PdfEntries | undefined) => {
    const contents = entries?.get("Contents")
    return contents?.kind === "string" ? contents.start : undefined
  }
  const own: Array<PdfEntries> = []
  const others: Array<PdfEntries> = []
  for (const field of signedFields(file)) {
    const lock = entriesOf(file, field.get("Lock"))
    const place = placeOf(entriesOf(file, field.get("V")))
    if (lock !== undefined) (place !== undefined && place === placeOf(signature) ? own : others).push(lock)
  }
  return { own, others }
}

const levelOf = (file: PdfFile, lock: PdfEntries) => {
  const level = wholeNumber(resolve(file, lock.get("P")))
  return level === 1 || level === 2 || level === 3 ? level : undefined
}

/** Whether a signer forbade all further signing. */
export const isClosed = (file: PdfFile): boolean =>
  certifiedLevel(file, certificationOf(file)) === 1 ||
  [...signedFields(file)].some((field) => {
    const lock = entriesOf(file, field.get("Lock"))
    return (
      certifiedLevel(file, entriesOf(file, field.get("V"))) === 1 ||
      (lock !== undefined && levelOf(file, lock) === 1)
    )
  })

/** The level of a document without certification, which allows further signatures only. */
const unsaid = 4

const least = (levels: ReadonlyArray<number | undefined>) =>
  Math.min(...levels.filter((one) => one !== undefined), unsaid)

/**
 * The changes that a signature, the lock of its field and the certification of its document allow, all as
 * they were when it was made. The locks of earlier signatures only reduce them.
 */
export const permissionOf = (then: PdfFile, signature: PdfEntries): Permission => {
  const { own, others } = locksOf(then, signature)
  const said = least([
    certifiedLevel(then, certificationOf(then)),
    certifiedLevel(then, signature),
    ...own.map((lock) => levelOf(then, lock)),
  ])
  const limit = least(others.map((lock) => levelOf(then, lock)))
  const level = said === unsaid && limit > 1 ? unsaid : Math.min(said, limit)
  const stated = transformations(then, signature, "FieldMDP")
  const isFillable = level === 2 || level === 3 || (level === unsaid && stated.length > 0)
  const locking = [...stated, ...[...own, ...others].filter((lock) => lock.has("Action"))]
  return {
    signing: level !== 1,
    filling: (field) => isFillable && !locking.some((parameters) => locks(then, parameters, field)),
    notes: level === 3,
  }
}
