import type { Attachment } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { draft, edxmlNamespace, field, group, identifier, required, type XmlDraft } from "../xml/draft.ts"
import type { WholeFile } from "./whole-file.ts"
import { isNamedZip, isZipType, looksWrapped, wrap } from "./zip-wrapping.ts"

const contentIdOf = (attachment: Attachment): string => `cid:${attachment.contentId}`

/**
 * The media type to declare for a file. Readers unpack a declared ZIP that is not named `.zip` and take its
 * content for the file, so only a wrapped file is declared a ZIP, whatever the browser called it.
 */
const typeOf = ({ name, mediaType }: Attachment): string =>
  isZipType(mediaType) && !isNamedZip(name) ? "application/octet-stream" : mediaType

/** Drafts the manifest. It is present even without files, as in all known document packets. */
export const draftManifest = (attachments: ReadonlyArray<Attachment>): XmlDraft =>
  draft(
    "edXML:edXMLManifest",
    attachments.map((attachment) =>
      group("Reference", [
        identifier("ContentId", contentIdOf(attachment)),
        required(identifier("ContentType", typeOf(attachment))),
        field("Description", attachment.description),
        required(field("AttachmentName", attachment.name)),
      ]),
    ),
    { version: "1.0" },
  )

/**
 * Drafts one file. Its bytes stay as they are, unless a receiver would take them for the axis' wrapping and
 * unpack them: such a file is wrapped once more, and the manifest keeps its own media type.
 */
const draftAttachment = Effect.fnUntraced(function* (attachment: WholeFile): Effect.fn.Return<XmlDraft> {
  const { name, bytes } = attachment
  const isWrapped = yield* looksWrapped(name, bytes)
  const file = isWrapped ? yield* wrap(name, bytes) : bytes
  return draft("Attachment", [
    draft("ContentId", contentIdOf(attachment)),
    { ...field("AttachmentName", name), name: "AttachmentName" },
    { ...field("Description", attachment.description), name: "Description" },
    draft("ContentType", isWrapped ? "application/zip" : typeOf(attachment)),
    { ...draft("edXML:ContentTransferEncoded", "", { "xmlns:edXML": edxmlNamespace }), file },
  ])
})

/** Drafts the files of a packet as siblings of the envelope, without its prefix. */
export const draftAttachments = (attachments: ReadonlyArray<WholeFile>): Effect.Effect<XmlDraft> =>
  Effect.map(Effect.forEach(attachments, draftAttachment), (files) => draft("AttachmentEncoded", files))
