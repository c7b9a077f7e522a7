import type { Incoming } from "../document/incoming/state.ts"
import { namedBy } from "../log/stream-kind.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import type { ReadModel } from "./read-model.ts"

/** An incoming document and its id, for lists. */
export interface IncomingLine extends Incoming {
  readonly document: string
  readonly code: string
}

/** The incoming documents, in the order first seen. */
export const incomingLines = ({ incoming }: ReadModel): ReadonlyArray<IncomingLine> =>
  [...incoming].map(([stream, state]) => ({
    ...state,
    document: namedBy(stream).document,
    code: printCode(state.envelope.code),
  }))

/** The incoming documents from the whole log, in the order first seen. */
export const incomingBoard = (changes: Iterable<Change>): ReadonlyArray<IncomingLine> =>
  incomingLines(buildReadModel(changes))
