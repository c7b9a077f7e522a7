import { Effect } from "effect"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { commandDelivery } from "../change/delivery.ts"
import type { Numbered } from "../make-packet/pack-document.ts"
import { unbegun } from "../stream/load.ts"

/** Queues the deliveries of a document to recipients that have none yet. */
export const queueDeliveries = (
  id: string,
  document: Numbered,
  dispatched: Pick<NonNullable<Outgoing["dispatched"]>, "wireId" | "legalValue" | "deadline">,
  lines: ReadonlyArray<DispatchLine>,
  at: VietnamTime,
  update?: { readonly update: number; readonly statedAt: VietnamTime },
) =>
  Effect.forEach(lines, ({ to, way }) =>
    commandDelivery(unbegun(streamName.delivery(id, to.code)), at, {
      _tag: "Queue",
      document: id,
      to,
      way,
      wireId: dispatched.wireId,
      code: document.numbered.code,
      date: document.numbered.date,
      subject: document.draft.subject,
      lane: laneOf(document.draft.urgency),
      legalValue: dispatched.legalValue,
      deadline: dispatched.deadline,
      ...update,
    }),
  )
