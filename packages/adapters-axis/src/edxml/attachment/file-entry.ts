import { localName, textAt, type XmlElement } from "../xml/element.ts"

/** What one `Reference` of the manifest or one `Attachment` of the body says of a file. */
export interface FileEntry {
  readonly contentId: string | undefined
  readonly name: string | undefined
  readonly description: string | undefined
  readonly mediaType: string | undefined
  /** The file itself, in base64; only an `Attachment` has it. */
  readonly content: string | undefined
}

/** A file as the manifest names it and as the body carries it; one of the two may be missing. */
export interface FilePair {
  readonly reference: FileEntry | undefined
  readonly body: FileEntry | undefined
}

/** The axis' library adds `cid:` each time a packet passes through it. */
const withoutPrefixes = (contentId: string | undefined) => contentId?.replace(/^(?:cid:)+/i, "") || undefined

/** Reads a `Reference` or an `Attachment`. */
export const readFileEntry = (element: XmlElement): FileEntry => ({
  contentId: withoutPrefixes(textAt(element, "ContentId")),
  name: textAt(element, "AttachmentName"),
  description: textAt(element, "Description"),
  mediaType: textAt(element, "ContentType"),
  content: localName(element.name) === "Attachment" ? textAt(element, "ContentTransferEncoded") : undefined,
})

const byKey = (entries: Iterable<FileEntry>, key: "contentId" | "name"): Map<string, Array<FileEntry>> => {
  const groups = new Map<string, Array<FileEntry>>()
  for (const entry of entries) {
    const value = entry[key]
    if (value === undefined) continue
    const group = groups.get(value) ?? []
    group.push(entry)
    groups.set(value, group)
  }
  return groups
}

/**
 * Finds the file of every reference: by ContentId, then by name for those left, each file once and in order, so that
 * two files of the same name stay two. What the manifest does not name comes last.
 */
export const pairFiles = (
  references: ReadonlyArray<FileEntry>,
  bodies: ReadonlyArray<FileEntry>,
): ReadonlyArray<FilePair> => {
  const left = new Set(bodies)
  const found = new Map<FileEntry, FileEntry>()
  for (const key of ["contentId", "name"] as const) {
    const candidates = byKey(left, key)
    for (const reference of references) {
      const body = found.has(reference) ? undefined : candidates.get(reference[key] ?? "")?.shift()
      if (body === undefined) continue
      found.set(reference, body)
      left.delete(body)
    }
  }
  return [
    ...references.map((reference) => ({ reference, body: found.get(reference) })),
    ...Array.from(left, (body) => ({ reference: undefined, body })),
  ]
}
