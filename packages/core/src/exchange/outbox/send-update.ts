import { Effect } from "effect"
import { isTakenBack } from "../../document/delivery/standing.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { addressedPacket } from "../make-packet/addressed-packet.ts"
import { Settings } from "../settings/settings.ts"
import { updateWork } from "../work-item/update-work.ts"
import { submitFor, wasAttempted } from "./attempt.ts"
import { noticeSent, notices } from "./failure.ts"
import { backoff } from "./retry.ts"
import { workKind } from "./work-kind.ts"

/**
 * An update asks its recipients, as status 13 does: receivers recognise a repeated one, so the axis, which
 * could only tell about the document itself, is not asked first. Recipients from whom the document was taken
 * back meanwhile are not asked any more.
 */
export const sendUpdate = workKind({
  item: updateWork,
  description:
    "Sends the packet of an update to the recipients that have the document, and asks them to apply the change.",
  retry: backoff,
  failure: notices,
  begin: (work, payload) =>
    Effect.gen(function* () {
      const { agency } = yield* Settings
      const { document, packet, update, repeated } = payload
      const { state } = yield* requireOutgoing(document)
      const wanted = payload.again ?? payload.to
      const deliveries = yield* Effect.forEach(wanted, (recipient) => loadDelivery(document, recipient))
      const to = wanted.filter((_, index) => {
        const delivery = deliveries[index]?.state
        return !(delivery && isTakenBack(delivery))
      })
      if (state.recall || to.length === 0) return undefined
      const mayHaveLeft = yield* wasAttempted(work)
      const notice = { status: "update", to, about: streamName.outgoing(document) }
      const sent = (taken: { readonly axisId?: string }) =>
        noticeSent(work, notice, {
          ...taken,
          ...(update !== undefined && { update: { number: update, packet, packetTo: payload.to, to } }),
          ...(repeated && { repeated }),
        })
      const make = Effect.flatMap(addressedPacket(payload, to, linesOf(state)), (bytes) =>
        submitFor(work, { kind: "document", from: agency.code, to, bytes }),
      ).pipe(
        Effect.map(({ axisId }) => sent({ axisId })),
        Effect.catchIf(
          ({ reason }) => reason === "duplicate" && mayHaveLeft,
          () => Effect.succeed(sent({})),
        ),
      )
      return { make, failing: notice }
    }),
})
