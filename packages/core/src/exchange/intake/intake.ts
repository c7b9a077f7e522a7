import { Array as Arr, Cause, Effect, Option } from "effect"
import type { PacketError } from "../../packet/packet-error.ts"
import type { RefusalReason } from "../../packet/refusal-reason.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { Storage } from "../../port/storage/storage.ts"
import { type MailboxEntry, type MessageKind, Transport } from "../../port/transport.ts"
import { markKey } from "../mark.ts"
import { refusalFor } from "./check-document.ts"
import { receiveDocument } from "./receive-document.ts"
import { receiveStatus } from "./receive-status.ts"
import { parseAnswer, refusePacket } from "./refuse-packet.ts"

/** How many senders' entries are worked on at once. */
const concurrency = 4

const refusalReasonOf = (error: PacketError): RefusalReason =>
  error.reason === "field-too-long" || error.reason === "field-invalid" ? "not-edxml" : error.reason

/** Fetches, reads and records one entry, and gives the answer for the axis; none while it is too early for one. */
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
  if (!answer) return false
  yield* answer.outcome === "done"
    ? transport.acknowledge(entry, "done")
    : transport.acknowledge(entry, "failed", answer.description)
  return Option.isNone(known)
})

const dealOrLeave = (entry: MailboxEntry) =>
  dealWith(entry).pipe(
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.interrupt
        : Effect.as(
            Effect.logWarning(`The mailbox entry ${entry.id} is left for the next poll`, cause),
            false,
          ),
    ),
  )

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

/** Empties both mailboxes again and again until it is interrupted. */
export const runIntake = (everyMillis: number) =>
  pollMailboxes().pipe(
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.interrupt
        : Effect.logWarning("The mailboxes could not be read; they are read again", cause),
    ),
    Effect.andThen(Effect.sleep(everyMillis)),
    Effect.forever,
  )
