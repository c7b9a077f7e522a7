import { catalogOf, entriesOf, itemsOf, type PdfFile, resolve } from "./pdf-file.ts"
import { isName, nothing, orElse, type PdfEntries, type PdfValue } from "./pdf-value.ts"

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

/** Whether a field has a value. One that is too damaged to be read is a value as well. */
const hasValue = (file: PdfFile, field: PdfEntries): boolean =>
  orElse(() => resolve(file, field.get("V")) !== nothing, true)

/** The fields of the form that are for signatures and have a value, whether or not that is a signature. */
export const signedFields = function* (file: PdfFile): Generator<PdfEntries> {
  for (const field of fieldsOf(file)) if (isSignatureField(file, field) && hasValue(file, field)) yield field
}
