import type { PacketError } from "@lienthong/core"
import type { StatusPacket } from "@lienthong/core/adapter"
import { Result } from "effect"
import { refuseAttachment } from "./attachment/refuse-attachment.ts"
import type { WholePacket } from "./attachment/whole-file.ts"
import { draftDocument } from "./document/draft-document.ts"
import { refuseField } from "./field/check-fields.ts"
import { refuseLarge, refuseLargeFiles, refuseUnreadable } from "./refuse-unreadable.ts"
import { draftStatus } from "./status/draft-status.ts"
import { draft, edxmlNamespace, type XmlDraft } from "./xml/draft.ts"
import { printXml } from "./xml/print-xml.ts"

const envelope = (children: ReadonlyArray<XmlDraft>): XmlDraft =>
  draft("edXML:edXMLEnvelope", children, { "xmlns:edXML": edxmlNamespace })

/**
 * Writes a packet: drafts the whole packet, checks every value of the draft, then prints it. What this codec
 * would not read is not written.
 */
export const encodePacket = (packet: WholePacket | StatusPacket): Result.Result<Uint8Array, PacketError> => {
  const files = packet._tag === "DocumentPacket" ? packet.attachments : []
  const refusedFile = refuseLargeFiles(files) ?? refuseAttachment(files)
  if (refusedFile !== undefined) return Result.fail(refusedFile)
  const content =
    packet._tag === "DocumentPacket" ? draftDocument(packet, envelope) : draftStatus(packet, envelope)
  const root = draft("edXML", content, { xmlns: edxmlNamespace })
  const refused = refuseField(root) ?? refuseUnreadable(root)
  if (refused !== undefined) return Result.fail(refused)
  const printed = printXml(root)
  const large = refuseLarge(printed)
  return large === undefined ? Result.succeed(printed) : Result.fail(large)
}
