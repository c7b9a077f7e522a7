import { crc32, createInflateRaw } from "node:zlib"
import { collectBytes, type Reason } from "@lienthong/core/adapter"
import { Effect, Result, Stream } from "effect"
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
  encrypted: { en: "the file in the ZIP is encrypted", vi: "tệp trong tệp ZIP đã được đặt mật khẩu" },
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

const unreadable = (cause: unknown): Reason => ({
  en: cause instanceof Error ? cause.message : String(cause),
  vi: "không giải nén được tệp ZIP",
})

/** The one file of a ZIP, or why the ZIP does not wrap a file. */
const onlyEntry = (bytes: Uint8Array): Result.Result<UnzipFileInfo | "office-file", Reason> => {
  const entries: Array<UnzipFileInfo> = []
  const note = (entry: UnzipFileInfo) => {
    entries.push(entry)
    if (entries.length > 1 || problemOf(entry, bytes.length) !== undefined) throw new Error("enough is known")
    return false
  }
  const listed = Result.try({ try: () => unzipSync(bytes, { filter: note }), catch: unreadable })
  const [first, second] = entries
  if (second !== undefined && officeMarks.has(first?.name ?? "")) return Result.succeed("office-file")
  if (second !== undefined) return Result.fail(damages.severalFiles)
  const problem = first && problemOf(first, bytes.length)
  if (problem !== undefined) return Result.fail(problem)
  if (Result.isFailure(listed)) return Result.fail(listed.failure)
  return first === undefined ? Result.fail(damages.noFile) : Result.succeed(first)
}

const directoryEntryLength = 46
const localHeaderLength = 30

const endLength = 22

/** "PK\u0001\u0002", with which an entry of the directory begins. */
const directoryMark = 0x02014b50

/** The flag of an encrypted entry. */
const encryptedBit = 1

/**
 * The packed data of a ZIP's only file and its checksum; fflate returns neither. It is damage if a reader
 * that starts at the beginning would find another file than one that goes by the directory.
 */
const locate = (
  bytes: Uint8Array,
  { size }: UnzipFileInfo,
): Result.Result<{ readonly data: Uint8Array; readonly crc: number }, Reason> => {
  const otherFile = Result.fail(damages.otherFile)
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1")
  const isWhole = end >= 0 && end + endLength <= zip.length
  if (!isWhole || end + endLength + zip.readUInt16LE(end + 20) !== zip.length) return otherFile
  const directory = zip.readUInt32LE(end + 16)
  if (directory + directoryEntryLength > zip.length || zip.readUInt32LE(directory) !== directoryMark)
    return otherFile
  const local = zip.readUInt32LE(directory + 42)
  const nameLength = zip.readUInt16LE(directory + 28)
  const nameAt = directory + directoryEntryLength
  const name = zip.subarray(nameAt, nameAt + nameLength)
  const isFirst = local === 0 && zip.readUInt16LE(end + 10) === 1
  if (!isFirst || !zip.subarray(localHeaderLength, localHeaderLength + zip.readUInt16LE(26)).equals(name))
    return otherFile
  const [flags, flagsInDirectory] = [zip.readUInt16LE(6), zip.readUInt16LE(directory + 8)]
  if ((flags | flagsInDirectory) & encryptedBit) return Result.fail(damages.encrypted)
  if (zip.readUInt16LE(8) !== zip.readUInt16LE(directory + 10)) return otherFile
  const from = local + localHeaderLength + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  if (from + size > directory) return otherFile
  return Result.succeed({ data: bytes.subarray(from, from + size), crc: zip.readUInt32LE(directory + 16) })
}

/** Bytes that are looked at in one turn. */
const pieceLength = 1024 * 1024

const inPieces = function* (bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += pieceLength) yield bytes.subarray(from, from + pieceLength)
}

/** Inflates on Node's thread pool, so the event loop stays free. All of the data must belong to the file. */
const inflated = (data: Uint8Array): Stream.Stream<Uint8Array, Reason> => {
  const inflating = createInflateRaw({ chunkSize: pieceLength })
  inflating.end(data)
  const isAllRead = Effect.suspend(() =>
    inflating.bytesWritten === data.length ? Effect.void : Effect.fail(damages.otherFile),
  )
  return Stream.fromAsyncIterable<Uint8Array, Reason>(inflating, unreadable).pipe(
    Stream.concat(Stream.fromEffectDrain(isAllRead)),
  )
}

const [stored, deflated] = [0, 8]

/** A file's bytes, in turns. */
const asStored = (data: Uint8Array): Stream.Stream<Uint8Array> =>
  Stream.fromIterable({ [Symbol.iterator]: () => inPieces(data) }, { chunkSize: 1 }).pipe(
    Stream.tap(() => Effect.yieldNow),
  )

const unpacked = (data: Uint8Array, compression: number): Stream.Stream<Uint8Array, Reason> =>
  compression === stored
    ? asStored(data)
    : compression === deflated
      ? inflated(data)
      : Stream.fail(unreadable(`unknown compression type ${compression}`))

/**
 * Takes the file out of the ZIP that wraps it. Any other content, a path in the name, a bomb or a wrong
 * checksum is damage: the file as the sender signed it is lost.
 */
export const unwrap = Effect.fnUntraced(function* (bytes: Uint8Array): Effect.fn.Return<Unwrapped, Reason> {
  const entry = yield* Effect.fromResult(onlyEntry(bytes))
  if (entry === "office-file") return entry
  const located = yield* Effect.fromResult(locate(bytes, entry))
  let [size, crc] = [0, 0]
  const check = (piece: Uint8Array) => {
    size += piece.length
    crc = crc32(piece, crc)
    return size > entry.originalSize ? Effect.fail(damages.otherFile) : Effect.void
  }
  const file = yield* collectBytes(Stream.tap(unpacked(located.data, entry.compression), check))
  return size === entry.originalSize && crc === located.crc ? { file } : yield* Effect.fail(damages.otherFile)
})

/** Whether the one entry of a ZIP is a ZIP: never in an office file, always in a wrapped one. */
const holdsOneZip = (bytes: Uint8Array) =>
  unwrap(bytes).pipe(
    Effect.match({
      onSuccess: (inner) => inner !== "office-file" && startsAsZip(inner.file),
      onFailure: () => false,
    }),
  )

/**
 * Whether a file's bytes are a ZIP that its name does not explain, which makes it a wrapping: the axis wraps
 * files of most types, whatever it declares. It also wraps archives with other extensions than `zip` and
 * declares the ZIP; the declaration matters only for archives, where nothing else tells.
 */
export const looksWrapped = Effect.fnUntraced(function* (name: string, bytes: Uint8Array, declared?: string) {
  const extension = extensionOf(name)
  if (!startsAsZip(bytes)) return false
  if (archives.has(extension)) return !isNamedZip(name) && isZipType(declared) && (yield* holdsOneZip(bytes))
  return !officeTypes.has(extension) || (yield* holdsOneZip(bytes))
})

/**
 * Wraps a file in a ZIP as the axis does: one stored entry. The same file always gives the same bytes.
 * fflate makes the ZIP of an empty file, and the file is put into it, because fflate's checksum would take
 * seconds for a large one.
 */
export const wrap = Effect.fnUntraced(function* (name: string, file: Uint8Array) {
  const extension = extensionOf(name)
  const entry = /^[a-z0-9]{1,10}$/.test(extension) ? `file.${extension}` : "file"
  const empty = Buffer.from(zipSync({ [entry]: new Uint8Array() }, { level: 0, mtime: new Date(1980, 0, 1) }))
  const dataAt = localHeaderLength + entry.length
  const crc = yield* Stream.runFold(
    asStored(file),
    () => 0,
    (sum, piece) => crc32(piece, sum),
  )
  for (const header of [14, dataAt + 16]) {
    empty.writeUInt32LE(crc, header)
    empty.writeUInt32LE(file.length, header + 4)
    empty.writeUInt32LE(file.length, header + 8)
  }
  const end = dataAt + directoryEntryLength + entry.length
  empty.writeUInt32LE(dataAt + file.length, end + 16)
  return yield* collectBytes(Stream.make(empty.subarray(0, dataAt), file, empty.subarray(dataAt)))
})
