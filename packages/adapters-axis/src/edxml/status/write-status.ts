import type { StatusPacket } from "@lienthong/core/adapter"
import { printTimestamp } from "../field/wire-time.ts"
import { writeParty, writeResponseFor, writeStaff } from "../party/write-party.ts"
import { field, group, identifier, required, type WrittenElement } from "../xml/written-element.ts"

/** Drafts the content of the root of a status packet: an envelope that is all header. */
export const writeStatus = (
  packet: StatusPacket,
  envelope: (children: ReadonlyArray<WrittenElement>) => WrittenElement,
): ReadonlyArray<WrittenElement> => [
  envelope([
    group("edXMLHeader", [
      group("MessageHeader", [
        writeParty("From", packet.from),
        writeResponseFor(packet.responseFor),
        writeStaff(packet.staff),
        required(identifier("StatusCode", packet.status)),
        field("Description", packet.description),
        field("Timestamp", packet.timestamp && printTimestamp(packet.timestamp)),
      ]),
    ]),
  ]),
]
