import { Effect } from "effect"
import { printCode } from "../../vocabulary/document-code.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { isOwnCode } from "../identity/own-codes.ts"
import { type OpenedDocument, recorded } from "../make-packet/open-packet.ts"
import { Settings } from "../settings/settings.ts"
import { checkDocument, refusalFor } from "./check-document.ts"
import { compareSender } from "./compare-sender.ts"
import { countRecipients } from "./count-recipients.ts"
import { deliverRequest } from "./deliver-request.ts"
import { envelopeOf, statedAtOf } from "./envelope.ts"
import { type OpenedEntry, openedWith } from "./opened-entry.ts"
import { recordArrival } from "./record-arrival.ts"
import { refuseAndNotify } from "./refuse-and-notify.ts"
import { takeUpdate } from "./take-update.ts"

const isForUs = Effect.fnUntraced(function* ({ packet }: OpenedDocument) {
  const isOur = yield* isOwnCode
  return packet.to.some(({ code }) => isOur(code))
})

/** Handles a packet that takes a document back (BussinessDocType 1): the same question as status 13. */
const takeBack = (entry: OpenedEntry, { packet }: OpenedDocument) => {
  const statedAt = statedAtOf(packet)
  const { code, documentId, from, promulgation, business } = packet
  const named = {
    from: from.code,
    documentId: business.documentId ?? documentId,
    ...namedByCode(printCode(code), promulgation.date),
  }
  return deliverRequest(entry, named, {
    _tag: "Recall",
    reason: business.reason,
    ...(statedAt !== undefined && { statedAt }),
  })
}

/** Handles a document packet from the mailbox, by its business. */
export const receiveDocument = Effect.fn("Intake.receiveDocument")(function* (
  listed: OpenedEntry,
  opened: OpenedDocument,
) {
  const { agency } = yield* Settings
  const { from, to } = opened.packet
  const { addressees, repeated } = yield* countRecipients(to)
  const read = {
    ...opened,
    tolerated: recorded([...opened.tolerated, ...(yield* compareSender(from)), ...repeated]),
  }
  const entry = openedWith(listed, read)
  const envelope = { ...envelopeOf(read.packet), addressees }
  if (!(yield* isForUs(read)))
    return yield* refuseAndNotify(
      entry,
      envelope,
      refusalFor("wrong-addressee", { agency: agency.name }),
      "delivery",
    )
  switch (envelope.kind) {
    case "revocation":
      return yield* takeBack(entry, read)
    case "update":
      return yield* takeUpdate(entry, read, envelope)
    case "new":
    case "replacement":
      return yield* recordArrival(entry, read, envelope, yield* checkDocument(read))
  }
})
