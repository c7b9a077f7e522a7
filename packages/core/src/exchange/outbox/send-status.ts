import { Effect } from "effect"
import { PacketCodec } from "../../port/packet-codec.ts"
import { byteSource, collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import { addressOf } from "../directory/find-agency.ts"
import { dutiesOfReceiptTold } from "../duty-watch/receipt-told.ts"
import { markKey } from "../identity/mark.ts"
import { Settings } from "../settings/settings.ts"
import { sayingOf, statusWork } from "../work-item/status-work.ts"
import { submitFor } from "./attempt.ts"
import { noticeSent, notices } from "./failure.ts"
import { both } from "./recording.ts"
import { backoff } from "./retry.ts"
import { workKind } from "./work-kind.ts"

/** Repeating a status packet is harmless, since receivers merge reports: the axis is not asked first. */
export const sendStatus = workKind({
  item: statusWork,
  description:
    "Sends a status packet: the progress of a received document, or the recall of one of ours (13).",
  retry: backoff,
  failure: notices,
  begin: (work, { packet, about, repeated }) =>
    Effect.gen(function* () {
      const codec = yield* PacketCodec
      const { agency } = yield* Settings
      const { findMark } = yield* Storage
      const organId = yield* addressOf(packet.responseFor.organId, findMark(markKey.deliveredBy(about)))
      const to = [organId]
      const addressed = { ...packet, responseFor: { ...packet.responseFor, organId } }
      const notice = { status: packet.status, to, about }
      const sent = (taken: { readonly axisId?: string }) =>
        both(
          noticeSent(work, notice, { ...taken, said: sayingOf(packet), ...(repeated && { repeated }) }),
          (at) => Effect.map(dutiesOfReceiptTold(packet, about, at), (appends) => ({ appends })),
        )
      const make = Effect.gen(function* () {
        const bytes = byteSource(yield* collectBytes(codec.encode(addressed, yield* Storage)))
        const { axisId } = yield* submitFor(work, { kind: "status", from: agency.code, to, bytes })
        return sent({ axisId })
      }).pipe(
        Effect.catchIf(
          ({ reason }) => reason === "duplicate",
          () => Effect.succeed(sent({})),
        ),
      )
      return { make, failing: notice }
    }),
})
