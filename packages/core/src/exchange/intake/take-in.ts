import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { IncomingCommand } from "../../document/incoming/decide.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { askIncoming } from "../change/incoming.ts"
import { keepBrought } from "../file/keep-brought.ts"
import type { OpenedDocument } from "../packet/open-packet.ts"
import { paperOfArrival } from "../paper/electronic-came.ts"
import { beSure } from "./be-sure.ts"
import { checkCompetence } from "./check-competence.ts"
import type { Verdict } from "./check-document.ts"
import { hearOthers } from "./hear-others.ts"
import { identify } from "./identify.ts"
import { meetWords } from "./meet-words.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { type Answer, entryMarks, refusedAnswer } from "./refuse-packet.ts"
import { replaceEarlier } from "./replacement.ts"

/**
 * An update that brings a document: there is nothing here that it changes, so taking it in is agreeing to it.
 */
export interface BringingUpdate {
  readonly reason: string
  readonly statedAt?: VietnamTime
}

/** How a document comes to be taken in. */
export interface TakenInBy {
  readonly update?: BringingUpdate
  readonly addedAt?: VietnamTime
}

/**
 * Takes in a document: whole, or refused (promise 6). With it, in the same commit, go what was said of it
 * before it came and what it says of documents that it replaces.
 */
export const takeIn = Effect.fnUntraced(function* (
  entry: OpenedEntry,
  { packet, files }: OpenedDocument,
  envelope: Envelope,
  checked: Verdict,
  by: TakenInBy = {},
) {
  const { update, addedAt } = by
  const added = addedAt !== undefined && { addedAt }
  const { verdict, outsideFunction } = yield* checkCompetence(packet, checked)
  return yield* change(system, (at) =>
    Effect.gen(function* () {
      const { id, loaded, marks, waiting, sameCodeAs } = yield* identify(envelope)
      const came: IncomingCommand =
        verdict._tag === "Refused"
          ? { _tag: "RefuseOnArrival", entry: entry.id, envelope, refusal: verdict.refusal, ...added }
          : {
              _tag: "Arrive",
              entry: entry.id,
              envelope,
              checked: verdict.checked,
              ...(sameCodeAs !== undefined && { sameCodeAs }),
              ...(outsideFunction !== undefined && { outsideFunction }),
              ...added,
            }
      const taken = yield* askIncoming(loaded, at, came)
      const [first] = taken.events
      const arrived = first?._tag === "Arrived" ? first : undefined
      // A document that is no matter of this agency was read whole: the axis need not be asked again.
      if (!arrived && checked._tag === verdict._tag) yield* beSure(entry)
      // Only now: a copy of a document that was destroyed must not bring its bytes back.
      if (arrived) yield* keepBrought(files, packet.attachments)
      const words = yield* meetWords(waiting, id, envelope.wireId)
      const replaced = arrived
        ? yield* replaceEarlier(packet, id, entry.id)
        : { commands: [], others: [], appends: [], marks: [] }
      const agreed: ReadonlyArray<IncomingCommand> =
        arrived && update
          ? [
              { ...update, _tag: "AskUpdate", entry: entry.id, envelope, checked: arrived.checked },
              { _tag: "AgreeUpdate" },
            ]
          : []
      const told = yield* askIncoming(taken, at, ...agreed, ...words.commands, ...replaced.commands)
      const others = yield* hearOthers([...words.others, ...replaced.others], at)
      const paper = arrived ? yield* paperOfArrival(id, arrived) : []
      const answer: Answer =
        first?._tag === "RefusedOnArrival" ? refusedAnswer(first.refusal) : { outcome: "done" }
      return {
        changes: [{ ...told, envelope }, ...others],
        appends: [...words.appends, ...replaced.appends, ...paper],
        marks: [...marks, ...replaced.marks, ...entryMarks(entry, answer)],
        answer,
      }
    }),
  )
})
