import type { StatusPacket } from "@lienthong/core/adapter"
import { printTimestamp } from "../field/wire-time.ts"
import { draftParty, draftResponseFor, draftStaff } from "../party/draft-party.ts"
import { field, group, identifier, required, type XmlDraft } from "../xml/draft.ts"

/** Drafts the content of the root of a status packet: an envelope that is all header. */
export const draftStatus = (
  packet: StatusPacket,
  envelope: (children: ReadonlyArray<XmlDraft>) => XmlDraft,
): ReadonlyArray<XmlDraft> => [
  envelope([
    group("edXMLHeader", [
      group("MessageHeader", [
        draftParty("From", packet.from),
        draftResponseFor(packet.responseFor),
        draftStaff(packet.staff),
        required(identifier("StatusCode", packet.status)),
        field("Description", packet.description),
        field("Timestamp", packet.timestamp && printTimestamp(packet.timestamp)),
      ]),
    ]),
  ]),
]
