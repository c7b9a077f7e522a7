import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { decide as decideAwaited } from "../../document/awaited/decide.ts"
import type { Word } from "../../document/awaited/event.ts"
import { decide } from "../../document/incoming/decide.ts"
import type { SenderCommand } from "../../document/incoming/hear.ts"
import type { Append, Mark } from "../../port/storage/commit.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { noticesFor } from "../change/incoming.ts"
import { dutiesOfIncomingChange } from "../change/incoming-duties.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import type { AwaitedDocument, DocumentHere, NamedDocument } from "../identity/find-incoming.ts"
import { append } from "../stream/append.ts"
import { beSure } from "./be-sure.ts"
import { refusalFor } from "./check-document.ts"
import { findNamed } from "./find-named.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { type Answer, entryMarks, refusePacket } from "./refuse-packet.ts"

/** A word as the document that hears it takes it. */
export const commandOf = (word: Word, entry: string): SenderCommand =>
  word._tag === "Recall" ? { ...word, _tag: "AskRecall", entry } : { ...word, _tag: "Supersede" }

/** What follows of a word: parts of a commit. */
interface Told {
  readonly appends: ReadonlyArray<Append>
  readonly marks: ReadonlyArray<Mark>
  readonly work: ReadonlyArray<NewWork>
}

/** A word about a document that has not come waits for it. */
export const foretell = Effect.fnUntraced(function* (
  awaited: AwaitedDocument,
  { from, documentId, code, date }: NamedDocument,
  word: Word,
  entry: string,
) {
  const events = yield* Effect.fromResult(
    decideAwaited(awaited.loaded.state, {
      _tag: "Foretell",
      entry,
      from,
      ...(documentId !== undefined && { documentId }),
      ...(code !== undefined && { code }),
      ...(date !== undefined && { date }),
      word,
    }),
  )
  const told: Told = { appends: [append("awaited", awaited.loaded, events)], marks: awaited.marks, work: [] }
  return told
})

/** A document that is here hears a word. */
const say = Effect.fnUntraced(function* ({ loaded }: DocumentHere, word: Word, entry: string) {
  const events = yield* Effect.fromResult(decide(loaded.state, commandOf(word, entry)))
  const notices = yield* noticesFor(loaded, events, loaded.state.envelope)
  const at = yield* now
  const duties = yield* dutiesOfIncomingChange(loaded, events, at)
  const told: Told = {
    appends: [append("incoming", loaded, events), ...duties.appends],
    marks: [],
    work: [...notices, ...duties.work],
  }
  return told
})

/**
 * What follows of a word about a document: the document hears it or, when it has not come, the word waits for it.
 * Nothing when the word names no document.
 */
const tell = Effect.fnUntraced(function* (named: NamedDocument, word: Word, entry: string) {
  const found = yield* findNamed(named)
  if (found === undefined) return undefined
  const heard = yield* Effect.forEach(found.here, (each) => say(each, word, entry))
  const waiting = yield* Effect.forEach(found.awaited, (each) => foretell(each, named, word, entry))
  const told = [...heard, ...waiting]
  return {
    appends: told.flatMap(({ appends }) => appends),
    marks: told.flatMap(({ marks }) => marks),
    work: told.flatMap(({ work }) => work),
  } satisfies Told
})

/** Records a word about a document. The agency answers it once the document is here; until then nobody is told anything. */
export const tellDocument = (entry: OpenedEntry, named: NamedDocument, word: Word) =>
  Effect.gen(function* () {
    const told = yield* tell(named, word, entry.id)
    if (told === undefined) {
      yield* beSure(entry)
      return yield* refusePacket(entry, refusalFor("unknown-document", { documentId: named.code ?? "" }))
    }
    const answer: Answer = { outcome: "done" }
    yield* record(system, {
      appends: told.appends,
      marks: [...told.marks, ...entryMarks(entry, answer)],
      work: { add: told.work },
    })
    return answer
  }).pipe(retryContended)
