import type { Attachment } from "@lienthong/core/adapter"
import { Effect } from "effect"
import {
  edxmlNamespace,
  field,
  group,
  identifier,
  required,
  type WrittenElement,
  written,
} from "../xml/written-element.ts"
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
export const writeManifest = (attachments: ReadonlyArray<Attachment>): WrittenElement =>
  written(
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
const writeAttachment = Effect.fnUntraced(function* (
  attachment: WholeFile,
): Effect.fn.Return<WrittenElement> {
  const { name, bytes } = attachment
  const isWrapped = yield* looksWrapped(name, bytes)
  const file = isWrapped ? yield* wrap(name, bytes) : bytes
  return written("Attachment", [
    written("ContentId", contentIdOf(attachment)),
    { ...field("AttachmentName", name), name: "AttachmentName" },
    { ...field("Description", attachment.description), name: "Description" },
    written("ContentType", isWrapped ? "application/zip" : typeOf(attachment)),
    { ...written("edXML:ContentTransferEncoded", "", { "xmlns:edXML": edxmlNamespace }), file },
  ])
})

/** Drafts the files of a packet as siblings of the envelope, without its prefix. */
export const writeAttachments = (attachments: ReadonlyArray<WholeFile>): Effect.Effect<WrittenElement> =>
  Effect.map(Effect.forEach(attachments, writeAttachment), (files) => written("AttachmentEncoded", files))
