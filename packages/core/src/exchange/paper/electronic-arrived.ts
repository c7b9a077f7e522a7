import { Effect } from "effect"
import type { Checked, Envelope } from "../../document/incoming/event.ts"
import { paper } from "../../document/paper/decide.ts"
import type { Paper } from "../../document/paper/state.ts"
import { dateOf, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { loadIncoming } from "../change/incoming.ts"
import { decideOn } from "../stream/decide-on.ts"
import type { Loaded } from "../stream/load.ts"
import { judgePaper } from "./judge-paper.ts"
import { papersOf } from "./paper-stream.ts"

/** The part of a document that decides about its paper. */
interface Arrival {
  readonly envelope: Envelope
  readonly checked: Checked
}

/** Assigns paper to a document and judges it by that document. */
const matchPaper = Effect.fnUntraced(function* (
  document: string,
  electronic: Arrival,
  loaded: Loaded<Paper> & { readonly state: Paper },
  at: VietnamTime,
) {
  const verdict = yield* judgePaper(loaded.state.copy, { electronic, connected: true })
  return (yield* decideOn("paper", paper, loaded, [{ _tag: "Match", document, verdict }], at)).append
})

/**
 * Whether no other document has the paper. A document that was refused or destroyed before it was registered
 * has no number.
 */
const isFree = Effect.fnUntraced(function* (document: string | undefined) {
  if (document === undefined) return true
  const { state } = yield* loadIncoming(document)
  return !state?.registered && (state?.stage === "refused" || state?.stage === "destroyed")
})

/**
 * The number and year under which a document's paper was registered before the document came. Only one
 * document gets it: another of the same number and notation takes the next number of the register.
 */
export const claimNumberOfPaper = Effect.fnUntraced(function* (
  document: string,
  electronic: Arrival,
  now: VietnamTime,
) {
  for (const { state, ...loaded } of yield* papersOf(electronic.envelope, electronic.envelope.wireId)) {
    if (!state?.registered) continue
    const { register, number, at } = state.registered
    const place = { register, number, year: yearOf(dateOf(at)) }
    if (state.document === document) return { place, appends: [] }
    if (yield* isFree(state.document))
      return { place, appends: [yield* matchPaper(document, electronic, { ...loaded, state }, now)] }
  }
  return undefined
})

/**
 * Judges paper again when its document arrives later, under any of the sender's codes, in the commit of the
 * arrival.
 */
export const paperOfArrival = Effect.fnUntraced(function* (
  document: string,
  electronic: Arrival,
  at: VietnamTime,
) {
  const found = (yield* papersOf(electronic.envelope, electronic.envelope.wireId)).find(({ state }) => state)
  if (!found?.state || found.state.document !== undefined) return []
  return [yield* matchPaper(document, electronic, { ...found, state: found.state }, at)]
})
