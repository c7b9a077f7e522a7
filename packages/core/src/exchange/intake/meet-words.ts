import { Effect } from "effect"
import { decide as decideAwaited } from "../../document/awaited/decide.ts"
import type { Awaited } from "../../document/awaited/state.ts"
import { decide } from "../../document/incoming/decide.ts"
import { loadIncoming } from "../incoming/transact.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { commandOf } from "./tell-document.ts"

type Waiting = Loaded<Awaited> & { readonly state: Awaited }

/** A document has come that was spoken of before: what it hears now, and what that means for those that replace it. */
export const meetWords = Effect.fnUntraced(function* (
  waiting: ReadonlyArray<Waiting>,
  id: string,
  wireId: string,
) {
  const met = yield* Effect.forEach(waiting, (loaded) =>
    Effect.map(Effect.fromResult(decideAwaited(loaded.state, { _tag: "Meet", document: id })), (events) =>
      append("awaited", loaded, events),
    ),
  )
  const words = waiting.flatMap(({ state }) => state.words)
  const replacing = words.flatMap(({ word }) => (word._tag === "Replacement" ? [word.document] : []))
  const noted = yield* Effect.forEach(replacing, (document) =>
    Effect.gen(function* () {
      const loaded = yield* loadIncoming(document)
      const command = { _tag: "NoteSuperseded", document: id, wireId } as const
      return append("incoming", loaded, yield* Effect.fromResult(decide(loaded.state, command)))
    }),
  )
  return { commands: words.map(({ word, entry }) => commandOf(word, entry)), appends: [...met, ...noted] }
})
