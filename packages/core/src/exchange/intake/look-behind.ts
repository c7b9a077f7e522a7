import { Data, Effect } from "effect"
import type { Envelope, IncomingEvent } from "../../document/incoming/event.ts"
import type { ReadDocumentPacket } from "../../packet/document-packet.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { type MailboxEntry, Transport } from "../../port/transport.ts"
import { load } from "../stream/load.ts"
import { streamName } from "../stream/stream-kind.ts"
import { maySpeakFor } from "./check-sender.ts"
import { Patience } from "./patience.ts"

/** So often, over some minutes, an entry is asked for that was answered for already; an axis may have let go of it. */
const longEnough = 8

/** No error: an entry that brought another's packet once has one of its own, which stands for both. */
export class Crossed extends Data.TaggedError("Crossed")<{ readonly read: ReadDocumentPacket }> {}

const lastBringer = (entry: string | undefined, event: IncomingEvent) =>
  event._tag === "Arrived" ? event.entry : entry

/**
 * A second entry brings a document that is here. Mostly it was delivered twice; but the first entry may have been answered
 * with the second's packet, and its own was never seen. So the first is read once more: a packet that it has now and that
 * is of another document must not be lost.
 */
export const lookBehind = Effect.fnUntraced(function* (entry: MailboxEntry, id: string, envelope: Envelope) {
  const transport = yield* Transport
  const codec = yield* PacketCodec
  const patience = yield* Patience
  const { state: first } = yield* load("incoming", streamName.incoming(id), lastBringer)
  if (first === undefined || first === entry.id) return
  const given = yield* Effect.result(transport.fetch({ ...entry, kind: "document", id: first }))
  if (given._tag === "Failure") {
    // An entry that was answered for need not be there any more, in whatever words the axis says so.
    if (given.failure.reason === "refused" || (yield* patience.failuresOf(entry)) >= longEnough) return
    return yield* given.failure
  }
  const read = yield* Effect.result(codec.decode(given.success))
  if (read._tag === "Failure" || !("packet" in read.success)) return
  const { documentId, from } = read.success.packet
  if (documentId !== envelope.wireId && (yield* maySpeakFor(entry, from.code)))
    return yield* new Crossed({ read: read.success })
})
