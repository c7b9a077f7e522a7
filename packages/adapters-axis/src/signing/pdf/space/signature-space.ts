import type { VietnamTime } from "@lienthong/core/calendar"
import { type AppendedObject, append, nextNumber, replace } from "../increment.ts"
import { isClosed } from "../later/permission.ts"
import { beginsWithHeader, catalogOf, entriesOf, firstPageOf, itemsOf, type PdfFile } from "../pdf-file.ts"
import { PdfProblem } from "../pdf-problem.ts"
import {
  array,
  dictionary,
  name,
  type PdfEntries,
  type PdfReference,
  type PdfValue,
  print,
  reference,
  text,
  word,
} from "../pdf-value.ts"

/** The properties that a signature shows. */
export interface SignatureNote {
  readonly name: string
  readonly reason: string
  readonly location: string | undefined
  readonly at: VietnamTime
}

/** A file with room for one more signature: everything is in place but the signature. */
export interface SignatureSpace {
  readonly bytes: Buffer
  /** The gap that the signature does not cover, from its `<` to behind its `>`. */
  readonly gap: { readonly start: number; readonly end: number }
}

const rangeWidth = 10

/** `D:20190620140500+07'00'` (ISO 32000-1, 7.9.4). */
const pdfTime = (at: VietnamTime) => `(D:${at.slice(0, 19).replace(/\D/g, "")}+07'00')`

const signatureBody = (note: SignatureNote, size: number): string =>
  [
    "<</Type /Sig",
    "/Filter /Adobe.PPKLite",
    "/SubFilter /adbe.pkcs7.detached",
    `/ByteRange [0 ${" ".repeat(3 * rangeWidth + 2)}]`,
    `/Contents <${"0".repeat(size * 2)}>`,
    `/M ${pdfTime(note.at)}`,
    `/Name ${print(text(note.name))}`,
    `/Reason ${print(text(note.reason))}`,
    ...(note.location === undefined ? [] : [`/Location ${print(text(note.location))}`]),
    ">>",
  ].join("\n")

const extended = (entries: PdfEntries, changes: ReadonlyArray<readonly [string, PdfValue]>) =>
  dictionary([...entries, ...changes])

/** An invisible field. The host draws its appearance on the page before signing. */
const field = (number: number, signature: number, page: PdfReference) =>
  dictionary([
    ["Type", name("Annot")],
    ["Subtype", name("Widget")],
    ["FT", name("Sig")],
    ["T", text(`LienThong-${number}`)],
    ["V", reference(signature)],
    ["Rect", array([word(0), word(0), word(0), word(0)])],
    ["P", page],
    ["F", word(132)],
  ])

/** Refuses a document that an author or a signer closed ("no changes allowed", level 1). */
const refuseWhatCannotBeSigned = (file: PdfFile) => {
  if (!beginsWithHeader(file.bytes)) throw new PdfProblem("bytes-before-header")
  if (file.crossReference.trailer.has("Encrypt")) throw new PdfProblem("encrypted")
  if (isClosed(file)) throw new PdfProblem("closed")
}

/** The form with one more field, and the catalog if the form is part of it or new. */
const formWith = (file: PdfFile, added: PdfReference): AppendedObject => {
  const catalog = catalogOf(file)
  const former = catalog.entries.get("AcroForm")
  const form = entriesOf(file, former)
  const changed = extended(form ?? new Map(), [
    ["Fields", array([...itemsOf(file, form?.get("Fields")), added])],
    ["SigFlags", word(3)],
  ])
  if (former?.kind === "reference" && form !== undefined) return replace(former, changed)
  return replace(catalog.at, extended(catalog.entries, [["AcroForm", changed]]))
}

/** Appends a signature dictionary, its field and its place on the first page, with `size` bytes of room. */
export const makeRoom = (
  file: PdfFile,
  note: SignatureNote,
  size: number,
  signature = nextNumber(file),
): SignatureSpace => {
  refuseWhatCannotBeSigned(file)
  const page = firstPageOf(file)
  const widget = signature + 1
  const body = signatureBody(note, size)
  const annotations = [...itemsOf(file, page.entries.get("Annots")), reference(widget)]
  const { bytes, bodies } = append(file, [
    { number: signature, generation: 0, body },
    { number: widget, generation: 0, body: print(field(widget, signature, page.at)) },
    replace(page.at, extended(page.entries, [["Annots", array(annotations)]])),
    formWith(file, reference(widget)),
  ])
  const bodyStart = bodies.get(signature) ?? 0
  const gapStart = bodyStart + body.indexOf("/Contents <") + "/Contents ".length
  const gap = { start: gapStart, end: gapStart + size * 2 + 2 }
  const range = [gap.start, gap.end, bytes.length - gap.end].map((value) => String(value).padEnd(rangeWidth))
  bytes.write(range.join(" "), bodyStart + body.indexOf("/ByteRange [0 ") + "/ByteRange [0 ".length, "latin1")
  return { bytes, gap }
}

/** The bytes that the signature covers: all but the gap. */
export const covered = ({ bytes, gap }: SignatureSpace): ReadonlyArray<Buffer> => [
  bytes.subarray(0, gap.start),
  bytes.subarray(gap.end),
]

/** The pieces of the file with the signature in its gap, which it need not fill. */
export const fill = ({ bytes, gap }: SignatureSpace, signature: Uint8Array): ReadonlyArray<Buffer> => {
  const hex = Buffer.from(signature).toString("hex")
  if (hex.length > gap.end - gap.start - 2)
    throw new RangeError("a signature is larger than the room made for it")
  const filled = Buffer.from(bytes.subarray(gap.start, gap.end))
  filled.write(hex, 1, "latin1")
  return [bytes.subarray(0, gap.start), filled, bytes.subarray(gap.end)]
}
