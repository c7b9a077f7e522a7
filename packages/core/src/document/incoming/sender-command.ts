import { Result } from "effect"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Checked, Envelope, IncomingEvent } from "./event.ts"
import { fingerprint } from "./fingerprint.ts"
import { isNewQuestion } from "./is-new-question.ts"
import type { Incoming } from "./state.ts"

/** A sender's command about a document that is here. */
export type SenderCommand =
  | {
      readonly _tag: "AskRecall"
      readonly entry: string
      readonly reason: string
      readonly statedAt?: VietnamTime
    }
  /** The update's packet arrived complete and was checked. */
  | {
      readonly _tag: "AskUpdate"
      readonly entry: string
      readonly envelope: Envelope
      readonly checked: Checked
      readonly reason: string
      readonly statedAt?: VietnamTime
    }
  /** Another document, which is here, replaces this one. */
  | ({ readonly _tag: "Supersede" } & Omit<Extract<IncomingEvent, { _tag: "Superseded" }>, "_tag">)
  /** This document replaces another, which is here. */
  | ({ readonly _tag: "NoteSuperseded" } & Omit<Extract<IncomingEvent, { _tag: "Supersedes" }>, "_tag">)
  /** A document that had replaced this one was given back to the sender, who recalled it. */
  | { readonly _tag: "LoseReplacement"; readonly document: string }

const tags: ReadonlySet<string> = new Set([
  "AskRecall",
  "AskUpdate",
  "Supersede",
  "NoteSuperseded",
  "LoseReplacement",
])

export const isOfSender = (command: { readonly _tag: string }): command is SenderCommand =>
  tags.has(command._tag)

/** A question asked before the sender added this agency again no longer applies. */
const isBeforeAdding = ({ addedAt }: Incoming, { statedAt }: { readonly statedAt?: VietnamTime }): boolean =>
  addedAt !== undefined && statedAt !== undefined && statedAt < addedAt

const eventsFor = (state: Incoming, command: SenderCommand): ReadonlyArray<IncomingEvent> => {
  const isGone = state.stage === "destroyed"
  switch (command._tag) {
    case "AskRecall":
      if (!isNewQuestion(state.recall, command) || isBeforeAdding(state, command)) return []
      // A destroyed document stays destroyed: a repeated question gets the same answer again.
      return isGone
        ? [{ _tag: "DuplicateArrived", entry: command.entry }]
        : [{ ...command, _tag: "RecallAsked" }]
    case "AskUpdate": {
      if (isGone || !state.content || isBeforeAdding(state, command) || !isNewQuestion(state.update, command))
        return []
      const print = fingerprint(command.envelope, command.checked.files)
      return [{ ...command, _tag: "UpdateAsked", fingerprint: print }]
    }
    case "Supersede": {
      const isKnown = state.replacedBy.some(({ document }) => document === command.document)
      return isGone || isKnown ? [] : [{ ...command, _tag: "Superseded" }]
    }
    case "LoseReplacement": {
      const isKnown = state.replacedBy.some(({ document }) => document === command.document)
      return isGone || !isKnown ? [] : [{ _tag: "ReplacementDestroyed", document: command.document }]
    }
    case "NoteSuperseded": {
      const isKnown = state.replaces.some(({ document }) => document === command.document)
      return isGone || isKnown ? [] : [{ ...command, _tag: "Supersedes" }]
    }
  }
}

/** Decides a sender's recall, update or replacement. Never fails: no caller waits for an error. */
export const decideForSender = (
  state: Incoming,
  command: SenderCommand,
): Result.Result<ReadonlyArray<IncomingEvent>, never> => Result.succeed(eventsFor(state, command))
