import { catalogOf, entriesOf, itemsOf, type PdfFile, resolve } from "./pdf-file.ts"
import { isName, nothing, orElse, type PdfEntries, type PdfValue } from "./pdf-value.ts"

/** The type of the parent that a field names, which the form may not list. */
const parentType = (file: PdfFile, field: PdfEntries) =>
  orElse(() => entriesOf(file, field.get("Parent"))?.get("FT"), undefined)

/** The fields of the form, each with its type, which may be that of any field above it. */
const fieldsOf = function* (file: PdfFile): Generator<readonly [field: PdfEntries, type: PdfValue]> {
  const seen = new Set<PdfValue>()
  const form = entriesOf(file, catalogOf(file).entries.get("AcroForm"))
  const below = (fields: PdfValue | undefined, type: PdfValue) =>
    itemsOf(file, fields).map((item) => [item, type] as const)
  const waiting = [...below(form?.get("Fields"), nothing)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [item, above] = next
    const field = resolve(file, item)
    if (field.kind !== "dictionary" || seen.has(field)) continue
    seen.add(field)
    const { entries } = field
    const stated = entries.get("FT") ?? (above === nothing ? parentType(file, entries) : above)
    const type = orElse(() => resolve(file, stated), nothing)
    yield [entries, type]
    waiting.push(...below(entries.get("Kids"), type))
  }
}

/** Whether a field has a value. One that is too damaged to be read is a value as well. */
const hasValue = (file: PdfFile, field: PdfEntries): boolean =>
  orElse(() => resolve(file, field.get("V")) !== nothing, true)

/** The fields of the form that are for signatures and have a value, whether or not that is a signature. */
export const signedFields = function* (file: PdfFile): Generator<PdfEntries> {
  for (const [field, type] of fieldsOf(file)) if (isName(type, "Sig") && hasValue(file, field)) yield field
}
