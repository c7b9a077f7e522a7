import { Array as Arr, Cause, Effect, Option } from "effect"
import type { Refusal } from "../../document/incoming/event.ts"
import { answerable, beyondBounds } from "../../packet/packet-bounds.ts"
import type { PacketError } from "../../packet/packet-error.ts"
import { DirectoryError } from "../../port/directory-error.ts"
import { collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import { type MailboxEntry, Transport } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import type { RefusalReason } from "../../vocabulary/refusal-reason.ts"
import { responseForOf } from "../change/incoming.ts"
import { isIndependentOfItem } from "../circuit/axis-trouble.ts"
import { openPacket, type ReadPacket, recorded } from "../make-packet/open-packet.ts"
import { refusalFor } from "./check-document.ts"
import { maySpeakFor } from "./check-sender.ts"
import { findAnswered } from "./entry-marks.ts"
import { EntryRetries } from "./entry-retries.ts"
import { envelopeOf } from "./envelope.ts"
import { findSwappedPacket } from "./find-swapped-packet.ts"
import { isUnstorable, refusalOfUnreceived } from "./give-up.ts"
import { nameEntry, printOf } from "./name-entry.ts"
import { bringerOf, markOf, markOfDocument, type OpenedEntry, openedWith } from "./opened-entry.ts"
import { receiveDocument } from "./receive-document.ts"
import { receiveStatus } from "./receive-status.ts"
import type { Answer } from "./recorded-answer.ts"
import { refusePacket } from "./refuse-packet.ts"
import { refuseUnread } from "./refuse-unread.ts"
import { ReadAgain, requireStableRead } from "./require-stable-read.ts"

/** How many senders' entries are handled at once. */
const concurrency = 4

/** Why a packet is refused. That the codec failed is not the packet's fault: a later release may read it. */
const refusalReasonOf = ({ reason }: PacketError): RefusalReason | undefined => {
  if (reason === "codec-failed") return undefined
  return reason === "field-invalid" ? "not-edxml" : reason
}

/** A packet's content tells its kind: a sender may have put it into the wrong mailbox. */
const receivePacket = (opened: OpenedEntry, read: ReadPacket) =>
  Effect.gen(function* () {
    const entry = openedWith(opened, read)
    return "packet" in read ? yield* receiveDocument(entry, read) : yield* receiveStatus(entry, read)
  })

/** Handles the packet of another entry if this entry stands for it, and otherwise the entry's own packet. */
const unlessSwapped = <E, R>(entry: OpenedEntry, mark: string, own: Effect.Effect<Answer, E, R>) =>
  Effect.gen(function* () {
    const swapped = yield* findSwappedPacket(entry, mark)
    return swapped ? yield* receivePacket({ ...entry, brings: swapped.brings }, swapped.read) : yield* own
  })

/**
 * Refuses an entry whose packet could not be fetched or read. Its document may still be here, or the packet
 * of another entry may be missing.
 */
const refuse = <E, R>(listed: OpenedEntry, refusal: Refusal, makeSure: Effect.Effect<void, E, R>) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const retries = yield* EntryRetries
    const { about: named, tolerated = [] } = yield* retries.readResultOf(listed)
    const entry: OpenedEntry = { ...listed, tolerated }
    const about = named && answerable(named)
    if (!about) return yield* Effect.andThen(makeSure, refuseUnread(entry, refusal))
    const brings = markOfDocument(about)
    const isFirst = Option.isNone(yield* storage.findMark(brings))
    const refused = isFirst ? { ...entry, brings } : entry
    return yield* unlessSwapped(entry, brings, Effect.andThen(makeSure, refuseUnread(refused, refusal)))
  })

/** Handles a packet that was read, by its sender and kind. */
const receiveRead = Effect.fnUntraced(function* (listed: OpenedEntry, read: ReadPacket) {
  const entry = openedWith(listed, read)
  const storage = yield* Storage
  const retries = yield* EntryRetries
  const packet = "packet" in read ? read.packet : read
  const stated = packet.from.code
  yield* retries.noteRead(entry, { tolerated: read.tolerated ?? [] })
  if (!(yield* maySpeakFor(entry, stated))) {
    yield* requireStableRead(entry, "delivery")
    // Tells only the axis: a status would go to the agency whose name was misused.
    return yield* refusePacket(entry, refusalFor("sender-mismatch", { stated, actual: entry.from }))
  }
  if ("packet" in read) yield* retries.noteRead(entry, { about: responseForOf(envelopeOf(read.packet)) })
  const long = beyondBounds(packet)
  if (long) {
    const { field, length, limit } = long
    const detail = { field, length: String(length), limit: String(limit) }
    return yield* refuse(entry, refusalFor("field-too-long", detail), requireStableRead(entry, "content"))
  }
  const brings = markOf(read)
  const known = yield* storage.findMark(brings)
  if (Option.isNone(known)) return yield* receivePacket({ ...entry, brings }, read)
  const { answeredUnprinted } = entry
  if (answeredUnprinted && known.value === bringerOf(entry)) return answeredUnprinted
  return yield* unlessSwapped(
    entry,
    brings,
    Effect.andThen(requireStableRead(entry, "delivery"), receivePacket(entry, read)),
  )
})

/** Reads and records the packet of an entry, and returns the answer for the axis. */
const receive = Effect.fnUntraced(function* (entry: OpenedEntry, bytes: Uint8Array) {
  const retries = yield* EntryRetries
  const read = yield* Effect.result(openPacket(bytes))
  if (read._tag === "Success") return yield* receiveRead(entry, read.success)
  const { about, detail, tolerated } = read.failure
  const reason = refusalReasonOf(read.failure)
  if (reason === undefined) return yield* read.failure
  yield* retries.noteRead(entry, { tolerated: recorded(tolerated), ...(about && { about }) })
  const makeSure = Effect.andThen(
    requireStableRead(entry, "delivery"),
    Effect.logWarning(`The packet of the mailbox entry ${entry.id} is refused`, read.failure),
  )
  return yield* refuse(entry, refusalFor(reason, detail), makeSure)
})

/** Acknowledges an entry to the axis with its answer, and returns whether the packet is new. */
const acknowledge = Effect.fnUntraced(function* (listed: MailboxEntry, answer: Answer, isNew: boolean) {
  const transport = yield* Transport
  const retries = yield* EntryRetries
  const acknowledged = yield* Effect.result(
    answer.outcome === "done"
      ? transport.acknowledge(listed, "done")
      : transport.acknowledge(listed, "failed", answer.description),
  )
  if (acknowledged._tag === "Success") {
    yield* retries.forget(listed)
    return isNew
  }
  // What was recorded stays; only the axis does not have the answer yet.
  if (yield* retries.isNewTrouble(listed))
    yield* Effect.logWarning(
      `The mailbox entry ${listed.id} is answered again at later polls`,
      acknowledged.failure,
    )
  yield* retries.noteUntaken(listed, answer, !acknowledged.failure.indeterminate)
  return false
})

/**
 * Handles one entry. A packet that was handled before gets the same answer again and nothing else happens:
 * the mark and the document were one commit, so "known" means "complete". Only a packet that was seen is
 * answered: it is fetched, unless the axis has not taken the answer to it and has listed the entry ever
 * since.
 */
const handleEntry = Effect.fnUntraced(function* (listed: MailboxEntry) {
  const transport = yield* Transport
  const retries = yield* EntryRetries
  const untaken = yield* retries.untakenOf(listed)
  if (untaken) return yield* acknowledge(listed, untaken, false)
  const fetched = yield* Effect.result(collectBytes(transport.fetch(listed)))
  if (fetched._tag === "Failure") {
    // Only the axis' `refused` is final; any other error may be gone at the next poll.
    if (fetched.failure.reason !== "refused") return yield* fetched.failure
    const answered = yield* findAnswered(listed)
    if (Option.isSome(answered)) return yield* acknowledge(listed, answered.value.answer, false)
    yield* Effect.logWarning(`The axis does not deliver the mailbox entry ${listed.id}`, fetched.failure)
    return yield* acknowledge(
      listed,
      yield* refuse(listed, refusalOfUnreceived(fetched.failure), Effect.void),
      true,
    )
  }
  const print = yield* printOf(listed, fetched.success)
  const { entry, answer } = yield* nameEntry(listed, print)
  if (answer) return yield* acknowledge(listed, answer, false)
  yield* retries.noteGiven(listed, print)
  return yield* acknowledge(listed, yield* receive(entry, fetched.success), true)
})

/** Whether an entry waits for the axis: for its packet, or for the directory that identifies its sender. */
const waitsForAxis = (error: unknown) =>
  error instanceof DirectoryError || (error instanceof TransportError && isIndependentOfItem(error))

/** Leaves an entry that failed for a later poll; gives up one that always fails. */
const deferOrGiveUp = Effect.fnUntraced(function* (listed: MailboxEntry, cause: Cause.Cause<unknown>) {
  const retries = yield* EntryRetries
  const error = Cause.squash(cause)
  const isNew = yield* retries.isNewTrouble(listed)
  if (error instanceof ReadAgain) {
    if (isNew)
      yield* Effect.logInfo(`The packet of the mailbox entry ${listed.id} is read again before it is refused`)
    return false
  }
  if (isNew) yield* Effect.logWarning(`The mailbox entry ${listed.id} is left for later polls`, cause)
  const isOver = waitsForAxis(error)
    ? retries.hasWaitedLong
    : isUnstorable(error)
      ? (entry: OpenedEntry) => retries.isSure(entry, "content")
      : retries.hasRunOut
  if (!(yield* isOver(listed))) return false
  const { print } = yield* retries.readResultOf(listed)
  if (print === undefined) {
    const answered = yield* findAnswered(listed)
    if (Option.isNone(answered))
      return yield* acknowledge(listed, yield* refuse(listed, refusalOfUnreceived(error), Effect.void), true)
    // A packet that is not read may be another than the one that was handled under this id.
    const { answer } = answered.value
    return answer.outcome === "failed" && (yield* acknowledge(listed, answer, false))
  }
  const { entry, answer } = yield* nameEntry(listed, print)
  return answer
    ? yield* acknowledge(listed, answer, false)
    : yield* acknowledge(listed, yield* refuse(entry, refusalOfUnreceived(error), Effect.void), true)
})

/** Handles an entry if it is not to wait for a later poll, and returns whether it was new. */
export const handleIfDue = Effect.fnUntraced(function* (entry: MailboxEntry) {
  const retries = yield* EntryRetries
  if (yield* retries.isWaiting(entry)) return false
  return yield* handleEntry(entry).pipe(
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Effect.interrupt : deferOrGiveUp(entry, cause),
    ),
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.interrupt
        : Effect.as(Effect.logError(`The mailbox entry ${entry.id} could not be answered for`, cause), false),
    ),
  )
})

/**
 * Handles everything in one mailbox: one sender's entries in the order of the listing, so that a document
 * comes before its recall, and several senders' side by side. An entry that fails for now (the network, the
 * store) is logged, delays no other and comes again at the next poll, since the axis lists it until it is
 * acknowledged.
 */
const pollKind = Effect.fnUntraced(function* (kind: MessageKind) {
  const transport = yield* Transport
  const entries = yield* transport.listInbox(kind)
  yield* (yield* EntryRetries).forgetGone(kind, entries)
  const bySender = Arr.groupBy(entries, (entry) => entry.from)
  const done = yield* Effect.forEach(
    Object.values(bySender),
    (fromOne) => Effect.forEach(fromOne, handleIfDue),
    { concurrency },
  )
  return done.flat().filter(Boolean).length
})

/**
 * Polls both mailboxes once and returns the number of new entries. Documents come first, then reports on
 * them.
 */
export const pollMailboxes = Effect.fn("Intake.pollMailboxes")(function* () {
  return (yield* pollKind("document")) + (yield* pollKind("status"))
})
