import { crc32 } from "node:zlib"
import type { Reason } from "@lienthong/core/adapter"
import { Result } from "effect"
import { type UnzipFileInfo, unzipSync, zipSync } from "fflate"

/** Extensions of archives, whose ZIP is the file itself. */
const archives = new Set(["zip", "jar", "kmz", "epub", "asice", "asics"])

/**
 * Extensions of office files, which are ZIPs of several entries. The axis wraps some of these types too, such
 * as xlsx.
 */
const officeTypes = new Set(
  "docx docm dotx xlsx xlsm xltx pptx pptm ppsx odt ods odp odg vsdx xps oxps".split(" "),
)

/** The first entry of an office file. */
const officeMarks = new Set(["[Content_Types].xml", "mimetype"])

/** Limits above any document. A ZIP that inflates further, or by more than this ratio, is a bomb. */
const limits = { inflatedBytes: 256 * 1024 * 1024, ratio: 200, ratioFrom: 16 * 1024 * 1024 }

/** The extension in its written case: the axis' own library distinguishes `zip` from `ZIP`. */
const writtenExtensionOf = (name: string): string => /\.([^.\s]+)\s*$/.exec(name)?.[1] ?? ""

const extensionOf = (name: string): string => writtenExtensionOf(name).toLowerCase()

/** Whether a file is a ZIP, by its first bytes. */
export const startsAsZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** Whether a media type declares that a file travels in a ZIP. */
export const isZipType = (mediaType: string | undefined): boolean =>
  mediaType !== undefined && /^\s*application\/(x-)?zip(-compressed)?\s*(;.*)?$/i.test(mediaType)

/**
 * Whether a file of this name may be declared a ZIP. The axis' own library unpacks every other declared ZIP
 * and loses the file.
 */
export const isNamedZip = (name: string): boolean => writtenExtensionOf(name) === "zip"

/**
 * The content of a ZIP: the wrapped file, or `office-file` when the ZIP is an office file named as another
 * type.
 */
export type Unwrapped = { readonly file: Uint8Array } | "office-file"

const damages = {
  severalFiles: { en: "the ZIP holds more than one file", vi: "tệp ZIP chứa nhiều hơn một tệp" },
  noFile: { en: "the ZIP holds no file", vi: "tệp ZIP không chứa tệp nào" },
  path: { en: "the ZIP's entry has a path for a name", vi: "tên tệp trong tệp ZIP là một đường dẫn" },
  huge: {
    en: "the ZIP inflates to more than any document has",
    vi: "dung lượng sau khi giải nén lớn hơn mọi văn bản",
  },
  bomb: {
    en: "the ZIP inflates to far more than it should",
    vi: "dung lượng sau khi giải nén lớn bất thường",
  },
  otherFile: {
    en: "the file in the ZIP is not the one that was put in",
    vi: "tệp trong tệp ZIP không còn nguyên vẹn",
  },
} satisfies Readonly<Record<string, Reason>>

const problemOf = (entry: UnzipFileInfo, zipped: number): Reason | undefined => {
  if (/[/\\]|^\.\.?$/.test(entry.name)) return damages.path
  if (entry.originalSize > limits.inflatedBytes) return damages.huge
  const isBomb = entry.originalSize > limits.ratioFrom && entry.originalSize > zipped * limits.ratio
  return isBomb ? damages.bomb : undefined
}

/** Reads the CRC-32 of the first file from the central directory, because fflate checks lengths only. */
const declaredCrc = (bytes: Uint8Array): number | undefined => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1")
  const directory = end >= 0 && end + 20 <= zip.length ? zip.readUInt32LE(end + 16) : zip.length
  return directory + 20 <= zip.length ? zip.readUInt32LE(directory + 16) : undefined
}

/**
 * Takes the file out of the ZIP that wraps it. Any other content, a path in the name, a bomb or a wrong
 * checksum is damage: the file as the sender signed it is lost.
 */
export const unwrap = (bytes: Uint8Array): Result.Result<Unwrapped, Reason> => {
  const entries: Array<UnzipFileInfo> = []
  let problem: Reason | undefined
  const admit = (entry: UnzipFileInfo): boolean => {
    entries.push(entry)
    problem = entries.length > 1 ? damages.severalFiles : problemOf(entry, bytes.length)
    if (problem !== undefined) throw new Error(problem.en)
    return true
  }
  try {
    const file = Object.values(unzipSync(bytes, { filter: admit }))[0]
    if (file === undefined) return Result.fail(damages.noFile)
    const whole = file.length === entries[0]?.originalSize && crc32(file) === declaredCrc(bytes)
    return whole ? Result.succeed({ file }) : Result.fail(damages.otherFile)
  } catch (cause) {
    if (entries.length > 1 && officeMarks.has(entries[0]?.name ?? "")) return Result.succeed("office-file")
    const words = cause instanceof Error ? cause.message : String(cause)
    return Result.fail(problem ?? { en: words, vi: "không giải nén được tệp ZIP" })
  }
}

/** Whether the one entry of a ZIP is a ZIP: never in an office file, always in a wrapped one. */
const holdsOneZip = (bytes: Uint8Array): boolean => {
  const inner = unwrap(bytes)
  return Result.isSuccess(inner) && inner.success !== "office-file" && startsAsZip(inner.success.file)
}

/**
 * Whether a file's bytes are a ZIP that its name does not explain, which makes it a wrapping: the axis wraps
 * files of most types, whatever it declares. It also wraps archives with other extensions than `zip` and
 * declares the ZIP; the declaration matters only for archives, where nothing else tells.
 */
export const looksWrapped = (name: string, bytes: Uint8Array, declared?: string): boolean => {
  const extension = extensionOf(name)
  if (!startsAsZip(bytes)) return false
  if (archives.has(extension)) return !isNamedZip(name) && isZipType(declared) && holdsOneZip(bytes)
  return !officeTypes.has(extension) || holdsOneZip(bytes)
}

/** Wraps a file in a ZIP as the axis does: one stored entry. The same file always gives the same bytes. */
export const wrap = (name: string, bytes: Uint8Array): Uint8Array => {
  const extension = extensionOf(name)
  const entry = /^[a-z0-9]{1,10}$/.test(extension) ? `file.${extension}` : "file"
  return zipSync({ [entry]: bytes }, { level: 0, mtime: new Date(1980, 0, 1) })
}
