import { Result } from "effect"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Checked, Envelope, IncomingEvent } from "./event.ts"
import { fingerprint } from "./fingerprint.ts"
import { isNewQuestion } from "./question.ts"
import type { Incoming } from "./state.ts"

/** What the sender of a document says of it once it is here. */
export type SenderCommand =
  | {
      readonly _tag: "AskRecall"
      readonly entry: string
      readonly reason: string
      readonly statedAt?: VietnamTime
    }
  /** The packet that has the change came whole and was checked. */
  | {
      readonly _tag: "AskUpdate"
      readonly entry: string
      readonly envelope: Envelope
      readonly checked: Checked
      readonly reason: string
      readonly statedAt?: VietnamTime
    }
  /** Another document, which is here, goes in this one's place. */
  | ({ readonly _tag: "Supersede" } & Omit<Extract<IncomingEvent, { _tag: "Superseded" }>, "_tag">)
  /** This one goes in the place of another, which is here. */
  | ({ readonly _tag: "NoteSuperseded" } & Omit<Extract<IncomingEvent, { _tag: "Supersedes" }>, "_tag">)
  /** One that had gone in this one's place was given back to the sender, who took it back. */
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

/** What was asked before its sender added this agency again was overtaken by that. */
const isBeforeAdding = ({ addedAt }: Incoming, { statedAt }: { readonly statedAt?: VietnamTime }): boolean =>
  addedAt !== undefined && statedAt !== undefined && statedAt < addedAt

const heard = (state: Incoming, command: SenderCommand): ReadonlyArray<IncomingEvent> => {
  const isGone = state.stage === "destroyed"
  switch (command._tag) {
    case "AskRecall":
      if (!isNewQuestion(state.recall, command) || isBeforeAdding(state, command)) return []
      // What was destroyed stays so: whoever asks once more is told once more.
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

/** What follows of what the sender says. Nothing is denied, since there is nobody to deny it to. */
export const hear = (
  state: Incoming,
  command: SenderCommand,
): Result.Result<ReadonlyArray<IncomingEvent>, never> => Result.succeed(heard(state, command))
