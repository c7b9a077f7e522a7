import { cursorAt, type PdfCursor, readValue } from "./pdf-cursor.ts"
import { catalogOf, entriesOf, itemsOf, openPdf, type PdfFile, resolve } from "./pdf-file.ts"
import { isName, nothing, type PdfEntries, PdfProblem, type PdfString, type PdfValue } from "./pdf-value.ts"

/** A signature dictionary (ISO 32000-1, 12.8.1) where it stands in the file. */
export interface SignatureDictionary {
  readonly entries: PdfEntries
  readonly contents: PdfString
  /** Whether its value is an object of its own, where the standard has it stand in place (ISO 32000-1, 12.8.1). */
  readonly isIndirect?: boolean
}

/** A signature of the form that cannot be read where it should be: a sign of damage. */
export interface UnreadableSignature {
  readonly problem: string
}

/** How many objects around a `/ByteRange` are tried, and how many such places a file may have. */
const tries = 16
const mostPlaces = 500

/** How many bytes may be read in looking for them, far more than the signatures of any document have. */
const mostBytes = 8_000_000

interface Effort {
  left: number
}

const spend = (effort: Effort, count: number) => {
  effort.left -= count
  if (effort.left < 0) throw new PdfProblem("it is too large to be searched for signatures")
}

/** What an attempt at reading took: one that met a string without an end looked for it to the end of the file. */
const lengthRead = ({ bytes, at }: PdfCursor, start: number, isRead: boolean) =>
  (!isRead && (bytes[at] === 0x28 || bytes[at] === 0x3c) ? bytes.length : at) - start

const nested = function* (value: PdfValue): Generator<SignatureDictionary> {
  if (value.kind === "array") for (const item of value.items) yield* nested(item)
  if (value.kind !== "dictionary") return
  const contents = value.entries.get("Contents")
  if (value.entries.has("ByteRange") && contents?.kind === "string")
    yield { entries: value.entries, contents }
  for (const entry of value.entries.values()) yield* nested(entry)
}

/** The object that begins at an `obj` before `place` and reaches beyond it. */
const objectAround = (
  bytes: Buffer,
  place: number,
  effort: Effort,
): { readonly value: PdfValue; readonly end: number } | undefined => {
  let before = place
  for (let attempt = 0; attempt < tries; attempt += 1) {
    before = bytes.lastIndexOf("obj", before - 1, "latin1")
    if (before < 1) return undefined
    if (bytes[before - 1] === 0x64) continue
    const cursor = cursorAt(bytes, before + 3)
    let isRead = false
    try {
      const value = readValue(cursor)
      isRead = true
      if (cursor.at > place) return { value, end: cursor.at }
    } catch (error) {
      if (!(error instanceof PdfProblem)) throw error
    } finally {
      effort.left -= lengthRead(cursor, before, isRead)
    }
    spend(effort, (place - before) >> 6)
  }
  return undefined
}

/** Signature dictionaries by looking at the bytes alone, whatever the cross-reference says. */
const inBytes = (bytes: Buffer): Map<number, SignatureDictionary> => {
  const found = new Map<number, SignatureDictionary>()
  const effort: Effort = { left: mostBytes }
  let place = bytes.indexOf("/ByteRange", 0, "latin1")
  for (let count = 0; place >= 0 && count < mostPlaces; count += 1) {
    spend(effort, 0)
    const object = objectAround(bytes, place, effort)
    if (object !== undefined)
      for (const signature of nested(object.value)) found.set(signature.contents.start, signature)
    place = bytes.indexOf("/ByteRange", Math.max(place + 1, object?.end ?? 0), "latin1")
  }
  return found
}

const fieldsOf = function* (file: PdfFile): Generator<PdfEntries> {
  const seen = new Set<PdfValue>()
  const form = entriesOf(file, catalogOf(file).entries.get("AcroForm"))
  const waiting = [...itemsOf(file, form?.get("Fields"))]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const field = resolve(file, next)
    if (field.kind !== "dictionary" || seen.has(field)) continue
    seen.add(field)
    yield field.entries
    waiting.push(...itemsOf(file, field.entries.get("Kids")))
  }
}

/** Whether a field is for signatures; the type may be its parent's. */
const isSignatureField = (file: PdfFile, field: PdfEntries | undefined): boolean =>
  field !== undefined &&
  [field.get("FT"), entriesOf(file, field.get("Parent"))?.get("FT")].some((type) =>
    isName(resolve(file, type), "Sig"),
  )

/** Signed fields of the form whose signature is not among those found in the bytes. */
const missing = (
  file: PdfFile,
  found: ReadonlyMap<number, SignatureDictionary>,
): ReadonlyArray<SignatureDictionary | UnreadableSignature> => {
  const others: Array<SignatureDictionary | UnreadableSignature> = []
  for (const field of fieldsOf(file)) {
    if (!isSignatureField(file, field) || resolve(file, field.get("V")) === nothing) continue
    const entries = entriesOf(file, field.get("V"))
    const contents = resolve(file, entries?.get("Contents"))
    if (entries?.get("Contents")?.kind === "reference" && contents.kind === "string")
      others.push({ entries, contents, isIndirect: true })
    else if (contents.kind !== "string" || !found.has(contents.start))
      others.push({ problem: "a field's signature is not where it should be" })
  }
  return others
}

/**
 * Every signature of a file in the order they were made, which is the order they stand in. They are looked for twice,
 * in the bytes and through the document's form, so that damage to either shows as an unreadable signature and never as
 * none.
 */
export const signaturesOf = (bytes: Buffer): ReadonlyArray<SignatureDictionary | UnreadableSignature> => {
  const found = inBytes(bytes)
  const readable = [...found.values()].sort((a, b) => a.contents.start - b.contents.start)
  try {
    return [...readable, ...missing(openPdf(bytes), found)]
  } catch (error) {
    if (error instanceof PdfProblem) return readable
    throw error
  }
}
