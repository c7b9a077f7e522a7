import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { Refusal } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { record } from "../record/record.ts"
import { begin } from "../stream/append.ts"
import type { Answer } from "./answer.ts"
import { printed } from "./check-document.ts"
import { entryMarks } from "./entry-marks.ts"
import { toleratedPart } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"

/** The answer to the axis for a refused packet. */
export const refusedAnswer = (refusal: Refusal): Answer => ({
  outcome: "failed",
  description: printed(refusal),
})

/**
 * Refuses a packet that becomes no part of a document: records it with its reason, informs the sender if
 * possible, and tells the axis, which is not asked for it again.
 */
export const refusePacket = Effect.fnUntraced(function* (
  entry: OpenedEntry,
  refusal: Refusal,
  { about, notices = [] }: { readonly about?: string; readonly notices?: ReadonlyArray<NewWork> } = {},
) {
  const senderTold = notices.length > 0
  const answer = refusedAnswer(refusal)
  yield* record(system, {
    appends: [
      begin("mailbox", streamName.mailbox(entry.kind, entry.id), [
        {
          _tag: "PacketRefused",
          entry: entry.id,
          kind: entry.kind,
          from: entry.from,
          ...(about !== undefined && { about }),
          refusal,
          senderTold,
          ...toleratedPart(entry),
        },
      ]),
    ],
    marks: entryMarks(entry, answer),
    work: { add: notices },
  })
  return answer
})
