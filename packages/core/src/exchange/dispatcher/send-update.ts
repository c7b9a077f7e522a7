import { Effect, Schema } from "effect"
import { system } from "../../agency/actor.ts"
import type { NoticeEvent } from "../../document/notice/event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import { requireOutgoing } from "../outgoing/transact.ts"
import { record } from "../record.ts"
import { Settings } from "../settings.ts"
import { note } from "../stream/append.ts"
import { streamName } from "../stream/stream-kind.ts"
import { judge, settled, wasAttempted } from "./attempt.ts"
import { UpdateWork } from "./update-work.ts"

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(UpdateWork))

/**
 * Sends the packet of an update to those who have the document. It is a question, as status 13 is: receivers know one
 * that comes again, so the axis, which could only tell of the document itself, is not asked first. A document that was
 * recalled meanwhile is not updated any more.
 */
export const sendUpdate = Effect.fn("Dispatcher.sendUpdate")(function* (work: LeasedWork) {
  const transport = yield* Transport
  const storage = yield* Storage
  const { agency } = yield* Settings
  const { document, packet, to } = yield* decode(work.payload).pipe(Effect.orDie)
  const { state } = yield* requireOutgoing(document)
  if (state.recall) return yield* record(system, { appends: [], work: { settle: [settled(work)] } })
  const about = streamName.outgoing(document)
  const mayHaveLeft = yield* wasAttempted(work)
  const notice = { status: "update", to: to.join(", "), about, attempt: work.attempt }
  const sending = Effect.gen(function* () {
    const bytes = yield* storage.getBlob(packet)
    yield* transport.submit({ kind: "document", from: agency.code, to, bytes })
  }).pipe(
    Effect.catchIf(
      (error) => error.reason === "duplicate" && mayHaveLeft,
      () => Effect.void,
    ),
  )
  const outcome = yield* Effect.result(sending)
  const verdict = outcome._tag === "Success" ? undefined : yield* judge(work, outcome.failure)
  const end: NoticeEvent | undefined =
    verdict === undefined
      ? { _tag: "NoticeSent", ...notice }
      : verdict.retryAt === undefined
        ? { _tag: "NoticeParked", ...notice, problem: verdict.problem, text: verdict.text }
        : undefined
  return yield* record(system, {
    appends: end ? [note("notice", streamName.notice(work.id), [end])] : [],
    work: { settle: [settled(work, verdict)] },
  })
})
