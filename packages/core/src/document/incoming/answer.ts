import { Result } from "effect"
import { saysNothing } from "../../text/says-nothing.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { IncomingEvent } from "./event.ts"
import type { Incoming, IncomingQuestion } from "./state.ts"

/** The agency's answer to a sender's question: 15 or 16. */
export type AnswerCommand =
  | { readonly _tag: "AgreeRecall" }
  | { readonly _tag: "DeclineRecall"; readonly reason: string }
  | { readonly _tag: "GiveRecallUp"; readonly reason: string }
  | { readonly _tag: "AgreeUpdate" }
  | { readonly _tag: "DeclineUpdate"; readonly reason: string }

const tags: ReadonlySet<string> = new Set([
  "AgreeRecall",
  "DeclineRecall",
  "GiveRecallUp",
  "AgreeUpdate",
  "DeclineUpdate",
])

export const isAnswer = (command: { readonly _tag: string }): command is AnswerCommand =>
  tags.has(command._tag)

/** Every file kept for a document: of its content, of earlier content, and of a pending update. */
export const digestsOf = ({ content, update, earlier }: Incoming): ReadonlyArray<Digest> => {
  const proposed = update && update.answer === undefined ? update.content : undefined
  const all = [content, proposed, ...earlier]
  return [...new Set(all.flatMap((each) => each?.files.map((file) => file.digest) ?? []))]
}

const stands = (question: IncomingQuestion | undefined): boolean =>
  question !== undefined && question.answer === undefined

/** Whether a recall was declined, and still obliges: its sender has not given it up. */
const stillObliges = (recall: IncomingQuestion | undefined): boolean =>
  recall?.answer === "declined" && recall.givenUpAt === undefined

/**
 * Answers an open question. A recall that was declined may still be agreed to, until its sender gives it up.
 */
export const answer = (
  state: Incoming,
  command: AnswerCommand,
): Result.Result<ReadonlyArray<IncomingEvent>, DocumentError | InputError> => {
  const isRecall = command._tag !== "AgreeUpdate" && command._tag !== "DeclineUpdate"
  const mayBe =
    command._tag === "GiveRecallUp"
      ? stillObliges(state.recall)
      : stands(state.recall) || (command._tag === "AgreeRecall" && stillObliges(state.recall))
  if (isRecall && !mayBe) return Result.fail(deny("no-recall-asked"))
  if (!isRecall && !stands(state.update)) return Result.fail(deny("no-update-asked"))
  if ("reason" in command && saysNothing(command.reason))
    return Result.fail(reject(command._tag === "GiveRecallUp" ? "grounds-missing" : "reason-missing"))
  switch (command._tag) {
    case "AgreeRecall":
      return Result.succeed([{ _tag: "RecallAgreed", destroyed: digestsOf(state) }])
    case "DeclineRecall":
      return Result.succeed([{ _tag: "RecallDeclined", reason: command.reason }])
    case "GiveRecallUp":
      return Result.succeed([{ _tag: "RecallGivenUp", reason: command.reason }])
    case "AgreeUpdate":
      return Result.succeed([{ _tag: "UpdateAgreed" }])
    case "DeclineUpdate":
      return Result.succeed([{ _tag: "UpdateDeclined", reason: command.reason }])
  }
}
