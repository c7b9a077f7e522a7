import { printCode } from "../document/document-code.ts"
import { type Outgoing, type OutgoingStage, stageOf } from "../document/outgoing/state.ts"
import type { Change } from "./change.ts"
import { type Facts, factsOf } from "./facts.ts"

/** An outgoing document with its id, for lists: drafts and sealed documents among them. */
export interface OutgoingLine extends Outgoing {
  readonly document: string
  readonly stage: OutgoingStage
  /** Số và ký hiệu; empty while it has none. */
  readonly code: string
}

/** The outgoing documents, in the order in which they were drafted. */
export const outgoingLines = ({ outgoing }: Facts): ReadonlyArray<OutgoingLine> =>
  [...outgoing].map(([stream, state]) => ({
    ...state,
    document: stream.slice("outgoing/".length),
    stage: stageOf(state),
    code: state.numbered ? printCode(state.numbered.code) : "",
  }))

/** The outgoing documents from the whole log, in the order in which they were drafted. */
export const outgoingBoard = (changes: Iterable<Change>): ReadonlyArray<OutgoingLine> =>
  outgoingLines(factsOf(changes))
