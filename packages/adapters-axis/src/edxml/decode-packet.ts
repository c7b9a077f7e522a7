import { PacketError, type ReadDocumentPacket, type StatusPacket } from "@lienthong/core"
import { Result } from "effect"
import { isDocumentHeader, readDocument } from "./document/read-document.ts"
import { noteOverlong } from "./field/check-fields.ts"
import { readStatus } from "./status/read-status.ts"
import { descend } from "./xml/element.ts"
import { readXml } from "./xml/read-xml.ts"

const notEdxml = (problem: string) =>
  Result.fail(new PacketError({ reason: "not-edxml", detail: { problem } }))

/**
 * Reads a packet of either kind. Elements are known by their local names in any order; the `Signature` block of the
 * header is passed over without a note, because no system computes it: the same bytes stand in unrelated packets,
 * and what a document's authenticity rests on are the signatures inside its files.
 */
export const decodePacket = (
  bytes: Uint8Array,
): Result.Result<ReadDocumentPacket | StatusPacket, PacketError> => {
  const xml = readXml(bytes)
  if (Result.isFailure(xml)) return Result.fail(xml.failure)
  const { root, tolerated } = xml.success
  if (root.name !== "edXML") return notEdxml(`its root element is ${root.name}`)
  const edxmlHeader = descend(root, "edXMLEnvelope", "edXMLHeader")
  const header = descend(edxmlHeader, "MessageHeader")
  const isStatusHeader = descend(header, "StatusCode") !== undefined
  const status = descend(edxmlHeader, "Status") ?? (isStatusHeader ? header : undefined)
  if (status !== undefined) return readStatus(status)
  if (header === undefined || !isDocumentHeader(header)) {
    return notEdxml("its header speaks of neither a document nor a status")
  }
  return readDocument(root, header, [...tolerated, ...noteOverlong(root)])
}
