import { textAt, type XmlElement } from "../xml/element.ts"

/** What one `Reference` of the manifest or one `Attachment` of the body says of a file. */
export interface FileEntry {
  readonly contentId: string | undefined
  readonly name: string | undefined
  readonly description: string | undefined
  readonly mediaType: string | undefined
  /** The file itself, in base64; in the manifest only where a system writes it there too. */
  readonly content: string | undefined
}

/** The axis' library adds `cid:` each time a packet passes through it. */
const withoutPrefixes = (contentId: string | undefined) => contentId?.replace(/^(?:cid:)+/i, "") || undefined

/** Reads a `Reference` or an `Attachment`. */
export const readFileEntry = (element: XmlElement): FileEntry => ({
  contentId: withoutPrefixes(textAt(element, "ContentId")),
  name: textAt(element, "AttachmentName"),
  description: textAt(element, "Description"),
  mediaType: textAt(element, "ContentType"),
  content: textAt(element, "ContentTransferEncoded"),
})
