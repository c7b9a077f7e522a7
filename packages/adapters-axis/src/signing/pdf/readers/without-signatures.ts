import { entriesOf, itemsOf, type PdfFile, resolve } from "../pdf-file.ts"
import { dictionary, isName, nothing, type PdfDictionary, type PdfValue, print } from "../pdf-value.ts"

const got = new Set(["Annots", "Fields", "AcroForm", "SigFlags"])

const isSignatureField = (file: PdfFile, item: PdfValue) => isName(entriesOf(file, item)?.get("FT"), "Sig")

/**
 * Whether an object gained only what signatures need, as pages, the form and the root do when a document is
 * signed.
 */
export const isWithoutSignatures = (file: PdfFile, former: PdfValue, now: PdfValue): boolean => {
  if (former.kind !== "dictionary" || now.kind !== "dictionary") return print(former) === print(now)
  const rest = ({ entries }: PdfDictionary) =>
    print(dictionary([...entries].filter(([key]) => !got.has(key))))
  const gotFields = (key: string) => {
    const [before, after] = [former, now].map(({ entries }) => itemsOf(file, entries.get(key)))
    const added = after?.slice(before?.length) ?? []
    return (
      before?.every((item, at) => print(item) === print(after?.[at] ?? nothing)) &&
      added.every((item) => isSignatureField(file, item))
    )
  }
  const [form, formNow] = [former, now].map(({ entries }) => resolve(file, entries.get("AcroForm")))
  if (form === undefined || formNow === undefined) return false
  return (
    rest(former) === rest(now) &&
    ["Annots", "Fields"].every(gotFields) &&
    (form === nothing || isWithoutSignatures(file, form, formNow))
  )
}
