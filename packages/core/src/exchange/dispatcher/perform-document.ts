import { Effect, Option } from "effect"
import { system } from "../../agency/actor.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isTakenBack } from "../../document/delivery/standing.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { record } from "../ground/record.ts"
import { Settings } from "../ground/settings.ts"
import { addressedPacket } from "../make-packet/addressed-packet.ts"
import type { DocumentWork } from "../outbox/document-work.ts"
import { judge, settled, submitFor, wasAttempted } from "./attempt.ts"

type Known = {
  readonly knownBy: "answer" | "query" | "duplicate"
  readonly axisId?: string
  readonly takenAt?: VietnamTime
}

interface Reached {
  readonly to: ReadonlyArray<string>
  readonly known: Known
}

interface Circumstances {
  /** There was an earlier attempt, perhaps by a worker that died. */
  readonly mayHaveLeft: boolean
  /** The packet's recipients from whom the document was not taken back. */
  readonly staying: ReadonlyArray<string>
  readonly lines: ReadonlyArray<DispatchLine>
}

/**
 * Sends the packet exactly once, as far as this can be known. After any earlier attempt the axis is asked
 * before it is sent again; `duplicate` for our own retry is success (promise 3). Gives the recipients that it
 * reached: none, if it was taken back from all of them before it left.
 */
const deliver = Effect.fnUntraced(function* (
  work: LeasedWork,
  payload: DocumentWork,
  { mayHaveLeft, staying, lines }: Circumstances,
) {
  const transport = yield* Transport
  const { agency } = yield* Settings
  // For an update the axis could only tell that it has the document; a recipient that gets it twice
  // recognises it.
  if (mayHaveLeft && payload.update === undefined) {
    const { wireId, code, subject } = payload
    // First asks whether all of them have it: then those from whom it was taken back meanwhile are asked to
    // return it.
    for (const to of staying.length === payload.to.length ? [staying] : [payload.to, staying]) {
      const found =
        to.length > 0 ? yield* transport.findSent({ documentId: wireId, code, subject, to }) : Option.none()
      if (Option.isSome(found)) return { to, known: { knownBy: "query", ...found.value } } satisfies Reached
    }
  }
  if (staying.length === 0) return undefined
  const bytes = yield* addressedPacket(payload, staying, lines)
  const known = yield* submitFor(work, { kind: "document", from: agency.code, to: staying, bytes }).pipe(
    Effect.map((taken): Known => ({ knownBy: "answer", ...taken })),
    Effect.catchIf(
      // For a first attempt `duplicate` is a clash: another packet has this identifier, and ours has not
      // left.
      (error) => error.reason === "duplicate" && mayHaveLeft,
      () => Effect.succeed<Known>({ knownBy: "duplicate" }),
    ),
  )
  return { to: staying, known } satisfies Reached
})

/**
 * Whether a recipient gets the document by this packet. One that was removed and added again gets it by
 * another.
 */
const isBy = ({ update }: DocumentWork, delivery: Delivery | undefined) => delivery?.update === update

const deliveriesOf = ({ document, to }: DocumentWork) =>
  Effect.forEach(to, (recipient) => Effect.map(loadDelivery(document, recipient), ({ state }) => state))

/** Records the result for each recipient of the packet, and the end of the work, in one commit. */
const recordForAll = (
  payload: DocumentWork,
  commandFor: (recipient: string, isByThis: boolean) => DeliveryCommand | undefined,
  work: ReturnType<typeof settled>,
) =>
  change(system, (at) =>
    Effect.map(
      Effect.forEach(payload.to, (recipient) =>
        Effect.flatMap(loadDelivery(payload.document, recipient), (delivery) => {
          const command = commandFor(recipient, isBy(payload, delivery.state))
          return askDelivery(delivery, at, ...(command ? [command] : []))
        }),
      ),
      (changes) => ({ changes, work }),
    ),
  )

/** Sends a document packet and records the result. */
export const performDocument = Effect.fn("Dispatcher.sendDocument")(function* (
  work: LeasedWork,
  payload: DocumentWork,
) {
  const { state } = yield* requireOutgoing(payload.document)
  const deliveries = yield* deliveriesOf(payload)
  // Every recipient has reported meanwhile: there is nothing left to send or to find out.
  if (deliveries.every((delivery) => delivery?.submitted !== undefined || !isBy(payload, delivery)))
    return yield* record(system, { appends: [], work: settled(work) })
  const staying = payload.to.filter((_, index) => {
    const delivery = deliveries[index]
    return state.recall === undefined && isBy(payload, delivery) && !(delivery && isTakenBack(delivery))
  })
  const mayHaveLeft =
    deliveries.some((delivery) => delivery?.failure !== undefined) || (yield* wasAttempted(work))
  const { attempt } = work
  const outcome = yield* Effect.result(
    deliver(work, payload, { mayHaveLeft, staying, lines: linesOf(state) }),
  )
  if (outcome._tag === "Success") {
    const reached = outcome.success
    // The dispatch's own packet is recorded with the document.
    const packet = payload.update === undefined ? {} : { packet: payload.packet }
    return yield* recordForAll(
      payload,
      (recipient, isByThis) =>
        reached?.to.includes(recipient)
          ? { _tag: "Submit", attempt, ...reached.known, ...packet }
          : isByThis
            ? { _tag: "StayBack" }
            : undefined,
      settled(work),
    )
  }
  const verdict = yield* judge(work, outcome.failure)
  const tried = staying.length > 0 ? staying : payload.to
  return yield* recordForAll(
    payload,
    (recipient, isByThis) =>
      isByThis && tried.includes(recipient) ? { _tag: "Fail", ...verdict } : undefined,
    settled(work, verdict),
  )
})
