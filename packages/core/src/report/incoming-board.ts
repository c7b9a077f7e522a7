import { printCode } from "../document/document-code.ts"
import { evolve, type Incoming } from "../document/incoming/state.ts"
import type { Change } from "./change.ts"

/** An incoming document with its id, for lists. */
export interface IncomingLine extends Incoming {
  readonly document: string
  readonly code: string
}

/** The incoming documents from the whole log, in the order in which they were first seen. */
export const incomingBoard = (changes: Iterable<Change>): ReadonlyArray<IncomingLine> => {
  const documents = new Map<string, Incoming>()
  for (const change of changes) {
    if (change.kind !== "incoming") continue
    const next = evolve(documents.get(change.stream), change.event, change.at)
    if (next) documents.set(change.stream, next)
  }
  return [...documents].map(([stream, state]) => ({
    ...state,
    document: stream.slice("incoming/".length),
    code: printCode(state.envelope.code),
  }))
}
