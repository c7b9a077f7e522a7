import { Effect, Stream } from "effect"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, type VietnamTime } from "../../time/vietnam-time.ts"
import { buildPacket } from "../make-packet/build-packet.ts"
import { newBusiness } from "../make-packet/packet-business.ts"
import { Settings } from "../settings/settings.ts"

/** A number as large as registers reach, for a document without one. */
const placeholder = { register: "", number: 99_999, code: { number: "99999", notation: "BC-UBND" } }

/**
 * Packs a document's header on trial. A value that a packet cannot carry (a subject of 501 characters, a
 * control character pasted from a word processor) must be found while the document can still be changed,
 * before it is signed, numbered and frozen.
 */
export const checkSendable = Effect.fnUntraced(function* (document: Outgoing, at: VietnamTime) {
  const codec = yield* PacketCodec
  const { agency, place } = yield* Settings
  const numbered = document.numbered ?? { ...placeholder, date: dateOf(at) }
  const packet = buildPacket({
    agency,
    ...(place !== undefined && { place }),
    wireId: `${agency.code},${numbered.date},${numbered.code.number}`,
    document: { ...document, numbered },
    to: [{ code: agency.code, name: agency.name }],
    files: [],
    business: newBusiness([]),
    at,
  })
  yield* Stream.runDrain(codec.encode(packet, yield* Storage))
})
