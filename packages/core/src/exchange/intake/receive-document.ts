import { Effect, Option } from "effect"
import { system } from "../../agency/actor.ts"
import { decide, type IncomingCommand } from "../../document/incoming/decide.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { fingerprint } from "../../document/incoming/fingerprint.ts"
import type { ReadDocumentPacket } from "../../packet/document-packet.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { dutiesOfIncomingChange } from "../duty/incoming-change.ts"
import { replaceHolds } from "../file/hold-files.ts"
import { loadIncoming, noticesFor, responseForOf } from "../incoming/transact.ts"
import { newId, now } from "../now.ts"
import { record, retryContended } from "../record.ts"
import { Settings } from "../settings.ts"
import { statusWork } from "../status/status-work.ts"
import { append } from "../stream/append.ts"
import { askRecall } from "./ask-recall.ts"
import { checkDocument, printed, refusalFor } from "./check-document.ts"
import { arrivalKey, codeKey, envelopeOf } from "./envelope.ts"
import { type Answer, entryMark, refusePacket } from "./refuse-packet.ts"
import { mayStillCome } from "./still-to-come.ts"

const isForUs = Effect.fnUntraced(function* ({ packet }: ReadDocumentPacket) {
  const { agency, otherCodes } = yield* Settings
  const ours = new Set<string>([agency.code, ...otherCodes])
  return packet.to.some(({ code }) => ours.has(code))
})

/** Refuses a packet that concerns no document here, and tells its sender 02. */
const turnAway = Effect.fnUntraced(function* (
  entry: MailboxEntry,
  envelope: Envelope,
  refusal: ReturnType<typeof refusalFor>,
) {
  const notice = yield* statusWork({
    status: "02",
    description: printed(refusal),
    responseFor: responseForOf(envelope),
    lane: laneOf(envelope.urgency),
    about: `mailbox/${entry.kind}/${entry.id}`,
  })
  return yield* refusePacket(entry, refusal, { about: envelope.wireId, notices: [notice] })
})

/** Finds the document an arrival belongs to, or makes the id and marks of a new one. */
const identify = Effect.fnUntraced(function* (envelope: Envelope, print: string) {
  const storage = yield* Storage
  const key = arrivalKey(envelope, print)
  const known = yield* storage.findMark(key)
  if (Option.isSome(known)) return { id: known.value, marks: [], sameCodeAs: Option.none<string>() }
  const id = yield* newId
  const second = codeKey(envelope)
  const sameCodeAs = second === undefined ? Option.none<string>() : yield* storage.findMark(second)
  const marks = [
    { key, value: id },
    ...(second !== undefined && Option.isNone(sameCodeAs) ? [{ key: second, value: id }] : []),
  ]
  return { id, marks, sameCodeAs }
})

/** Takes in a document that came as new, as an update or as a replacement: whole, or refused at once (promise 6). */
const takeIn = Effect.fnUntraced(function* (
  entry: MailboxEntry,
  read: ReadDocumentPacket,
  envelope: Envelope,
) {
  const storage = yield* Storage
  const verdict = yield* checkDocument(read)
  const print = fingerprint(envelope, verdict._tag === "Whole" ? verdict.checked.files : [])
  return yield* Effect.gen(function* () {
    const { id, marks, sameCodeAs } = yield* identify(envelope, print)
    const loaded = yield* loadIncoming(id)
    const command: IncomingCommand =
      verdict._tag === "Refused"
        ? { _tag: "RefuseOnArrival", entry: entry.id, envelope, refusal: verdict.refusal }
        : {
            _tag: "Arrive",
            entry: entry.id,
            envelope,
            checked: verdict.checked,
            ...(Option.isSome(sameCodeAs) && { sameCodeAs: sameCodeAs.value }),
          }
    const events = yield* Effect.fromResult(decide(loaded.state, command))
    const arrived = events.find((event) => event._tag === "Arrived")
    // Only now: a copy of a document that was destroyed must not bring its bytes back.
    if (arrived) yield* Effect.forEach(read.packet.attachments, ({ bytes }) => storage.putBlob(bytes))
    const answer: Answer = { outcome: "done" }
    const at = yield* now
    const notices = yield* noticesFor(loaded, events, envelope)
    const duties = yield* dutiesOfIncomingChange(loaded, events, at, notices[0]?.id)
    yield* record(
      system,
      {
        appends: [append("incoming", loaded, events), ...duties.appends],
        marks: [...marks, entryMark(entry, answer)],
        work: { add: [...notices, ...duties.work] },
        ...(arrived && {
          blobs: replaceHolds(loaded.stream, loaded.state?.content?.files ?? [], arrived.checked.files),
        }),
      },
      at,
    )
    return answer
  }).pipe(retryContended)
})

/** A packet that takes a document back (BussinessDocType 1): the same question as status 13. */
const takeBack = Effect.fnUntraced(function* (entry: MailboxEntry, envelope: Envelope, reason: string) {
  const storage = yield* Storage
  const known = yield* storage.findMark(arrivalKey(envelope, ""))
  if (Option.isNone(known) && (yield* mayStillCome(entry))) return undefined
  if (Option.isNone(known))
    return yield* turnAway(entry, envelope, refusalFor("unknown-document", { documentId: envelope.wireId }))
  return yield* askRecall(entry, known.value, { reason })
})

/** Deals with a document packet from the mailbox; no answer when it is too early for one. */
export const receiveDocument = Effect.fn("Intake.receiveDocument")(function* (
  entry: MailboxEntry,
  read: ReadDocumentPacket,
) {
  const { agency } = yield* Settings
  const envelope = envelopeOf(read.packet)
  if (!(yield* isForUs(read)))
    return yield* turnAway(entry, envelope, refusalFor("wrong-addressee", { agency: agency.name }))
  return envelope.kind === "revocation"
    ? yield* takeBack(entry, envelope, read.packet.business.reason)
    : yield* takeIn(entry, read, envelope)
})
