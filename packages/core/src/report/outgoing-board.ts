import { printCode } from "../document/document-code.ts"
import { evolve, type Outgoing, type OutgoingStage, stageOf } from "../document/outgoing/state.ts"
import type { Change } from "./change.ts"

/** An outgoing document with its id, for lists: drafts and sealed documents among them. */
export interface OutgoingLine extends Outgoing {
  readonly document: string
  readonly stage: OutgoingStage
  /** Số và ký hiệu; empty while it has none. */
  readonly code: string
}

/** The outgoing documents from the whole log, in the order in which they were drafted. */
export const outgoingBoard = (changes: Iterable<Change>): ReadonlyArray<OutgoingLine> => {
  const documents = new Map<string, Outgoing>()
  for (const change of changes) {
    if (change.kind !== "outgoing") continue
    const next = evolve(documents.get(change.stream), change.event, change.at)
    if (next) documents.set(change.stream, next)
  }
  return [...documents].map(([stream, state]) => ({
    ...state,
    document: stream.slice("outgoing/".length),
    stage: stageOf(state),
    code: state.numbered ? printCode(state.numbered.code) : "",
  }))
}
