import { Effect } from "effect"
import { awaited } from "../../document/awaited/decide.ts"
import type { Awaited } from "../../document/awaited/state.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { loadIncoming } from "../change/incoming.ts"
import { decideOn } from "../stream/decide-on.ts"
import type { Loaded } from "../stream/load.ts"
import type { ChangeOfOther } from "./change-others.ts"
import { commandOf } from "./deliver-request.ts"

type Waiting = Loaded<Awaited> & { readonly state: Awaited }

/** A document that was given back no longer replaces another. */
const stillStands = ({ word }: Awaited["words"][number]) =>
  word._tag === "Replacement"
    ? Effect.map(loadIncoming(word.document), ({ state }) => state?.stage !== "destroyed")
    : Effect.succeed(true)

/**
 * Applies the requests that came before a document, and gives their effect on the documents that replace it.
 */
export const applyEarlyRequests = Effect.fnUntraced(function* (
  waiting: ReadonlyArray<Waiting>,
  id: string,
  wireId: string,
  at: VietnamTime,
) {
  const met = yield* Effect.forEach(waiting, (loaded) =>
    Effect.map(
      decideOn("awaited", awaited, loaded, [{ _tag: "Meet", document: id }], at),
      ({ append }) => append,
    ),
  )
  const words = yield* Effect.filter(
    waiting.flatMap(({ state }) => state.words),
    stillStands,
  )
  const others = words.flatMap(
    ({ word }): ReadonlyArray<ChangeOfOther> =>
      word._tag === "Replacement"
        ? [{ document: word.document, command: { _tag: "NoteSuperseded", document: id, wireId } }]
        : [],
  )
  return { commands: words.map(({ word, entry }) => commandOf(word, entry)), appends: met, others }
})
