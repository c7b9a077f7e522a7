import { PacketError } from "@lienthong/core"
import type { StatusPacket } from "@lienthong/core/adapter"
import { Result } from "effect"
import { type Notes, present, timeAt } from "../field/field-reader.ts"
import { readParty, readResponsesFor, readStaff } from "../party/read-party.ts"
import { descend, textAt, type XmlElement } from "../xml/element.ts"

const lacking = (field: string) =>
  Result.fail(new PacketError({ reason: "incomplete-header", detail: { field } }))

/**
 * Reads a status packet from its `MessageHeader`, or from the `Status` that a widely used connector writes
 * instead. It must name the document by its identifier or by its number and notation, by which the sender can
 * find it too. A status packet has no place for notes: an unreadable time is simply absent.
 */
export const readStatus = (header: XmlElement): Result.Result<StatusPacket, PacketError> => {
  const notes: Notes = []
  const from = readParty(descend(header, "From"))
  const responseFor = readResponsesFor(header, notes)[0]
  const status = textAt(header, "StatusCode")
  if (from === undefined) return lacking("From.OrganId")
  if (status === undefined) return lacking("MessageHeader.StatusCode")
  if (responseFor === undefined || (responseFor.documentId === "" && responseFor.code === "")) {
    return lacking("ResponseFor.DocumentId")
  }
  return Result.succeed({
    _tag: "StatusPacket",
    from,
    responseFor,
    status,
    description: textAt(header, "Description") ?? "",
    ...present({ staff: readStaff(header), timestamp: timeAt(header, "Timestamp", notes) }),
  })
}
