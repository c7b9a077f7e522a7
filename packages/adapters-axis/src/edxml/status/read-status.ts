import { PacketError } from "@lienthong/core"
import { type ReadStatusPacket, type ResponseFor, tolerance } from "@lienthong/core/adapter"
import { isKnownStatus, isWholeCode, parseCode, statusNames } from "@lienthong/core/document"
import { Effect } from "effect"
import { inTurns, mapInPieces } from "../../turns/in-pieces.ts"
import { type Notes, present, timeAt } from "../field/field-reader.ts"
import { noteCode } from "../party/read-code.ts"
import { readParty, readResponsesFor, readStaff } from "../party/read-party.ts"
import { descend, textAt, type XmlElement } from "../xml/element.ts"
import { readStatusCode } from "./read-status-code.ts"

const lacking = (field: string) =>
  Effect.fail(new PacketError({ reason: "incomplete-header", detail: { field } }))

const isNamed = ({ documentId, code }: ResponseFor): boolean => documentId !== "" || code !== ""

/** How surely a document is named: by its number, notation and date, and by its identifier. */
const completeness = ({ documentId, code, date }: ResponseFor): number =>
  (isWholeCode(parseCode(code)) && date !== undefined ? 2 : 0) + (documentId === "" ? 0 : 1)

const nameOf = ({ documentId, code }: ResponseFor): string => (code === "" ? documentId : code)

const path = "MessageHeader.StatusCode"

/**
 * Reads the code, and notes one that is in another form or has no meaning. Core says what each code means
 * (`vocabulary/status-code.ts`), and which question 15 and 16 answer (`document/delivery/status-answer.ts`).
 */
const readCode = (text: string, notes: Notes): string => {
  const status = readStatusCode(text)
  if (!isKnownStatus(status)) notes.push(tolerance("status-unknown", path, { value: text, readAs: status }))
  else if (status !== text) {
    const { en, vi } = statusNames[status]
    const detail = { value: text, readAs: `${status} (${en})`, readAsVi: `${status} (${vi})` }
    notes.push(tolerance("value-otherwise-written", path, detail))
  }
  return status
}

/**
 * Reads a status packet from its `MessageHeader`, or from the `Status` that a widely used connector writes
 * instead. It must name the document by its identifier or by its number and notation, by which the sender can
 * find it too. It may name several, of which the most completely named comes first: the reader knows which
 * is its own.
 */
export const readStatus = Effect.fnUntraced(function* (
  header: XmlElement,
  notes: Notes,
): Effect.fn.Return<ReadStatusPacket, PacketError> {
  const from = readParty(descend(header, "From"), notes)
  const responses = yield* inTurns(readResponsesFor(header, notes, noteCode))
  const ranked = yield* inTurns(
    mapInPieces(responses.filter(isNamed), (each) => ({ each, rank: completeness(each) })),
  )
  const named = [...ranked].sort((one, next) => next.rank - one.rank).map(({ each }) => each)
  const [responseFor, ...others] = named
  const text = textAt(header, "StatusCode")
  if (from === undefined) return yield* lacking("From.OrganId")
  if (text === undefined) return yield* lacking("MessageHeader.StatusCode")
  if (responseFor === undefined) return yield* lacking("ResponseFor.DocumentId")
  if (others.length > 0)
    notes.push(
      tolerance("several-documents", "MessageHeader.ResponseFor", { value: named.map(nameOf).join("; ") }),
    )
  const packet: ReadStatusPacket = {
    _tag: "StatusPacket",
    from,
    responseFor,
    status: readCode(text, notes),
    description: textAt(header, "Description") ?? "",
    ...present({ staff: readStaff(header), timestamp: timeAt(header, "Timestamp", notes) }),
  }
  return {
    ...packet,
    ...(others.length > 0 && { others }),
    ...(notes.length > 0 && { tolerated: notes }),
  }
})
