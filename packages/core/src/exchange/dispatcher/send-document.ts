import { Effect, Option, Schema } from "effect"
import { system } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import { type Delivery, evolve } from "../../document/delivery/state.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { LeasedWork, SettledWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import { dutiesOfOutgoingChange } from "../duty/outgoing-change.ts"
import { now } from "../now.ts"
import { decideDelivery, loadDelivery, recallNotices } from "../outgoing/deliveries.ts"
import { requireOutgoing } from "../outgoing/transact.ts"
import { record, retryContended } from "../record.ts"
import { Settings } from "../settings.ts"
import { append } from "../stream/append.ts"
import { judge, settled, wasAttempted } from "./attempt.ts"
import { DocumentWork } from "./document-work.ts"

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(DocumentWork))

type Known = {
  readonly knownBy: "answer" | "query" | "duplicate"
  readonly axisId?: string
  readonly takenAt?: VietnamTime
}

interface Circumstances {
  /** There was an earlier attempt, if only one of a worker that died. */
  readonly mayHaveLeft: boolean
  readonly recalled: boolean
}

/**
 * Gets the packet to the axis exactly once as far as anybody can know. After any earlier attempt the axis is asked
 * before it is sent again; a duplicate answered to our own retry is success (promise 3). A recalled document that has
 * not left stays: then nothing is answered.
 */
const deliver = Effect.fnUntraced(function* (
  payload: DocumentWork,
  { mayHaveLeft, recalled }: Circumstances,
) {
  const transport = yield* Transport
  const storage = yield* Storage
  const { agency } = yield* Settings
  // Of an update the axis could only tell that it has the document; who gets it twice knows that it is the same.
  if (mayHaveLeft && payload.update === undefined) {
    const found = yield* transport.findSent({
      documentId: payload.wireId,
      code: payload.code,
      subject: payload.subject,
      to: payload.to,
    })
    if (Option.isSome(found)) return { knownBy: "query", ...found.value } satisfies Known
  }
  if (recalled) return undefined
  const bytes = yield* storage.getBlob(payload.packet)
  return yield* transport.submit({ kind: "document", from: agency.code, to: payload.to, bytes }).pipe(
    Effect.map((taken): Known => ({ knownBy: "answer", ...taken })),
    Effect.catchIf(
      // To a first attempt it is no success but a clash: something else has this identifier, and ours has not left.
      (error) => error.reason === "duplicate" && mayHaveLeft,
      () => Effect.succeed<Known>({ knownBy: "duplicate" }),
    ),
  )
})

const deliveriesOf = ({ document, to }: DocumentWork) =>
  Effect.forEach(to, (recipient) => Effect.map(loadDelivery(document, recipient), ({ state }) => state))

/** Records the same thing for every recipient of the packet, and how the work ends, in one commit. */
const recordForAll = (
  payload: DocumentWork,
  document: Outgoing,
  command: DeliveryCommand,
  end: SettledWork,
) =>
  Effect.gen(function* () {
    const at = yield* now
    const changes = yield* Effect.forEach(payload.to, (recipient) =>
      Effect.gen(function* () {
        const loaded = yield* loadDelivery(payload.document, recipient)
        const events = yield* decideDelivery(loaded, command)
        const notices = loaded.state ? yield* recallNotices(loaded.state, events, system) : []
        const after = events.reduce(
          (state: Delivery | undefined, event) => evolve(state, event, at),
          loaded.state,
        )
        return { append: append("delivery", loaded, events), notices, before: loaded.state, after }
      }),
    )
    const duties = yield* dutiesOfOutgoingChange(
      payload.document,
      { state: document, deliveries: changes.map(({ before }) => before) },
      { state: document, deliveries: changes.map(({ after }) => after) },
      at,
    )
    yield* record(
      system,
      {
        appends: [...changes.map((change) => change.append), ...duties.appends],
        work: { add: changes.flatMap((change) => change.notices), settle: [end] },
      },
      at,
    )
  }).pipe(retryContended)

/** Sends a document packet and records what came of it. */
export const sendDocument = Effect.fn("Dispatcher.sendDocument")(function* (work: LeasedWork) {
  const payload = yield* decode(work.payload).pipe(Effect.orDie)
  const { state } = yield* requireOutgoing(payload.document)
  const deliveries = yield* deliveriesOf(payload)
  // Every recipient has reported on it meanwhile: there is nothing left to send or to find out.
  if (deliveries.every((delivery) => delivery?.submitted !== undefined))
    return yield* record(system, { appends: [], work: { settle: [settled(work)] } })
  const isTakenBack =
    state.recall !== undefined || deliveries.every((delivery) => delivery?.withdrawn !== undefined)
  const mayHaveLeft =
    deliveries.some((delivery) => delivery?.failure !== undefined) || (yield* wasAttempted(work))
  const { attempt } = work
  const outcome = yield* Effect.result(deliver(payload, { mayHaveLeft, recalled: isTakenBack }))
  if (outcome._tag === "Success") {
    const command: DeliveryCommand = outcome.success
      ? { _tag: "Submit", attempt, ...outcome.success }
      : { _tag: "StayBack" }
    return yield* recordForAll(payload, state, command, settled(work))
  }
  const verdict = yield* judge(work, outcome.failure)
  return yield* recordForAll(payload, state, { _tag: "Fail", ...verdict }, settled(work, verdict))
})
