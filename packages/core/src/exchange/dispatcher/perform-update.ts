import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { isTakenBack } from "../../document/delivery/standing.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { record } from "../ground/record.ts"
import { Settings } from "../ground/settings.ts"
import { addressedPacket } from "../make-packet/addressed-packet.ts"
import type { UpdateWork } from "../outbox/update-work.ts"
import { settled, submitFor, wasAttempted } from "./attempt.ts"
import { sendNotice } from "./send-notice.ts"

/**
 * Sends the packet of an update to recipients that have the document. It is a question, like status 13:
 * receivers recognise a repeated one, so the axis, which could only tell about the document itself, is not
 * asked first. Recipients from whom the document was taken back meanwhile are not asked any more.
 */
export const performUpdate = Effect.fn("Dispatcher.sendUpdate")(function* (
  work: LeasedWork,
  payload: UpdateWork,
) {
  const { agency } = yield* Settings
  const { document } = payload
  const { state } = yield* requireOutgoing(document)
  const deliveries = yield* Effect.forEach(payload.to, (recipient) => loadDelivery(document, recipient))
  const to = payload.to.filter((_, index) => {
    const delivery = deliveries[index]?.state
    return !(delivery && isTakenBack(delivery))
  })
  if (state.recall || to.length === 0) return yield* record(system, { appends: [], work: settled(work) })
  const mayHaveLeft = yield* wasAttempted(work)
  const sending = Effect.flatMap(addressedPacket(payload, to, linesOf(state)), (bytes) =>
    submitFor(work, { kind: "document", from: agency.code, to, bytes }),
  )
  const notice = { status: "update", to, about: streamName.outgoing(document) }
  yield* sendNotice(work, notice, sending, ({ reason }) => reason === "duplicate" && mayHaveLeft)
})
