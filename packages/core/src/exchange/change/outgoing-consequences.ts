import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { currentFiles, linesOf, type Outgoing } from "../../document/outgoing/state.ts"
import { affectsDuties, deliveryAffectsDuties } from "../../duty/affects-duties.ts"
import { isSameDuty } from "../../duty/duty.ts"
import { outgoingDuties } from "../../duty/outgoing-duties.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { changeHolds } from "../file/hold-files.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import type { Settings } from "../settings/settings.ts"
import { statusReport } from "../work-item/status-work.ts"
import { lookUpsOf } from "./begin-look-up.ts"
import type { Consequences } from "./consequences.ts"
import { type ChangedDelivery, loadDelivery } from "./delivery.ts"
import { type ChangedOutgoing, loadOutgoing } from "./outgoing.ts"
import { dutiesOfChange } from "./record-duties.ts"
import { unchanged } from "./run-commands.ts"

/** Every delivery of a document: changed ones, and the others as they are. */
const allDeliveries = (document: string, state: Outgoing, deliveries: ReadonlyArray<ChangedDelivery>) => {
  const asked = new Map(deliveries.map((delivery) => [delivery.stream, delivery]))
  return Effect.forEach(linesOf(state), ({ to }) => {
    const known = asked.get(streamName.delivery(document, to.code))
    return known
      ? Effect.succeed(known)
      : Effect.map(loadDelivery(document, to.code), (loaded) => unchanged("delivery", loaded))
  })
}

/** The effects of a change of a document or of its deliveries on the duties to send and to follow it. */
const dutiesOfSending = Effect.fnUntraced(function* (
  document: string,
  changed: ChangedOutgoing | undefined,
  deliveries: ReadonlyArray<ChangedDelivery>,
  at: VietnamTime,
) {
  const rules = yield* dutyRules
  const isTouched =
    (changed && affectsDuties(changed.before, changed.state)) ||
    deliveries.some(({ before, state }) => deliveryAffectsDuties(before, state, at, rules))
  if (!isTouched) return { appends: [], work: [] }
  const { stream, before, state } = changed ?? unchanged("outgoing", yield* loadOutgoing(document))
  const all = state ? yield* allDeliveries(document, state, deliveries) : []
  const duties = (of: Outgoing | undefined, when: "before" | "state") =>
    of
      ? outgoingDuties(
          of,
          all.flatMap((delivery) => delivery[when] ?? []),
          rules,
        )
      : []
  const [was, is] = [duties(before, "before"), duties(state, "state")]
  const { appends, work } = yield* dutiesOfChange(stream, was, is, { at })
  // A sending that becomes known after its bound, such as a packet that the axis took without our knowledge,
  // has no watch that would find it.
  const fresh = is.filter((duty) => !was.some((other) => isSameDuty(other, duty)))
  return { appends, work: [...work, ...(yield* lookUpsOf(document, fresh, at))] }
})

/** The status packets (13) that a delivery's new events require, to recipients that may have the document. */
const recallNotices = Effect.fnUntraced(function* ({ stream, before, events }: ChangedDelivery, by: Actor) {
  const asked = events.find((event) => event._tag === "RecallAsked")
  if (!asked || !before) return []
  return [
    yield* statusReport({
      status: statusCode.recallAsked,
      description: asked.reason,
      responseFor: {
        organId: before.to.code,
        code: printCode(before.code),
        date: before.date,
        documentId: before.wireId,
      },
      lane: before.lane,
      about: stream,
      staff: by.name,
      ...(asked.statedAt !== undefined && { statedAt: asked.statedAt }),
    }),
  ]
})

const digestsOf = (document: Outgoing | undefined) =>
  document ? currentFiles(document).map(({ digest }) => digest) : []

/** The consequences of a change of an outgoing document and of its deliveries. */
export const ofOutgoing = Effect.fnUntraced(function* (
  document: string,
  changed: ChangedOutgoing | undefined,
  deliveries: ReadonlyArray<ChangedDelivery>,
  by: Actor,
  at: VietnamTime,
): Effect.fn.Return<Consequences, StorageError, Storage | Settings> {
  const notices = yield* Effect.forEach(deliveries, (delivery) => recallNotices(delivery, by))
  const duties = yield* dutiesOfSending(document, changed, deliveries, at)
  return {
    appends: duties.appends,
    work: [...notices.flat(), ...duties.work],
    ...changeHolds(streamName.outgoing(document), digestsOf(changed?.before), digestsOf(changed?.state)),
  }
})
