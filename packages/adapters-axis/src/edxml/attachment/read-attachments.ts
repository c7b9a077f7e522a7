import { type BrokenAttachment, collectBytes, type Reason, tolerance } from "@lienthong/core/adapter"
import { Effect, Result, Stream } from "effect"
import { inTurns } from "../../turns/in-pieces.ts"
import { type Notes, present } from "../field/field-reader.ts"
import { childrenOf, descend, type ReadElement } from "../xml/element.ts"
import { readFileEntry } from "./file-entry.ts"
import { type FilePair, pairFiles } from "./pair-files.ts"
import { pdfDamage } from "./pdf-damage.ts"
import type { ReadFile } from "./whole-file.ts"
import { isZipType, looksWrapped, startsAsZip, unwrap } from "./zip-wrapping.ts"

interface OpenedFile {
  readonly bytes: Uint8Array
  /** Whether the file came in a ZIP that the axis made. */
  readonly wasWrapped: boolean
}

const place = "AttachmentEncoded.Attachment"

type Opened = Result.Result<OpenedFile, BrokenAttachment["reason"]>

const damaged = (name: string, { en, vi }: Reason, notes: Notes): Opened => {
  notes.push(tolerance("file-damaged", place, { file: name, problem: en, problemVi: vi }))
  return Result.fail("attachment-damaged")
}

/** Unwraps a file if it is wrapped. Its bytes decide, because declarations are often wrong. */
const unwrapped = Effect.fnUntraced(function* (
  name: string,
  bytes: Uint8Array,
  declared: string | undefined,
  notes: Notes,
): Effect.fn.Return<Opened> {
  if (!(yield* looksWrapped(name, bytes, declared))) return Result.succeed({ bytes, wasWrapped: false })
  const result = yield* Effect.result(unwrap(bytes))
  if (Result.isFailure(result)) return damaged(name, result.failure, notes)
  if (result.success !== "office-file")
    return Result.succeed({ bytes: result.success.file, wasWrapped: true })
  notes.push(tolerance("file-type-differs", place, { file: name }))
  return Result.succeed({ bytes, wasWrapped: false })
})

const open = Effect.fnUntraced(function* (
  name: string,
  { body, isAmbiguous }: FilePair,
  notes: Notes,
): Effect.fn.Return<Opened> {
  if (isAmbiguous) return Result.fail("attachment-ambiguous")
  const content = body?.content
  if (content === undefined) return Result.fail("attachment-missing")
  if (content.bytes === undefined) return Result.fail("attachment-undecodable")
  const decoded = yield* collectBytes(Stream.fromIterable(content.bytes))
  const opened = yield* unwrapped(name, decoded, body?.mediaType, notes)
  if (Result.isFailure(opened)) return opened
  if (opened.success.bytes.length === 0) return Result.fail("attachment-missing")
  const damage = pdfDamage(name, opened.success.bytes)
  return damage === undefined ? opened : damaged(name, damage, notes)
})

const plainType = (mediaType: string): string => mediaType.split(";")[0]?.trim().toLowerCase() ?? ""

/** Notes that one file has two types. A type that only names the file's wrapping does not count. */
const noteTypes = (name: string, { reference, body }: FilePair, { wasWrapped }: OpenedFile, notes: Notes) => {
  const [listed, carried] = [reference?.mediaType, body?.mediaType]
  if (listed === undefined || carried === undefined || plainType(listed) === plainType(carried)) return
  if (wasWrapped && (isZipType(listed) || isZipType(carried))) return
  notes.push(tolerance("file-type-contradictory", place, { file: name, listed, carried }))
}

/**
 * The manifest's type comes before the body's. A type that only names the wrapping does not describe the
 * file.
 */
const mediaTypeOf = (pair: FilePair, { bytes, wasWrapped }: OpenedFile): string => {
  const declared = [pair.reference?.mediaType, pair.body?.mediaType].filter((type) => type !== undefined)
  const ofFile = wasWrapped ? declared.find((type) => !isZipType(type)) : declared[0]
  const ofArchive = wasWrapped && startsAsZip(bytes) ? declared[0] : undefined
  return ofFile ?? ofArchive ?? "application/octet-stream"
}

const nameOf = (pair: FilePair, position: number, notes: Notes): string => {
  const name = pair.reference?.name ?? pair.body?.name
  if (name !== undefined) return name
  const contentId = pair.reference?.contentId ?? pair.body?.contentId
  const given = contentId ?? `file ${position + 1}`
  notes.push(tolerance("file-unnamed", place, { file: given }))
  return given
}

/**
 * Reads the files of a packet, in the order of the manifest. A name is a text to show: it may contain
 * anything and must never be used as a path.
 */
export const readAttachments = Effect.fnUntraced(function* (root: ReadElement, notes: Notes) {
  const envelope = descend(root, "edXMLEnvelope")
  const body = descend(envelope, "edXMLBody")
  const references = childrenOf(descend(body, "edXMLManifest"), "Reference")
  const files = [root, envelope, body].flatMap((at) =>
    childrenOf(descend(at, "AttachmentEncoded"), "Attachment"),
  )
  const attachments: Array<ReadFile> = []
  const broken: Array<BrokenAttachment> = []
  const pairs = yield* inTurns(pairFiles(references.map(readFileEntry), files.map(readFileEntry), notes))
  for (const [position, pair] of pairs.entries()) {
    const name = nameOf(pair, position, notes)
    if (pair.reference === undefined) notes.push(tolerance("file-unlisted", place, { file: name }))
    const opened = yield* open(name, pair, notes)
    if (Result.isFailure(opened)) {
      broken.push({ name, reason: opened.failure })
      continue
    }
    const { bytes } = opened.success
    noteTypes(name, pair, opened.success, notes)
    attachments.push({
      contentId: pair.reference?.contentId ?? pair.body?.contentId ?? `file-${position + 1}`,
      name,
      mediaType: mediaTypeOf(pair, opened.success),
      bytes,
      ...present({ description: pair.reference?.description ?? pair.body?.description }),
    })
  }
  return { attachments, broken }
})
