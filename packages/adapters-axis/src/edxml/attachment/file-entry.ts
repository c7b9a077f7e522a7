import type { Base64Text } from "../../encoding/base64.ts"
import { type ReadElement, textAt } from "../xml/element.ts"

/** The fields of a file in a `Reference` of the manifest or an `Attachment` of the body. */
export interface FileEntry {
  readonly contentId: string | undefined
  readonly name: string | undefined
  readonly description: string | undefined
  readonly mediaType: string | undefined
  /** The file, unless it is empty. Some systems write it in the manifest too. */
  readonly content: Base64Text | undefined
}

/** The axis' library adds `cid:` each time a packet passes through it. */
const withoutPrefixes = (contentId: string | undefined) => contentId?.replace(/^(?:cid:)+/i, "") || undefined

/** Reads a `Reference` or an `Attachment`. */
export const readFileEntry = (element: ReadElement): FileEntry => ({
  contentId: withoutPrefixes(textAt(element, "ContentId")),
  name: textAt(element, "AttachmentName"),
  description: textAt(element, "Description"),
  mediaType: textAt(element, "ContentType"),
  content: element.children.find(({ name }) => name === "ContentTransferEncoded")?.file,
})
