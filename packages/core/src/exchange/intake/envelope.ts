import { printCode } from "../../document/document-code.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import { markKey } from "../mark.ts"

/** The trace begins at the sender. */
const sent = ({ trace, from }: DocumentPacket) => {
  const at = trace.find(({ organId }) => organId === from.code)?.at
  return at === undefined ? {} : { sentAt: at }
}

/** What is kept of a packet's header. */
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
  ...sent(packet),
  kind: packet.business.kind,
  about: [
    ...(packet.business.documentId !== undefined ? [packet.business.documentId] : []),
    ...packet.business.replaces.map((replaced) => replaced.documentId),
  ],
})

/**
 * What tells one incoming document from another: its sender and identifier. An update carries the identifier of the
 * document it updates, so each distinct update is a document of its own beside it, never put in its place unasked.
 */
export const arrivalKey = (envelope: Envelope, fingerprint: string): string =>
  markKey.arrival(
    envelope.from.code,
    envelope.kind === "update" ? `${envelope.wireId}#update#${fingerprint}` : envelope.wireId,
  )

/** The second identity of Annex VI, 1h; none when the packet has no date. */
export const codeKey = (envelope: Envelope): string | undefined =>
  envelope.date && envelope.kind !== "update"
    ? markKey.arrivalCode(envelope.from.code, printCode(envelope.code), envelope.date)
    : undefined
