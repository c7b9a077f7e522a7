import { Data, Effect, Option } from "effect"
import { beyondBounds } from "../../packet/packet-bounds.ts"
import { collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import { type MailboxEntry, Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { openPacket } from "../make-packet/open-packet.ts"
import { maySpeakFor } from "./check-sender.ts"
import { EntryRetries } from "./entry-retries.ts"
import { printOf } from "./name-entry.ts"
import { bringerOf, markOf, parseBringer } from "./opened-entry.ts"

/** After this many reads over some minutes, an entry that was answered may be gone from the axis. */
const longEnough = 8

/**
 * The axis delivers the entry but not the one behind it. This counts as a failure, so that a copy does not
 * wait for it without end.
 */
class RefetchFailed extends Data.TaggedError("RefetchFailed")<{
  readonly bringer: string
  readonly cause: TransportError
}> {}

/**
 * Reads again what an answered entry contains now; nothing when it contains nothing that can be identified.
 */
const readAgain = Effect.fnUntraced(function* (entry: MailboxEntry, bringer: string) {
  const transport = yield* Transport
  const retries = yield* EntryRetries
  const given = yield* Effect.result(collectBytes(transport.fetch({ ...entry, ...parseBringer(bringer) })))
  if (given._tag === "Failure") {
    // An answered entry may be gone from the axis, which may say so with any error.
    if (given.failure.reason === "refused" || (yield* retries.failuresOf(entry)) >= longEnough)
      return undefined
    return yield* new RefetchFailed({ bringer, cause: given.failure })
  }
  yield* retries.noteSwapped(entry, yield* printOf(entry, given.success))
  const read = yield* Effect.option(openPacket(given.success))
  if (Option.isNone(read)) return undefined
  const packet = "packet" in read.value ? read.value.packet : read.value
  const isTheirs = beyondBounds(packet) === undefined && (yield* maySpeakFor(entry, packet.from.code))
  return isTheirs ? read.value : undefined
})

/**
 * Finds what an entry stands for when another entry brought the same packet before; nothing when the packet
 * was delivered twice, which is the usual case. But the axis may have answered the other entry with this
 * one's packet, so that its own was never seen. So the other entry is read again: a new packet there must not
 * be lost. If a third entry brought that packet too, the third is read, and so on.
 */
export const findSwappedPacket = Effect.fnUntraced(function* (entry: MailboxEntry, packet: string) {
  const storage = yield* Storage
  const passed = new Set([bringerOf(entry)])
  let mark = packet
  while (true) {
    const bringer = Option.getOrUndefined(yield* storage.findMark(mark))
    if (bringer === undefined || passed.has(bringer)) return undefined
    passed.add(bringer)
    const read = yield* readAgain(entry, bringer)
    if (read === undefined || markOf(read) === mark) return undefined
    mark = markOf(read)
    if (Option.isNone(yield* storage.findMark(mark))) return { read, brings: mark }
  }
})
