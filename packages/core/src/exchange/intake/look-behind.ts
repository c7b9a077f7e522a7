import { Data, Effect, Option } from "effect"
import { beyondBounds } from "../../packet/packet-bounds.ts"
import { collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import { type MailboxEntry, Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { openPacket } from "../packet/open-packet.ts"
import { maySpeakFor } from "./check-sender.ts"
import { bringerOf, markOf, parseBringer } from "./opened-entry.ts"
import { Patience } from "./patience.ts"

/**
 * So often, over some minutes, an entry is asked for that was answered for already; an axis may have let go
 * of it.
 */
const longEnough = 8

/** The axis gives out the entry but not the one behind it: that counts, lest a copy wait for it for ever. */
class NotGivenAgain extends Data.TaggedError("NotGivenAgain")<{
  readonly bringer: string
  readonly cause: TransportError
}> {}

/**
 * What an entry that was answered for gives out now; nothing where it gives out nothing that can be told from
 * others.
 */
const readAgain = Effect.fnUntraced(function* (entry: MailboxEntry, bringer: string) {
  const transport = yield* Transport
  const patience = yield* Patience
  const given = yield* Effect.result(collectBytes(transport.fetch({ ...entry, ...parseBringer(bringer) })))
  if (given._tag === "Failure") {
    // An entry that was answered for need not be there any more, in whatever words the axis says so.
    if (given.failure.reason === "refused" || (yield* patience.failuresOf(entry)) >= longEnough)
      return undefined
    return yield* new NotGivenAgain({ bringer, cause: given.failure })
  }
  yield* patience.noteBytesBehind(entry, given.success)
  const read = yield* Effect.option(openPacket(given.success))
  if (Option.isNone(read)) return undefined
  const packet = "packet" in read.value ? read.value.packet : read.value
  const isTheirs = beyondBounds(packet) === undefined && (yield* maySpeakFor(entry, packet.from.code))
  return isTheirs ? read.value : undefined
})

/**
 * Finds what an entry stands for whose packet another entry has brought before; nothing where it was
 * delivered twice, which is what it mostly was. But the other may have been answered with this one's packet,
 * and its own was never seen. So the other is read once more: a packet that it has now and that nobody has
 * brought must not be lost. Where that, too, has come by a third, the third is read, and so on.
 */
export const lookBehind = Effect.fnUntraced(function* (entry: MailboxEntry, packet: string) {
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
