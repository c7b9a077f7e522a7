import { fileNameKey, tolerance } from "@lienthong/core/adapter"
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

type Key = "contentId" | "name"

/** Systems write one name with other letters, spaces and hyphens. */
const keyOf = (entry: FileEntry | undefined, key: Key): string | undefined => {
  const text = entry?.[key]
  return text === undefined || key === "contentId" ? text?.normalize("NFC") : fileNameKey(text)
}

const byKey = (entries: Iterable<FileEntry>, key: Key): Map<string, Array<FileEntry>> => {
  const groups = new Map<string, Array<FileEntry>>()
  for (const entry of entries) {
    const value = keyOf(entry, key)
    if (value !== undefined) groups.set(value, [...(groups.get(value) ?? []), entry])
  }
  return groups
}

const saysTheSame = (a: FileEntry, b: FileEntry): boolean =>
  keyOf(a, "contentId") === keyOf(b, "contentId") &&
  keyOf(a, "name") === keyOf(b, "name") &&
  a.description === b.description &&
  a.mediaType === b.mediaType &&
  a.content?.fingerprint === b.content?.fingerprint

/** Removes entries that repeat another one word for word under the same content identifier. */
const eachOnce = (entries: ReadonlyArray<FileEntry>, place: string, notes: Notes): ReadonlyArray<FileEntry> =>
  entries.filter((entry, index) => {
    const isAgain =
      entry.contentId !== undefined && entries.slice(0, index).some((earlier) => saysTheSame(earlier, entry))
    if (isAgain) notes.push(tolerance("file-repeated", place, { file: entry.name ?? entry.contentId ?? "" }))
    return !isAgain
  })

/** The content identifiers that several entries share. */
const sharedIds = (entries: ReadonlyArray<FileEntry>): ReadonlySet<string> =>
  new Set([...byKey(entries, "contentId")].flatMap(([id, group]) => (group.length > 1 ? [id] : [])))

const found = (references: ReadonlyArray<FileEntry>, bodies: ReadonlyArray<FileEntry>) => {
  const left = new Set(bodies)
  const bodyOf = new Map<FileEntry, FileEntry>()
  for (const key of ["contentId", "name"] as const) {
    const candidates = byKey(left, key)
    for (const reference of references) {
      const body = bodyOf.has(reference) ? undefined : candidates.get(keyOf(reference, key) ?? "")?.shift()
      if (body === undefined) continue
      bodyOf.set(reference, body)
      left.delete(body)
    }
  }
  return { bodyOf, left }
}

/** The names of several files in the body that identifiers in the manifest do not tell apart. */
const confusableNames = (
  bodies: ReadonlyArray<FileEntry>,
  isIdentified: (body: FileEntry) => boolean,
): ReadonlySet<string> =>
  new Set(
    [...byKey(bodies, "name")].flatMap(([name, group]) => {
      const saysTwoThings = new Set(group.map(({ content }) => content?.fingerprint)).size > 1
      return saysTwoThings && !group.every(isIdentified) ? [name] : []
    }),
  )

/** Whether the manifest holds a different file that a reader may take for the one in the body. */
const hasOtherContent = (reference: FileEntry, body: FileEntry | undefined): boolean =>
  reference.content !== undefined && reference.content.fingerprint !== body?.content?.fingerprint

const noteDisagreement = (reference: FileEntry, body: FileEntry, notes: Notes): void => {
  // Composed letters and those in two parts are one text.
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
export const pairFiles = (
  allReferences: ReadonlyArray<FileEntry>,
  allBodies: ReadonlyArray<FileEntry>,
  notes: Notes,
): ReadonlyArray<FilePair> => {
  const references = eachOnce(allReferences, manifest, notes)
  const bodies = eachOnce(allBodies, "AttachmentEncoded.Attachment", notes)
  const { bodyOf, left } = found(references, bodies)
  const shared = new Set([...sharedIds(references), ...sharedIds(bodies)])
  const referencesNamed = byKey(references, "name")
  const bodiesNamed = byKey(bodies, "name")

  const bearsAnothersName = (reference: FileEntry, body: FileEntry): boolean => {
    const [named, carried] = [keyOf(reference, "name") ?? "", keyOf(body, "name") ?? ""]
    if (named === carried) return false
    return (bodiesNamed.get(named) ?? []).length > 0 || (referencesNamed.get(carried) ?? []).length > 0
  }
  const isShared = (entry: FileEntry | undefined) => shared.has(keyOf(entry, "contentId") ?? "")
  const identified = new Set(
    [...bodyOf].flatMap(([reference, body]) =>
      body.contentId !== undefined && keyOf(body, "contentId") === keyOf(reference, "contentId")
        ? [body]
        : [],
    ),
  )
  const confusable = confusableNames(bodies, (body) => identified.has(body))
  const isConfusable = (entry: FileEntry | undefined) => confusable.has(keyOf(entry, "name") ?? "")
  const isUncertain = (entry: FileEntry | undefined) => isShared(entry) || isConfusable(entry)

  const paired = references.map((reference): FilePair => {
    const body = bodyOf.get(reference)
    if (body !== undefined) noteDisagreement(reference, body, notes)
    const isNamedTwice = body !== undefined && bearsAnothersName(reference, body)
    const isOtherwise = isNamedTwice || hasOtherContent(reference, body)
    return { reference, body, isAmbiguous: isOtherwise || isUncertain(reference) || isUncertain(body) }
  })
  const unnamed = Array.from(
    left,
    (body): FilePair => ({ reference: undefined, body, isAmbiguous: isUncertain(body) }),
  )
  return [...paired, ...unnamed]
}
