import { Effect, Schema } from "effect"
import { system } from "../../agency/actor.ts"
import type { NoticeEvent } from "../../document/notice/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { byteSource, collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { dutiesOfReceiptTold } from "../duty/receipt-told.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"
import { StatusWork } from "../outbox/status-work.ts"
import { note } from "../stream/append.ts"
import { judge, type SendProblem, settled, submitFor } from "./attempt.ts"

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(StatusWork))

/**
 * Sends a status packet. Repeating one is harmless, since receivers join reports, so the axis is not asked first.
 * What came of it is an event, also when it had to be given up.
 */
export const sendStatus = Effect.fn("Dispatcher.sendStatus")(function* (work: LeasedWork) {
  const codec = yield* PacketCodec
  const { agency } = yield* Settings
  const { packet, about } = yield* decode(work.payload).pipe(Effect.orDie)
  const to = packet.responseFor.organId
  const notice = { status: packet.status, to, about, attempt: work.attempt }
  const sending = Effect.gen(function* () {
    const bytes = byteSource(yield* collectBytes(codec.encode(packet, yield* Storage)))
    yield* submitFor(work, { kind: "status", from: agency.code, to: [to], bytes })
  }).pipe(
    Effect.catchIf(
      (error) => error.reason === "duplicate",
      () => Effect.void,
    ),
  )
  const outcome = yield* Effect.result(sending)
  const end = (event: NoticeEvent, settle = settled(work)) =>
    Effect.gen(function* () {
      const at = yield* now
      const duties = event._tag === "NoticeSent" ? yield* dutiesOfReceiptTold(packet, about, at) : []
      return yield* record(
        system,
        {
          appends: [note("notice", streamName.notice(work.id), [event]), ...duties],
          work: settle,
        },
        at,
      )
    }).pipe(retryContended)
  if (outcome._tag === "Success") return yield* end({ _tag: "NoticeSent", ...notice })
  const problem: SendProblem = outcome.failure
  const verdict = yield* judge(work, problem)
  if (verdict.retryAt === undefined)
    return yield* end(
      { _tag: "NoticeParked", ...notice, problem: verdict.problem, text: verdict.text },
      settled(work, verdict),
    )
  return yield* record(system, { appends: [], work: settled(work, verdict) })
})
