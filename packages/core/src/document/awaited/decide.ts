import { Result } from "effect"
import { isSameDocumentId } from "../../vocabulary/key.ts"
import type { Decider } from "../decider.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { AwaitedEvent, EarlyRequest } from "./event.ts"
import { type Awaited, evolve } from "./state.ts"

/** The commands about early requests. */
export type AwaitedCommand =
  | ({ readonly _tag: "Foretell" } & Omit<Extract<AwaitedEvent, { _tag: "Foretold" }>, "_tag">)
  | { readonly _tag: "Meet"; readonly document: string }

/** Whether two requests are the same. Packets arrive more than once. */
const same = (a: EarlyRequest, b: EarlyRequest): boolean =>
  a._tag === "Recall"
    ? b._tag === "Recall" && a.reason === b.reason && a.statedAt === b.statedAt
    : a._tag === "Replacement"
      ? b._tag === "Replacement" && isSameDocumentId(a.wireId, b.wireId)
      : b._tag === "Reply" && a.document === b.document

/** Decides what happens when a sender refers to a document that has not arrived, or when it arrives. */
export const decide = (
  state: Awaited | undefined,
  command: AwaitedCommand,
): Result.Result<ReadonlyArray<AwaitedEvent>, DocumentError> => {
  if (command._tag === "Meet") {
    if (!state) return Result.fail(deny("unknown-document"))
    return Result.succeed(state.met === undefined ? [{ _tag: "Met", document: command.document }] : [])
  }
  const isKnown = state?.words.some(({ word }) => same(word, command.word)) ?? false
  return Result.succeed(isKnown ? [] : [{ ...command, _tag: "Foretold" }])
}

/** The decider of early requests. */
export const awaited: Decider<Awaited, AwaitedCommand, AwaitedEvent, DocumentError> = { decide, evolve }
