import { Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { isBlank } from "../../text/plain-text.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { optional } from "../input/request.ts"

/** A file from a host. */
export const FileInput = Schema.Struct({
  /** Stored as `Báo cáo.pdf` when an upload library gives it as `BÃ¡o cÃ¡o.pdf`; the log says so. */
  name: Schema.String,
  bytes: Schema.instanceOf(Uint8Array) as Schema.Codec<Uint8Array>,
  /** Default: derived from the name. */
  mediaType: optional(Schema.String),
  description: optional(Schema.String),
})
export interface FileInput extends Schema.Schema.Type<typeof FileInput> {}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
  xml: "application/xml",
  txt: "text/plain",
  png: "image/png",
  jpg: "image/jpeg",
}

const anyType = "application/octet-stream"
const pdfType = "application/pdf"

const typeByName = (name: string): string => {
  const extension = name
    .slice(name.lastIndexOf(".") + 1)
    .trim()
    .toLowerCase()
  return Object.hasOwn(mediaTypes, extension) ? (mediaTypes[extension] ?? anyType) : anyType
}

/** The media type without parameters, in lower case. */
const plainType = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase()

const pdfMark = [0x25, 0x50, 0x44, 0x46, 0x2d] // %PDF-

/** Whether bytes start like a PDF. Readers allow up to a kilobyte before the header. */
export const looksLikePdf = (bytes: Uint8Array): boolean => {
  const end = Math.min(bytes.length - pdfMark.length, 1024)
  for (let start = 0; start <= end; start++)
    if (pdfMark.every((byte, index) => bytes[start + index] === byte)) return true
  return false
}

/**
 * A file's media type: a PDF by its bytes, whatever the host says; otherwise the host's media type, or the
 * type of its name.
 */
export const mediaTypeOf = ({ name, bytes, mediaType }: FileInput): string =>
  looksLikePdf(bytes) ? pdfType : (mediaType ?? typeByName(name))

/** Finds a file that is a PDF by its bytes but not by its name or media type, or the other way round. */
const typeFault = ({ name, bytes, mediaType }: FileInput): InputError | undefined => {
  const said = [typeByName(name), plainType(mediaType ?? anyType)].filter((type) => type !== anyType)
  const isPdf = looksLikePdf(bytes)
  if (!isPdf) return said.includes(pdfType) ? reject("file-not-pdf", { file: name }) : undefined
  const other = said.find((type) => type !== pdfType)
  return other === undefined ? undefined : reject("file-type-differs", { file: name, type: other })
}

/** A packet allows 500 characters; file systems allow 255 bytes, and Vietnamese letters take up to three. */
const maxNameLength = 200

const nameOfFile = {
  en: `the name of the file, 1 to ${maxNameLength} characters`,
  vi: `tên tệp từ 1 đến ${maxNameLength} ký tự`,
}

/** Finds what is wrong with a host's file. */
export const checkFile = (file: FileInput): InputError | undefined => {
  if (isBlank(file.name)) return wrongValue("file.name", file.name, nameOfFile)
  if (file.name.length > maxNameLength) return wrongValue("file.name", file.name, nameOfFile)
  if (file.bytes.length === 0) return reject("file-empty", { file: file.name })
  return typeFault(file)
}
