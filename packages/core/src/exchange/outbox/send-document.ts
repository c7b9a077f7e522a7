import { Effect, Option } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isTakenBack } from "../../document/delivery/standing.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { addressedPacket } from "../make-packet/addressed-packet.ts"
import { Settings } from "../settings/settings.ts"
import { type DocumentWork, documentWork } from "../work-item/document-work.ts"
import { submitFor, wasAttempted } from "./attempt.ts"
import { deliveries, ofDeliveries } from "./failure.ts"
import { backoff } from "./retry.ts"
import { workKind } from "./work-kind.ts"

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
 * before it is sent again; `duplicate` for our own retry is success. Returns the recipients that it reached:
 * none, if it was taken back from all of them before it left.
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

/** Sends the packet of a document, and records how that ended for each of its recipients. */
export const sendDocument = workKind({
  item: documentWork,
  description:
    "Sends the packet of a document to its recipients; after an earlier attempt the axis is asked first.",
  retry: backoff,
  failure: deliveries,
  begin: (work, payload) =>
    Effect.gen(function* () {
      const { document, to } = payload
      const { state } = yield* requireOutgoing(document)
      const all = yield* Effect.forEach(to, (recipient) =>
        Effect.map(loadDelivery(document, recipient), (loaded) => loaded.state),
      )
      // Every recipient has reported meanwhile: there is nothing left to send or to find out.
      if (all.every((delivery) => delivery?.submitted !== undefined || !isBy(payload, delivery)))
        return undefined
      const staying = to.filter((_, index) => {
        const delivery = all[index]
        return state.recall === undefined && isBy(payload, delivery) && !(delivery && isTakenBack(delivery))
      })
      const mayHaveLeft =
        all.some((delivery) => delivery?.failure !== undefined) || (yield* wasAttempted(work))
      const { attempt } = work
      // The dispatch's own packet is recorded with the document.
      const packet = payload.update === undefined ? {} : { packet: payload.packet }
      const tried = staying.length > 0 ? staying : to
      return {
        make: Effect.map(deliver(work, payload, { mayHaveLeft, staying, lines: linesOf(state) }), (reached) =>
          ofDeliveries({
            document,
            to,
            command: (recipient, delivery) => {
              if (reached?.to.includes(recipient))
                return { _tag: "Submit", attempt, ...reached.known, ...packet }
              return isBy(payload, delivery) ? { _tag: "StayBack" } : undefined
            },
          }),
        ),
        failing: {
          document,
          to,
          command: (recipient, delivery, decision) =>
            isBy(payload, delivery) && tried.includes(recipient) ? { _tag: "Fail", ...decision } : undefined,
        },
      }
    }),
})
