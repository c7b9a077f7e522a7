import { createHash } from "node:crypto"
import { fileNameKey, tolerance } from "@lienthong/core/adapter"
import { type InPieces, mapInPieces } from "../../turns/in-pieces.ts"
import type { Notes } from "../field/field-reader.ts"
import type { FileEntry } from "./file-entry.ts"

/** A file's entries in the manifest and in the body; one of the two may be missing. */
export interface FilePair {
  readonly reference: FileEntry | undefined
  readonly body: FileEntry | undefined
  /** Whether another reader may take another file for this one. */
  readonly isAmbiguous: boolean
}

const manifest = "edXMLManifest.Reference"

/**
 * An entry with the keys by which it is compared: systems write one name with different letters, spaces and
 * hyphens.
 */
interface Keyed extends FileEntry {
  readonly idKey: string | undefined
  readonly nameKey: string | undefined
}

type Key = "idKey" | "nameKey"

const keyed = (entry: FileEntry): Keyed => ({
  ...entry,
  idKey: entry.contentId?.normalize("NFC"),
  nameKey: entry.name === undefined ? undefined : fileNameKey(entry.name),
})

const byKey = (entries: Iterable<Keyed>, key: Key): Map<string, Array<Keyed>> => {
  const groups = new Map<string, Array<Keyed>>()
  for (const entry of entries) {
    const value = entry[key]
    if (value === undefined) continue
    const group = groups.get(value)
    if (group) group.push(entry)
    else groups.set(value, [entry])
  }
  return groups
}

/** A long name takes as long to compare as many short ones. */
const weightOf = ({ name = "", description = "" }: FileEntry): number =>
  1 + Math.ceil((name.length + description.length) / 256)

/** A short text, equal for entries that say the same. */
const wording = ({ idKey, nameKey, description, mediaType, content }: Keyed): string => {
  const words = [idKey, nameKey, description, mediaType, content?.fingerprint]
  return createHash("sha256").update(JSON.stringify(words)).digest("base64")
}

/** Removes entries that repeat another one word for word under the same content identifier. */
const eachOnce = function* (
  entries: ReadonlyArray<FileEntry>,
  place: string,
  notes: Notes,
): InPieces<ReadonlyArray<Keyed>> {
  const seen = new Set<string>()
  const read = (given: FileEntry): Keyed | undefined => {
    const entry = keyed(given)
    const words = wording(entry)
    const isAgain = entry.contentId !== undefined && seen.has(words)
    if (isAgain) notes.push(tolerance("file-repeated", place, { file: entry.name ?? entry.contentId ?? "" }))
    seen.add(words)
    return isAgain ? undefined : entry
  }
  const kept = yield* mapInPieces(entries, read, weightOf)
  return kept.filter((entry) => entry !== undefined)
}

/** The content identifiers that several entries share. */
const sharedIds = (entries: ReadonlyArray<Keyed>): ReadonlySet<string> =>
  new Set([...byKey(entries, "idKey")].flatMap(([id, group]) => (group.length > 1 ? [id] : [])))

const found = function* (references: ReadonlyArray<Keyed>, bodies: ReadonlyArray<Keyed>) {
  const left = new Set(bodies)
  const bodyOf = new Map<Keyed, Keyed>()
  for (const key of ["idKey", "nameKey"] as const) {
    const candidates = new Map(
      Array.from(byKey(left, key), ([value, group]) => [value, group.values()] as const),
    )
    yield* mapInPieces(references, (reference) => {
      const value = bodyOf.has(reference) ? undefined : reference[key]
      const body = value === undefined ? undefined : candidates.get(value)?.next().value
      if (body === undefined) return
      bodyOf.set(reference, body)
      left.delete(body)
    })
  }
  return { bodyOf, left }
}

/** The names of several files in the body that identifiers in the manifest do not tell apart. */
const confusableNames = (
  bodies: ReadonlyArray<Keyed>,
  isIdentified: (body: Keyed) => boolean,
): ReadonlySet<string> =>
  new Set(
    [...byKey(bodies, "nameKey")].flatMap(([name, group]) => {
      const saysTwoThings = new Set(group.map(({ content }) => content?.fingerprint)).size > 1
      return saysTwoThings && !group.every(isIdentified) ? [name] : []
    }),
  )

/** Whether the manifest holds a different file that a reader may take for the one in the body. */
const hasOtherContent = (reference: FileEntry, body: FileEntry | undefined): boolean =>
  reference.content !== undefined && reference.content.fingerprint !== body?.content?.fingerprint

const noteDisagreement = (reference: FileEntry, body: FileEntry, notes: Notes): void => {
  // Composed and decomposed letters count as one text.
  const [named, carried] = [reference, body].map(({ name }) => name?.normalize("NFC"))
  if (body.name !== undefined && reference.name !== body.name && named === carried)
    notes.push(
      tolerance("name-decomposed", "Attachment.AttachmentName", { value: body.name, readAs: carried ?? "" }),
    )
  if (named !== undefined && carried !== undefined && named !== carried)
    notes.push(tolerance("file-renamed", "Reference.AttachmentName", { file: named, carried }))
  const [id, bodyId] = [reference.contentId, body.contentId]
  if (id !== undefined && bodyId !== undefined && id !== bodyId)
    notes.push(
      tolerance("file-reidentified", "Reference.ContentId", {
        file: named ?? "",
        listed: id,
        carried: bodyId,
      }),
    )
}

/**
 * Pairs every reference with its file: by ContentId, then by name for those left, each file once and in
 * order, so that two files of the same name stay two. Files that the manifest does not name come last.
 *
 * Some readers go by the identifier, others by the name, and of two files with one identifier readers pick
 * either. A pair is ambiguous where another reader would get another file: an identifier shared by several
 * files, a name that belongs to another file, a name of several files that no identifiers tell apart, a
 * manifest that holds a file. Where only the name would differ, a note says so.
 */
export const pairFiles = function* (
  allReferences: ReadonlyArray<FileEntry>,
  allBodies: ReadonlyArray<FileEntry>,
  notes: Notes,
): InPieces<ReadonlyArray<FilePair>> {
  const references = yield* eachOnce(allReferences, manifest, notes)
  const bodies = yield* eachOnce(allBodies, "AttachmentEncoded.Attachment", notes)
  const { bodyOf, left } = yield* found(references, bodies)
  yield
  const shared = new Set([...sharedIds(references), ...sharedIds(bodies)])
  yield
  const referenceNames = new Set(references.map(({ nameKey }) => nameKey))
  const bodyNames = new Set(bodies.map(({ nameKey }) => nameKey))
  yield

  const bearsAnothersName = (reference: Keyed, body: Keyed): boolean => {
    const [named, carried] = [reference.nameKey, body.nameKey]
    if (named === carried) return false
    return (
      (named !== undefined && bodyNames.has(named)) || (carried !== undefined && referenceNames.has(carried))
    )
  }
  const isShared = (entry: Keyed | undefined) => shared.has(entry?.idKey ?? "")
  const identified = new Set(
    [...bodyOf].flatMap(([reference, body]) =>
      body.idKey !== undefined && body.idKey === reference.idKey ? [body] : [],
    ),
  )
  yield
  const confusable = confusableNames(bodies, (body) => identified.has(body))
  const isUncertain = (entry: Keyed | undefined) =>
    isShared(entry) || (entry?.nameKey !== undefined && confusable.has(entry.nameKey))
  yield

  const pairOf = (reference: Keyed): FilePair => {
    const body = bodyOf.get(reference)
    if (body !== undefined) noteDisagreement(reference, body, notes)
    const isNamedTwice = body !== undefined && bearsAnothersName(reference, body)
    const isOtherwise = isNamedTwice || hasOtherContent(reference, body)
    return { reference, body, isAmbiguous: isOtherwise || isUncertain(reference) || isUncertain(body) }
  }
  const paired = yield* mapInPieces(references, pairOf, weightOf)
  const unnamed = Array.from(
    left,
    (body): FilePair => ({ reference: undefined, body, isAmbiguous: isUncertain(body) }),
  )
  return [...paired, ...unnamed]
}
