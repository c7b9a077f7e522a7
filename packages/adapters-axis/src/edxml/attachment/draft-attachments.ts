import type { Attachment } from "@lienthong/core"
import { draft, edxmlNamespace, field, group, identifier, required, type XmlDraft } from "../xml/draft.ts"
import { encodeBase64 } from "./base64.ts"
import { looksWrapped, wrap } from "./zip-wrapping.ts"

const contentIdOf = (attachment: Attachment): string => `cid:${attachment.contentId}`

/** Drafts the manifest: always there, even without a file, because every document packet seen has it. */
export const draftManifest = (attachments: ReadonlyArray<Attachment>): XmlDraft =>
  draft(
    "edXML:edXMLManifest",
    attachments.map((attachment) =>
      group("Reference", [
        identifier("ContentId", contentIdOf(attachment)),
        required(identifier("ContentType", attachment.mediaType)),
        field("Description", attachment.description),
        required(field("AttachmentName", attachment.name)),
      ]),
    ),
    { version: "1.0" },
  )

/**
 * Drafts one file. Its bytes go as they are, except where a receiver would take them for the axis' wrapping and
 * unpack them: those are wrapped once more. The manifest keeps the file's own media type then.
 */
const draftAttachment = (attachment: Attachment): XmlDraft => {
  const { name, bytes, mediaType } = attachment
  const isWrapped = looksWrapped(name, bytes)
  const content = encodeBase64(isWrapped ? wrap(name, bytes) : bytes)
  return draft("Attachment", [
    draft("ContentId", contentIdOf(attachment)),
    { ...field("AttachmentName", name), name: "AttachmentName" },
    { ...field("Description", attachment.description), name: "Description" },
    draft("ContentType", isWrapped ? "application/zip" : mediaType),
    draft("edXML:ContentTransferEncoded", content, { "xmlns:edXML": edxmlNamespace }),
  ])
}

/** Drafts the files of a packet, as siblings of the envelope and without its prefix. */
export const draftAttachments = (attachments: ReadonlyArray<Attachment>): XmlDraft =>
  draft("AttachmentEncoded", attachments.map(draftAttachment))
