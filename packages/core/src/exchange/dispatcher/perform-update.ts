import { Effect, Schema } from "effect"
import { system } from "../../agency/actor.ts"
import { isTakenBack } from "../../document/delivery/standing.ts"
import type { NoticeEvent } from "../../document/notice/event.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { record } from "../ground/record.ts"
import { Settings } from "../ground/settings.ts"
import { UpdateWork } from "../outbox/update-work.ts"
import { addressedPacket } from "../packet/addressed-packet.ts"
import { note } from "../stream/append.ts"
import { judge, settled, submitFor, wasAttempted } from "./attempt.ts"

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(UpdateWork))

/**
 * Sends the packet of an update to those who have the document. It is a question, as status 13 is: receivers know one
 * that comes again, so the axis, which could only tell of the document itself, is not asked first. Whom the document was
 * taken back from meanwhile is not asked any more.
 */
export const sendUpdate = Effect.fn("Dispatcher.sendUpdate")(function* (work: LeasedWork) {
  const { agency } = yield* Settings
  const payload = yield* decode(work.payload).pipe(Effect.orDie)
  const { document } = payload
  const { state } = yield* requireOutgoing(document)
  const deliveries = yield* Effect.forEach(payload.to, (recipient) => loadDelivery(document, recipient))
  const to = payload.to.filter((_, index) => {
    const delivery = deliveries[index]?.state
    return !(delivery && isTakenBack(delivery))
  })
  if (state.recall || to.length === 0) return yield* record(system, { appends: [], work: settled(work) })
  const about = streamName.outgoing(document)
  const mayHaveLeft = yield* wasAttempted(work)
  const notice = { status: "update", to: to.join(", "), about, attempt: work.attempt }
  const sending = Effect.gen(function* () {
    const bytes = yield* addressedPacket(payload, to, linesOf(state))
    yield* submitFor(work, { kind: "document", from: agency.code, to, bytes })
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
    work: settled(work, verdict),
  })
})
