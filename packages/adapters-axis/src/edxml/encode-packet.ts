import type { PacketError } from "@lienthong/core"
import type { StatusPacket } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { refuseAttachment } from "./attachment/refuse-attachment.ts"
import type { WholePacket } from "./attachment/whole-file.ts"
import { writeDocument } from "./document/write-document.ts"
import { refuseField } from "./field/check-fields.ts"
import { refuseLarge, refuseLargeFiles, refuseUnreadable } from "./refuse-unreadable.ts"
import { writeStatus } from "./status/write-status.ts"
import { type Printed, printXml } from "./xml/print-xml.ts"
import { edxmlNamespace, type WrittenElement, written } from "./xml/written-element.ts"

const envelope = (children: ReadonlyArray<WrittenElement>): WrittenElement =>
  written("edXML:edXMLEnvelope", children, { "xmlns:edXML": edxmlNamespace })

/**
 * Writes a packet: makes all its elements, checks every value, then prints them. A packet that
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
    packet._tag === "DocumentPacket" ? yield* writeDocument(packet, envelope) : writeStatus(packet, envelope)
  const root = written("edXML", content, { xmlns: edxmlNamespace })
  const refused = refuseField(root) ?? refuseUnreadable(root)
  if (refused !== undefined) return yield* refused
  const printed = printXml(root)
  const large = refuseLarge(printed)
  return large === undefined ? printed : yield* large
})
