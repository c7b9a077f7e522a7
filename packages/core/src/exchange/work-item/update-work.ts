import { Schema } from "effect"
import type { NoticeSent } from "../../document/notice/event.ts"
import { ordinaryLane } from "../../policy/urgent-lane.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { Digest } from "../../vocabulary/file.ts"
import { workItem } from "./work-item.ts"

/** One update asks once, so its work has a fixed id. */
export const updateWorkId = (document: string, number: number) => `document/${document}/question/${number}`

export const updateWork = workItem({
  name: "update",
  carries: Schema.Struct({
    document: Schema.String,
    packet: Digest,
    /** All recipients of the packet. */
    to: Schema.Array(Schema.String),
    /** Those of them to whom it is sent again. Absent for all. */
    again: Schema.optionalKey(Schema.Array(Schema.String)),
    /** The number of the update. Absent in items of an earlier release. */
    update: Schema.optionalKey(Schema.Int),
    /** How often it was sent before, because the axis' sent list did not have it. Absent for none. */
    repeated: Schema.optionalKey(Schema.Int),
  }),
  subject: ({ document, to, again }) => ({ document, to: again ?? to }),
})

/** The work that sends the packet of an update again to those recipients of it that the axis has lost. */
export const updateAgain = (
  document: string,
  { update, repeated = 0 }: NoticeSent,
  again: ReadonlyArray<string>,
  at: VietnamTime,
): ReadonlyArray<NewWork> => {
  if (update === undefined) return []
  const { number, packet, packetTo } = update
  const payload = { document, packet, to: packetTo, again, update: number, repeated: repeated + 1 }
  return [updateWork.item(updateWorkId(document, number), payload, { lane: ordinaryLane, dueAt: at })]
}
