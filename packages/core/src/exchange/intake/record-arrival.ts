import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { IncomingCommand } from "../../document/incoming/decide.ts"
import type { Checked, Envelope } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { askReplies } from "../change/ask-replies.ts"
import { change } from "../change/change.ts"
import { commandIncoming } from "../change/incoming.ts"
import { storeAttachments } from "../file/store-attachments.ts"
import type { OpenedDocument } from "../make-packet/open-packet.ts"
import { paperOfArrival } from "../paper/electronic-arrived.ts"
import { applyEarlyRequests } from "./apply-early-requests.ts"
import { changeOthers } from "./change-others.ts"
import { checkCompetence } from "./check-competence.ts"
import type { DocumentCheck } from "./check-document.ts"
import { entryMarks } from "./entry-marks.ts"
import { identify } from "./identify.ts"
import { linkReplies } from "./link-replies.ts"
import { noteDeliverer } from "./note-deliverer.ts"
import { noteTolerated, toleratedPart } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import type { Answer } from "./recorded-answer.ts"
import { refusedAnswer } from "./refuse-packet.ts"
import { replaceEarlier } from "./replace-earlier.ts"
import { requireStableRead } from "./require-stable-read.ts"

/**
 * An update that brings a document. There is nothing here for it to change, so accepting the document agrees
 * to the update.
 */
export interface BringingUpdate {
  readonly reason: string
  readonly statedAt?: VietnamTime
}

/** How a document is received. */
export interface ArrivedBy {
  readonly update?: BringingUpdate
  readonly addedAt?: VietnamTime
}

/** What was tolerated in a packet is recorded once, where its document arrives. */
const withoutTolerances = ({ checked }: { readonly checked: Checked }): Checked => {
  const { tolerances, ...others } = checked
  return others
}

/**
 * Receives a document: whole, or refused. The same commit applies the requests that came before
 * it and its changes to documents that it replaces or answers.
 */
export const recordArrival = Effect.fnUntraced(function* (
  entry: OpenedEntry,
  { packet, files }: OpenedDocument,
  envelope: Envelope,
  checked: DocumentCheck,
  by: ArrivedBy = {},
) {
  const { update, addedAt } = by
  const added = addedAt !== undefined && { addedAt }
  const { verdict, outsideFunction } = yield* checkCompetence(packet, checked)
  return yield* change(system, (at) =>
    Effect.gen(function* () {
      const { code: from } = envelope.from
      const { id, loaded, marks, waiting, sameCodeAs } = yield* identify(envelope, at)
      const came: IncomingCommand =
        verdict._tag === "Refused"
          ? {
              _tag: "RefuseOnArrival",
              entry: entry.id,
              envelope,
              refusal: verdict.refusal,
              ...toleratedPart(entry),
              ...added,
            }
          : {
              _tag: "Arrive",
              entry: entry.id,
              envelope,
              checked: verdict.checked,
              ...(sameCodeAs !== undefined && { sameCodeAs }),
              ...(outsideFunction !== undefined && { outsideFunction }),
              ...added,
            }
      const taken = yield* commandIncoming(loaded, at, came)
      const [first] = taken.events
      const arrived = first?._tag === "Arrived" ? first : undefined
      const isNew = first?._tag === "Arrived" || first?._tag === "RefusedOnArrival"
      const deliverer = isNew ? yield* noteDeliverer(entry, from, streamName.incoming(id)) : []
      const again = first?._tag === "DuplicateArrived" ? noteTolerated(entry, from) : []
      // A document outside this agency's functions was read whole: the axis need not be asked again.
      if (!arrived && checked._tag === verdict._tag) yield* requireStableRead(entry, "content")
      // Stored only now: a copy of a destroyed document must not bring its bytes back.
      if (arrived) yield* storeAttachments(files, packet.attachments)
      const words = yield* applyEarlyRequests(waiting, id, envelope, at)
      const replaced = arrived
        ? yield* replaceEarlier(packet, id, entry.id, at)
        : { commands: [], others: [], appends: [], marks: [] }
      const written = {
        marks: [...marks, ...replaced.marks],
        appends: [...words.appends, ...replaced.appends],
      }
      const replied = arrived
        ? yield* linkReplies(envelope, id, entry.id, at, written)
        : { commands: [], told: [], appends: [], marks: [], notes: [] }
      const unlinked = noteTolerated({ ...entry, tolerated: replied.notes }, from)
      const agreed: ReadonlyArray<IncomingCommand> =
        arrived && update
          ? [
              {
                ...update,
                _tag: "AskUpdate",
                entry: entry.id,
                envelope,
                checked: withoutTolerances(arrived),
              },
              { _tag: "AgreeUpdate" },
            ]
          : []
      const told = yield* commandIncoming(
        taken,
        at,
        ...agreed,
        ...words.commands,
        ...replaced.commands,
        ...replied.commands,
      )
      const heard = yield* changeOthers([...words.others, ...replaced.others], at)
      const others = yield* askReplies(replied.told, at, heard)
      const paper = arrived ? yield* paperOfArrival(id, arrived, at) : []
      const answer: Answer =
        first?._tag === "RefusedOnArrival" || first?._tag === "ConflictingCopyRefused"
          ? refusedAnswer(first.refusal)
          : { outcome: "done" }
      return {
        changes: [{ ...told, envelope }, ...others],
        appends: [...written.appends, ...replied.appends, ...paper, ...again, ...unlinked],
        marks: [...written.marks, ...replied.marks, ...deliverer, ...entryMarks(entry, answer)],
        answer,
      }
    }),
  )
})
