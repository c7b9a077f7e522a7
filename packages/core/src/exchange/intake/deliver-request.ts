import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { awaited } from "../../document/awaited/decide.ts"
import type { EarlyRequest } from "../../document/awaited/event.ts"
import type { SenderCommand } from "../../document/incoming/sender-command.ts"
import type { ReplyCommand } from "../../document/reply.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { commandIncoming } from "../change/incoming.ts"
import type { AwaitedDocument, NamedDocument } from "../identity/find-incoming.ts"
import { namingAt, printDates } from "../identity/undated.ts"
import { decideOn } from "../stream/decide-on.ts"
import { refusalFor } from "./check-document.ts"
import { entryMarks } from "./entry-marks.ts"
import { findNamed } from "./find-named.ts"
import { alsoTolerated, noteTolerated } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import type { Answer } from "./recorded-answer.ts"
import { refusing } from "./refuse-packet.ts"
import { requireStableRead } from "./require-stable-read.ts"

/** Turns an early request into the command of its document. */
export const commandOf = (word: EarlyRequest, entry: string): SenderCommand | ReplyCommand => {
  switch (word._tag) {
    case "Recall":
      return { ...word, _tag: "AskRecall", entry }
    case "Replacement":
      return { ...word, _tag: "Supersede" }
    case "Reply":
      return { ...word, _tag: "NoteReply", direction: "incoming" }
  }
}

/** Stores a request about a document that has not come. */
export const storeRequest = Effect.fnUntraced(function* (
  { loaded, marks }: AwaitedDocument,
  { from, documentId, code, date }: NamedDocument,
  word: EarlyRequest,
  entry: string,
  at: VietnamTime,
) {
  const command = {
    _tag: "Foretell",
    entry,
    from,
    ...(documentId !== undefined && { documentId }),
    ...(code !== undefined && { code }),
    ...(date !== undefined && { date }),
    word,
  } as const
  const { append } = yield* decideOn("awaited", awaited, loaded, [command], at)
  return { append, marks }
})

/**
 * Applies a sender's request to its document or, if that has not come, stores the request for it. The agency
 * answers once the document is here; until then nobody is informed. Refused when the request names no
 * document, or names several by one number.
 */
export const deliverRequest = (entry: OpenedEntry, named: NamedDocument, word: EarlyRequest) =>
  change(system, (at) =>
    Effect.gen(function* () {
      const statedAt = word._tag === "Recall" ? word.statedAt : undefined
      const found = yield* findNamed(named, namingAt(statedAt, at))
      if (found === undefined) {
        yield* requireStableRead(entry, "content")
        return refusing(entry, refusalFor("unknown-document", { documentId: named.code ?? "" }))
      }
      const { code = "" } = named
      if (found.ambiguous !== undefined && found.awaited.length === 0) {
        yield* requireStableRead(entry, "content")
        const dates = printDates(found.ambiguous)
        return refusing(entry, refusalFor("ambiguous-document", { code, dates }), { about: code })
      }
      const heard = yield* Effect.forEach(found.here, ({ loaded }) =>
        commandIncoming(loaded, at, commandOf(word, entry.id)),
      )
      const waiting = yield* Effect.forEach(found.awaited, (each) =>
        storeRequest(each, named, word, entry.id, at),
      )
      const answer: Answer = { outcome: "done" }
      return {
        changes: heard,
        appends: [
          ...waiting.map((each) => each.append),
          ...noteTolerated(alsoTolerated(entry, found.notes), named.from),
        ],
        marks: [...waiting.flatMap(({ marks }) => marks), ...entryMarks(entry, answer)],
        answer,
      }
    }),
  )
