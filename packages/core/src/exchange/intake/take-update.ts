import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { digestsOf } from "../../document/incoming/answer.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { fingerprint, isSameDocument, isSameFingerprint } from "../../document/incoming/fingerprint.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import { printAnswer } from "../../packet/question.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { change } from "../change/change.ts"
import { commandIncoming } from "../change/incoming.ts"
import { storeAttachments } from "../file/store-attachments.ts"
import { findIncoming, namedByCode } from "../identity/find-incoming.ts"
import { isOwnCode } from "../identity/own-codes.ts"
import type { OpenedDocument } from "../make-packet/open-packet.ts"
import { checkDocument, printed } from "./check-document.ts"
import { deliverRequest } from "./deliver-request.ts"
import { entryMarks } from "./entry-marks.ts"
import { statedAtOf } from "./envelope.ts"
import { noteTolerated } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { recordArrival } from "./record-arrival.ts"
import type { Answer } from "./recorded-answer.ts"
import { refuseAndNotify } from "./refuse-and-notify.ts"

/** What an update's list of recipients says about this agency: added, removed or nothing. */
const changeForUs = Effect.fnUntraced(function* ({ packet }: OpenedDocument) {
  const isOur = yield* isOwnCode
  return packet.business.update?.receivers.find(({ organId }) => isOur(organId))?.change
})

/**
 * A refused document comes again when an update brings what was refused as broken, or other files than the
 * clerk refused. An update with the same files is a question about a refused document: the refusal stands.
 */
const isCorrection = ({ stage, content }: Incoming, { attachments }: DocumentPacket): boolean => {
  if (stage !== "refused" || !content) return stage === "refused"
  const refused = new Set(content.files.map(({ digest }) => digest))
  return attachments.some(({ digest }) => !refused.has(digest))
}

/**
 * Whether a packet that adds this agency brings only what it already has or gave back. No consent is needed
 * then. If the agency has another form of the document, the packet asks it to agree to the change.
 */
const bringsNothingNew = (
  { stage, content, earlier, envelope: known }: Incoming,
  envelope: Envelope,
  { attachments }: DocumentPacket,
): boolean => {
  if (stage === "destroyed") return true
  const print = fingerprint(envelope, attachments)
  if ([content, ...earlier].some((each) => each && isSameFingerprint(each.fingerprint, print))) return true
  const isSame = content !== undefined && isSameDocument(content.fingerprint, envelope, attachments)
  return isSame && known.dueDate === envelope.dueDate
}

/**
 * Handles a packet that changes an earlier document (cập nhật). An agency that is removed from the recipients
 * is asked to give it back. If the document is here, the change is a question (15, 16) and nothing changes
 * before the answer. If it is not, as for an added recipient, the packet brings it.
 */
export const takeUpdate = Effect.fnUntraced(function* (
  entry: OpenedEntry,
  read: OpenedDocument,
  envelope: Envelope,
) {
  const { packet } = read
  const from = envelope.from.code
  // Packets name the document in both places, or only in the second, with the update's own id in the first.
  const documentId = packet.business.documentId ?? envelope.wireId
  const byCode = namedByCode(printCode(packet.code), packet.promulgation.date)
  const { reason } = packet.business
  const statedAt = statedAtOf(packet)
  const question = { reason, ...(statedAt !== undefined && { statedAt }) }
  const added = statedAt === undefined ? {} : { addedAt: statedAt }
  const changed = yield* changeForUs(read)
  if (changed === "removed")
    return yield* deliverRequest(entry, { from, documentId, ...byCode }, { _tag: "Recall", ...question })
  const verdict = yield* checkDocument(read)
  return yield* change(system, (at) =>
    Effect.gen(function* () {
      const found = yield* findIncoming({ from, documentId })
      const here = found._tag === "Here" ? found.loaded : undefined
      const isAdded = changed === "added"
      const isCopy = here && isAdded && bringsNothingNew(here.state, envelope, packet)
      if (!here || isCopy || isCorrection(here.state, packet)) {
        const taken = recordArrival(entry, read, envelope, verdict, isAdded ? added : { update: question })
        return { changes: [], answer: yield* taken }
      }
      if (verdict._tag === "Refused") {
        const text = printed(verdict.refusal)
        const description = statedAt === undefined ? text : printAnswer({ kind: "update", statedAt }, text)
        const told = { status: statusCode.declined, description } as const
        return {
          changes: [],
          answer: yield* refuseAndNotify(entry, here.state.envelope, verdict.refusal, "content", told),
        }
      }
      const { checked } = verdict
      const command = { ...question, _tag: "AskUpdate", entry: entry.id, envelope, checked } as const
      const asked = yield* commandIncoming(here, at, command)
      // The document's own files are stored already. Put again, they would outlast the document if it were
      // destroyed on this day.
      const held: ReadonlyArray<string> = digestsOf(here.state)
      const brought = packet.attachments.filter(({ digest }) => !held.includes(digest))
      if (asked.events.length > 0) yield* storeAttachments(read.files, brought)
      const answer: Answer = { outcome: "done" }
      // A question that was asked before leaves no event of the document.
      const appends = asked.events.length === 0 ? noteTolerated(entry, from) : []
      return { changes: [asked], appends, marks: entryMarks(entry, answer), answer }
    }),
  )
})
