import { Schema } from "effect"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { Digest } from "../../vocabulary/file.ts"

/** The payload of the work that asks recipients to take in an update. */
export const UpdateWork = Schema.Struct({
  document: Schema.String,
  packet: Digest,
  to: Schema.Array(Schema.String),
})
export type UpdateWork = typeof UpdateWork.Type
export const updateWorkKind = "update"

const encode = Schema.encodeSync(Schema.fromJsonString(UpdateWork))

export const updateWorkId = (document: string, number: number) => `document/${document}/question/${number}`

/** The work that sends the packet of an update to those who have the document. */
export const updateWork = (
  document: string,
  { draft }: Outgoing,
  update: { readonly number: number; readonly packet: Digest; readonly to: ReadonlyArray<string> },
  dueAt: VietnamTime,
): NewWork => ({
  id: updateWorkId(document, update.number),
  lane: laneOf(draft.urgency),
  kind: updateWorkKind,
  payload: encode({ document, packet: update.packet, to: update.to }),
  dueAt,
})
