import { Effect } from "effect"
import { PacketCodec } from "../../port/packet-codec.ts"
import { byteSource, collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { dutiesOfReceiptTold } from "../duty-watch/receipt-told.ts"
import { Settings } from "../ground/settings.ts"
import type { StatusWork } from "../outbox/status-work.ts"
import { submitFor } from "./attempt.ts"
import { sendNotice } from "./send-notice.ts"

/**
 * Sends a status packet. Repeating one is harmless, since receivers merge reports, so the axis is not asked
 * first.
 */
export const performStatus = Effect.fn("Dispatcher.sendStatus")(function* (
  work: LeasedWork,
  { packet, about }: StatusWork,
) {
  const codec = yield* PacketCodec
  const { agency } = yield* Settings
  const to = [packet.responseFor.organId]
  const sending = Effect.gen(function* () {
    const bytes = byteSource(yield* collectBytes(codec.encode(packet, yield* Storage)))
    yield* submitFor(work, { kind: "status", from: agency.code, to, bytes })
  })
  yield* sendNotice(
    work,
    { status: packet.status, to, about },
    sending,
    ({ reason }) => reason === "duplicate",
    (at) => dutiesOfReceiptTold(packet, about, at),
  )
})
