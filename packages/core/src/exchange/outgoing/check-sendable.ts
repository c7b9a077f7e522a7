import { Effect, Stream } from "effect"
import { currentFiles, type Outgoing } from "../../document/outgoing/state.ts"
import { maxText } from "../../packet/packet-bounds.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, type VietnamTime } from "../../time/vietnam-time.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import { buildPacket } from "../make-packet/build-packet.ts"
import { newBusiness } from "../make-packet/packet-business.ts"
import { writePacket } from "../make-packet/write-packet.ts"
import { Settings } from "../settings/settings.ts"

/** A number as large as registers reach, for a document without one. */
const placeholder = { register: "", number: 99_999, code: { number: "99999", notation: "BC-UBND" } }

/** Leaves room for what only dispatching says: the recipients, and why the document replaces another. */
const business = { ...newBusiness([]), reason: "x".repeat(maxText) }

const tryPacket = Effect.fnUntraced(function* (
  document: Outgoing,
  files: ReadonlyArray<FileRef>,
  at: VietnamTime,
) {
  const { agency, place } = yield* Settings
  const numbered = document.numbered ?? { ...placeholder, date: dateOf(at) }
  const packet = buildPacket({
    agency,
    ...(place !== undefined && { place }),
    wireId: `${agency.code},${numbered.date},${numbered.code.number}`,
    document: { ...document, numbered },
    to: [{ code: agency.code, name: agency.name }],
    files,
    business,
    at,
  })
  yield* Stream.runDrain(yield* writePacket(packet, yield* Storage))
})

/**
 * Packs a document on trial, with its files as they are now. A value that a packet cannot carry (a subject of
 * 501 characters, a control character pasted from a word processor into the name of a file) must be found
 * while the document can still be changed, before it is signed, numbered and frozen.
 */
export const checkSendable = (document: Outgoing, at: VietnamTime) =>
  tryPacket(document, currentFiles(document), at)

/** Packs a document's header on trial, before a key is used for files that were tried before. */
export const checkHeader = (document: Outgoing, at: VietnamTime) => tryPacket(document, [], at)
