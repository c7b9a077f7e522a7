import type { Envelope } from "../../document/incoming/event.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import type { ResponseFor } from "../../packet/party.ts"
import { dateOf, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { isWholeCode, readCode } from "../../vocabulary/document-code.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { markKey } from "../identity/mark.ts"

/** The trace begins at the sender. */
const sent = ({ trace, from }: DocumentPacket) => {
  const at = trace.find(({ organId }) => isSameAgencyCode(organId, from.code))?.at
  return at === undefined ? {} : { sentAt: at }
}

/** A document answers a few others; a packet that names more is kept with the first of them. */
const maxAnswers = 50

const answersOf = ({ responseFor }: DocumentPacket): Pick<Envelope, "answers"> => {
  const isNamed = ({ documentId, code }: ResponseFor) => documentId !== "" || code !== ""
  const [first, ...rest] = responseFor.filter(isNamed).slice(0, maxAnswers)
  return first ? { answers: [first, ...rest] } : {}
}

/** The part of a packet's header that is stored. */
export const envelopeOf = (packet: DocumentPacket): Envelope => ({
  from: packet.from,
  wireId: packet.documentId,
  code: packet.code,
  ...(packet.promulgation.date !== undefined && { date: packet.promulgation.date }),
  ...(packet.documentType.name !== undefined && { typeName: packet.documentType.name }),
  subject: packet.subject,
  urgency: packet.urgency,
  signer: packet.signer,
  ...(packet.dueDate !== undefined && { dueDate: packet.dueDate }),
  // Systems that do not know the number of pages write 0.
  ...(packet.pageAmount && { pageAmount: packet.pageAmount }),
  ...sent(packet),
  ...(packet.business.paper !== undefined && { paper: packet.business.paper }),
  kind: packet.business.kind,
  about: [
    ...(packet.business.documentId !== undefined ? [packet.business.documentId] : []),
    ...packet.business.replaces.map((replaced) => replaced.documentId),
  ],
  ...answersOf(packet),
})

/** Identifies an incoming document: by its sender, in each of its codes, and its identifier. */
export const arrivalKeys = ({ wireId }: Envelope, codes: ReadonlyArray<string>) =>
  codes.flatMap((from) => markKey.arrival(from, wireId))

/** How requests name a document beside its identifier; none when it lacks number, notation or date. */
export const codeKeys = ({ code, date }: Envelope, codes: ReadonlyArray<string>) =>
  date === undefined || !isWholeCode(readCode(code))
    ? []
    : codes.flatMap((from) => markKey.arrivalCode(from, code, date))

/**
 * The second identity of Annex VI, Part I, III.1h: the issuer, number and notation in the year of the
 * document's date, or of its arrival when it has none. None when the packet lacks number or notation.
 */
export const codeOfYearKeys = (
  { code, date }: Envelope,
  codes: ReadonlyArray<string>,
  arrivedAt: VietnamTime,
): ReadonlyArray<string> => {
  const year = yearOf(date ?? dateOf(arrivedAt))
  return isWholeCode(readCode(code)) ? codes.map((from) => markKey.arrivalCodeOfYear(from, code, year)) : []
}

/**
 * When the sender says it made a packet: the time of its own trace. The axis adds traces and does not always
 * keep the sender's code in the sender's own, which is the first.
 */
export const statedAtOf = ({ trace, from }: DocumentPacket): VietnamTime | undefined =>
  (trace.find(({ organId }) => isSameAgencyCode(organId, from.code)) ?? trace[0])?.at
