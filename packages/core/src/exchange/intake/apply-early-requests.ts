import { Effect } from "effect"
import { awaited } from "../../document/awaited/decide.ts"
import type { EarlyRequest } from "../../document/awaited/event.ts"
import type { Awaited } from "../../document/awaited/state.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { loadIncoming } from "../change/incoming.ts"
import { decideOn } from "../stream/decide-on.ts"
import type { Loaded } from "../stream/load.ts"
import type { ChangeOfOther } from "./change-others.ts"
import { commandOf } from "./deliver-request.ts"

type Waiting = Loaded<Awaited> & { readonly state: Awaited }

/** A document that was given back no longer replaces or answers another. */
const stillStands = ({ word }: Awaited["words"][number]) =>
  word._tag === "Recall"
    ? Effect.succeed(true)
    : Effect.map(loadIncoming(word.document), ({ state }) => state?.stage !== "destroyed")

/**
 * What an early request changes in the document that made it, now that the document it replaces or answers is
 * here.
 */
const relatedChanges = (
  request: EarlyRequest,
  id: string,
  { wireId, code }: Envelope,
): ReadonlyArray<ChangeOfOther> => {
  switch (request._tag) {
    case "Recall":
      return []
    case "Replacement":
      return [{ document: request.document, command: { _tag: "NoteSuperseded", document: id, wireId } }]
    case "Reply": {
      const to = { kind: request.kind, direction: "incoming", document: id, code: printCode(code) } as const
      return [{ document: request.document, command: { _tag: "NoteReplyTo", ...to } }]
    }
  }
}

/**
 * Applies the requests that came before a document, and returns their effect on the documents that replace or
 * answer it.
 */
export const applyEarlyRequests = Effect.fnUntraced(function* (
  waiting: ReadonlyArray<Waiting>,
  id: string,
  envelope: Envelope,
  at: VietnamTime,
) {
  const met = yield* Effect.forEach(waiting, (loaded) =>
    Effect.map(
      decideOn("awaited", awaited, loaded, [{ _tag: "Meet", document: id }], at),
      ({ append }) => append,
    ),
  )
  const requests = yield* Effect.filter(
    waiting.flatMap(({ state }) => state.words),
    stillStands,
  )
  const others = requests.flatMap(({ word }) => relatedChanges(word, id, envelope))
  return { commands: requests.map(({ word, entry }) => commandOf(word, entry)), appends: met, others }
})
