import { Effect, Option } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { mayBeResent } from "../../document/delivery/standing.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { NewWork, RequeuedWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { commandDelivery } from "../change/delivery.ts"
import type { Loaded } from "../stream/load.ts"
import { type ResendWork, resendWork, resendWorkId } from "../work-item/resend-work.ts"

/** The packet with which a delivery was sent, and its recipients, as far as recorded. */
const packetOf = (
  document: string,
  { dispatched }: Outgoing,
  delivery: Delivery,
  deliveries: ReadonlyArray<Delivery>,
): ResendWork | undefined => {
  const { update, submitted } = delivery
  if (update !== undefined) {
    const packet = submitted?.packet
    const to = deliveries.filter((each) => each.submitted?.packet === packet).map((each) => each.to.code)
    return packet && { document, update, packet, to }
  }
  const packet = dispatched?.packet
  const to = dispatched?.lines.flatMap((line) => (line.way.electronic ? [line.to.code] : [])) ?? []
  return packet && { document, packet, to }
}

/**
 * The work that sends a document again to recipients without a report in time: the same packet with the same
 * identifier, by which a recipient that has it recognises it. Nothing if there are none.
 */
export const resendUnreported = Effect.fnUntraced(function* (
  document: string,
  outgoing: Outgoing,
  deliveries: ReadonlyArray<Loaded<Delivery>>,
  at: VietnamTime,
) {
  const storage = yield* Storage
  const states = deliveries.flatMap(({ state }) => state ?? [])
  const missed = deliveries.flatMap((loaded) => {
    const { state } = loaded
    const packet = state && mayBeResent(state) ? packetOf(document, outgoing, state, states) : undefined
    return state && packet ? [{ loaded, lane: state.lane, packet }] : []
  })
  const changes = yield* Effect.forEach(missed, ({ loaded }) =>
    commandDelivery(loaded, at, { _tag: "Resend" }),
  )
  const packets = new Map(missed.map((each) => [resendWorkId(each.packet), each]))
  const add: Array<NewWork> = []
  const requeue: Array<RequeuedWork> = []
  for (const [id, { packet, lane }] of packets) {
    const known = yield* storage.findWork(id)
    if (Option.isNone(known)) add.push(resendWork.item(id, packet, { lane, dueAt: at }))
    else if (known.value.state === "parked") requeue.push({ id, dueAt: at })
  }
  return { changes, add, requeue }
})
