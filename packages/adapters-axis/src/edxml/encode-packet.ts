import type { PacketError } from "@lienthong/core"
import type { StatusPacket } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { refuseAttachment } from "./attachment/refuse-attachment.ts"
import type { WholePacket } from "./attachment/whole-file.ts"
import { draftDocument } from "./document/draft-document.ts"
import { refuseField } from "./field/check-fields.ts"
import { refuseLarge, refuseLargeFiles, refuseUnreadable } from "./refuse-unreadable.ts"
import { draftStatus } from "./status/draft-status.ts"
import { draft, edxmlNamespace, type XmlDraft } from "./xml/draft.ts"
import { type Printed, printXml } from "./xml/print-xml.ts"

const envelope = (children: ReadonlyArray<XmlDraft>): XmlDraft =>
  draft("edXML:edXMLEnvelope", children, { "xmlns:edXML": edxmlNamespace })

/**
 * Writes a packet: drafts the whole packet, checks every value of the draft, then prints it. A packet that
 * this codec would not read is not written.
 */
export const encodePacket = Effect.fnUntraced(function* (
  packet: WholePacket | StatusPacket,
): Effect.fn.Return<Printed, PacketError> {
  const files = packet._tag === "DocumentPacket" ? packet.attachments : []
  const refusedFiles = refuseLargeFiles(files)
  if (refusedFiles !== undefined) return yield* refusedFiles
  yield* refuseAttachment(files)
  const content =
    packet._tag === "DocumentPacket" ? yield* draftDocument(packet, envelope) : draftStatus(packet, envelope)
  const root = draft("edXML", content, { xmlns: edxmlNamespace })
  const refused = refuseField(root) ?? refuseUnreadable(root)
  if (refused !== undefined) return yield* refused
  const printed = printXml(root)
  const large = refuseLarge(printed)
  return large === undefined ? printed : yield* large
})
