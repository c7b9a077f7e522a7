import { crc32 } from "node:zlib"
import type { Reason } from "@lienthong/core"
import { Result } from "effect"
import { type UnzipFileInfo, unzipSync, zipSync } from "fflate"

/** Archives by their name: whatever ZIP is in them is the file itself. */
const archives = new Set(["zip", "jar", "kmz", "epub", "asice", "asics"])

/**
 * Office files, which are ZIPs of several entries. The axis wraps some of these types too, xlsx among them.
 */
const officeTypes = new Set(
  "docx docm dotx xlsx xlsm xltx pptx pptm ppsx odt ods odp odg vsdx xps oxps".split(" "),
)

/** The first entry of an office file. */
const officeMarks = new Set(["[Content_Types].xml", "mimetype"])

/** More than any document; what inflates further, or by more than this ratio, is a bomb. */
const limits = { inflatedBytes: 256 * 1024 * 1024, ratio: 200, ratioFrom: 16 * 1024 * 1024 }

/** As it is written: the axis' own library tells `zip` from `ZIP`. */
const writtenExtensionOf = (name: string): string => /\.([^.\s]+)\s*$/.exec(name)?.[1] ?? ""

const extensionOf = (name: string): string => writtenExtensionOf(name).toLowerCase()

/** Whether a file is a ZIP, by its own first bytes. */
export const startsAsZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** Whether a media type says that a file travels in a ZIP. */
export const isZipType = (mediaType: string | undefined): boolean =>
  mediaType !== undefined && /^\s*application\/(x-)?zip(-compressed)?\s*(;.*)?$/i.test(mediaType)

/**
 * Whether a file of a name may be declared a ZIP: the axis' own library unpacks every other that is, and
 * loses it.
 */
export const isNamedZip = (name: string): boolean => writtenExtensionOf(name) === "zip"

/**
 * What a ZIP holds: the wrapped file, or nothing when the ZIP is an office file under another type's name.
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

/** CRC-32 of the first file, from the central directory. fflate checks lengths only. */
const declaredCrc = (bytes: Uint8Array): number | undefined => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1")
  const directory = end >= 0 && end + 20 <= zip.length ? zip.readUInt32LE(end + 16) : zip.length
  return directory + 20 <= zip.length ? zip.readUInt32LE(directory + 16) : undefined
}

/**
 * Takes the one file out of the ZIP that a packet wrapped it in. Any other content, a path for a name, a bomb
 * or a checksum that does not agree is damage: the file as the sender signed it cannot be had.
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

/** A ZIP whose one entry is again a ZIP: no office file is made so, but every wrapped one. */
const holdsOneZip = (bytes: Uint8Array): boolean => {
  const inner = unwrap(bytes)
  return Result.isSuccess(inner) && inner.success !== "office-file" && startsAsZip(inner.success.file)
}

/**
 * Whether a file's bytes are a ZIP that its name does not account for, and so a wrapping: the axis puts files
 * of most types into one, whatever it then declares. Archives of other names than `zip` it wraps too, and
 * declares so; how a packet declares an archive is asked only because nothing else tells.
 */
export const looksWrapped = (name: string, bytes: Uint8Array, declared?: string): boolean => {
  const extension = extensionOf(name)
  if (!startsAsZip(bytes)) return false
  if (archives.has(extension)) return !isNamedZip(name) && isZipType(declared) && holdsOneZip(bytes)
  return !officeTypes.has(extension) || holdsOneZip(bytes)
}

/** Wraps a file in a ZIP as the axis does: one stored entry, always the same bytes for the same file. */
export const wrap = (name: string, bytes: Uint8Array): Uint8Array => {
  const extension = extensionOf(name)
  const entry = /^[a-z0-9]{1,10}$/.test(extension) ? `file.${extension}` : "file"
  return zipSync({ [entry]: bytes }, { level: 0, mtime: new Date(1980, 0, 1) })
}
