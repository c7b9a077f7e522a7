import { Array as Arr, Cause, Effect, Option } from "effect"
import type { PacketError } from "../../packet/packet-error.ts"
import type { RefusalReason } from "../../packet/refusal-reason.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { Storage } from "../../port/storage/storage.ts"
import { type MailboxEntry, type MessageKind, Transport } from "../../port/transport.ts"
import { headOf } from "../dispatcher/park-broken.ts"
import { markKey } from "../mark.ts"
import { printed, refusalFor } from "./check-document.ts"
import { maySpeakFor } from "./check-sender.ts"
import { Patience } from "./patience.ts"
import { receiveDocument } from "./receive-document.ts"
import { receiveStatus } from "./receive-status.ts"
import { parseAnswer, refusePacket } from "./refuse-packet.ts"

/** How many senders' entries are worked on at once. */
const concurrency = 4

const refusalReasonOf = (error: PacketError): RefusalReason =>
  error.reason === "field-too-long" || error.reason === "field-invalid" ? "not-edxml" : error.reason

/** Fetches, reads and records one entry, and gives the answer for the axis. */
const receive = Effect.fnUntraced(function* (entry: MailboxEntry) {
  const transport = yield* Transport
  const codec = yield* PacketCodec
  const fetched = yield* Effect.result(transport.fetch(entry))
  if (fetched._tag === "Failure") {
    // Only a clear no of the axis is an end; anything else may be better at the next poll.
    if (fetched.failure.reason !== "refused") return yield* fetched.failure
    return yield* refusePacket(
      entry,
      refusalFor("not-delivered", { problem: fetched.failure.detail.answer ?? "" }),
    )
  }
  const read = yield* Effect.result(codec.decode(fetched.success))
  if (read._tag === "Failure") {
    const reason = refusalReasonOf(read.failure)
    return yield* refusePacket(entry, refusalFor(reason, read.failure.detail))
  }
  const stated = "packet" in read.success ? read.success.packet.from.code : read.success.from.code
  // The axis alone is told: an answer would go to the agency whose name was used.
  if (!(yield* maySpeakFor(entry, stated)))
    return yield* refusePacket(entry, refusalFor("sender-mismatch", { stated, actual: entry.from }))
  // What a packet is, its content says; a sender may have put it into the wrong mailbox.
  return "packet" in read.success
    ? yield* receiveDocument(entry, read.success)
    : yield* receiveStatus(entry, read.success)
})

/**
 * Deals with one entry. One that was dealt with before gets the same answer again and nothing else happens: the mark
 * and the document were one commit, so "known" means "complete".
 */
const dealWith = Effect.fnUntraced(function* (entry: MailboxEntry) {
  const storage = yield* Storage
  const transport = yield* Transport
  const known = yield* storage.findMark(markKey.entry(entry.kind, entry.id))
  const answer = Option.isSome(known) ? parseAnswer(known.value) : yield* receive(entry)
  yield* answer.outcome === "done"
    ? transport.acknowledge(entry, "done")
    : transport.acknowledge(entry, "failed", answer.description)
  return Option.isNone(known)
})

/** An entry that failed for now is left for a later poll; one that always fails is answered for in the end. */
const leaveOrGiveUp = Effect.fnUntraced(function* (entry: MailboxEntry, cause: Cause.Cause<unknown>) {
  const patience = yield* Patience
  const transport = yield* Transport
  yield* Effect.logWarning(`The mailbox entry ${entry.id} is left for a later poll`, cause)
  if (!(yield* patience.hasRunOut(`${entry.kind}/${entry.id}`))) return false
  const refusal = refusalFor("not-delivered", { problem: headOf(cause) })
  yield* refusePacket(entry, refusal)
  yield* transport.acknowledge(entry, "failed", printed(refusal))
  return true
})

const dealOrLeave = Effect.fnUntraced(function* (entry: MailboxEntry) {
  const patience = yield* Patience
  const name = `${entry.kind}/${entry.id}`
  if (yield* patience.isWaiting(name)) return false
  return yield* dealWith(entry).pipe(
    Effect.tap(patience.forget(name)),
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Effect.interrupt : leaveOrGiveUp(entry, cause),
    ),
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.interrupt
        : Effect.as(Effect.logError(`The mailbox entry ${entry.id} could not be answered for`, cause), false),
    ),
  )
})

/**
 * Deals with everything in one mailbox: one sender's entries in the order of the listing, so that a document comes
 * before its recall, and several senders' side by side. An entry that fails for now (the network, the store) is
 * logged, holds nobody up and is met again at the next poll, since the axis shows it until it is acknowledged.
 */
const pollKind = Effect.fnUntraced(function* (kind: MessageKind) {
  const transport = yield* Transport
  const entries = yield* transport.listInbox(kind)
  const bySender = Arr.groupBy(entries, (entry) => entry.from)
  const done = yield* Effect.forEach(
    Object.values(bySender),
    (fromOne) => Effect.forEach(fromOne, dealOrLeave),
    { concurrency },
  )
  return done.flat().filter(Boolean).length
})

/** Empties both mailboxes once. Answers with how many entries were new. Documents come first, reports on them after. */
export const pollMailboxes = Effect.fn("Intake.pollMailboxes")(function* () {
  return (yield* pollKind("document")) + (yield* pollKind("status"))
})

const runKind = (kind: MessageKind, everyMillis: number) =>
  pollKind(kind).pipe(
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.interrupt
        : Effect.logWarning(`The mailbox of kind ${kind} could not be read; it is read again`, cause),
    ),
    Effect.andThen(Effect.sleep(everyMillis)),
    Effect.forever,
  )

/** Empties both mailboxes again and again until it is interrupted; large documents do not hold up reports. */
export const runIntake = (everyMillis: number) =>
  Effect.all([runKind("document", everyMillis), runKind("status", everyMillis)], {
    concurrency: "unbounded",
    discard: true,
  })
