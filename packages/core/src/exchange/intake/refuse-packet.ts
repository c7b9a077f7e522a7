import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { Refusal } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { change } from "../change/change.ts"
import { begin } from "../stream/append.ts"
import { printed } from "./check-document.ts"
import { entryMarks } from "./entry-marks.ts"
import { delivererMark } from "./note-deliverer.ts"
import { toleratedPart } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import type { Answer } from "./recorded-answer.ts"

/** The answer to the axis for a refused packet. */
export const refusedAnswer = (refusal: Refusal): Answer => ({
  outcome: "failed",
  description: printed(refusal),
})

/** What is recorded beside the refusal. */
interface About {
  readonly about?: string
  readonly notices?: ReadonlyArray<NewWork>
}

/**
 * What to record of a refused packet that becomes no part of a document: its reason, the notice to its sender
 * if possible, and the answer to the axis, which is not asked for the packet again.
 */
export const refusing = (entry: OpenedEntry, refusal: Refusal, { about, notices = [] }: About = {}) => {
  const answer = refusedAnswer(refusal)
  const stream = streamName.mailbox(entry.kind, entry.id)
  return {
    changes: [],
    appends: [
      begin("mailbox", stream, [
        {
          _tag: "PacketRefused",
          entry: entry.id,
          kind: entry.kind,
          from: entry.from,
          ...(about !== undefined && { about }),
          refusal,
          senderTold: notices.length > 0,
          ...toleratedPart(entry),
        },
      ]),
    ],
    marks: [...entryMarks(entry, answer), ...(notices.length > 0 ? delivererMark(entry, stream) : [])],
    work: { add: notices },
    answer,
  }
}

/** Refuses a packet in a commit of its own. */
export const refusePacket = (entry: OpenedEntry, refusal: Refusal, more?: About) =>
  change(system, () => Effect.succeed(refusing(entry, refusal, more)))
