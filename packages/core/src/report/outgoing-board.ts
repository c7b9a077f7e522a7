import type { DispatchLine } from "../document/outgoing/event.ts"
import { type Outgoing, type OutgoingStage, stageOf } from "../document/outgoing/state.ts"
import { namedBy } from "../log/stream-kind.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import { leftOutOf } from "./left-out-recipients.ts"
import type { ReadModel } from "./read-model.ts"
import type { Remark } from "./remark.ts"

/** An outgoing document and its id, for lists, including drafts and sealed documents. */
export interface OutgoingLine extends Outgoing {
  readonly document: string
  readonly stage: OutgoingStage
  /** Số và ký hiệu. Empty while it has none. */
  readonly code: string
  /**
   * The recipients that have the replaced document but were not sent this one, so that nobody has told them
   * (Decree 30/2020, Art. 18.3).
   */
  readonly notSentTo: ReadonlyArray<DispatchLine["to"]>
  /** The same in words, with the code `not-sent-to`. Absent when nobody was left out. */
  readonly remark?: Remark
  /**
   * Whether a person should look at recipients that were left out. Its deliveries are on the tracking board.
   */
  readonly needsAttention: boolean
}

/** The outgoing documents, in the order of their drafts. */
export const outgoingLines = (model: ReadModel): ReadonlyArray<OutgoingLine> =>
  [...model.outgoing].map(([stream, state]) => {
    const document = namedBy(stream).document
    return {
      ...state,
      document,
      stage: stageOf(state),
      code: state.numbered ? printCode(state.numbered.code) : "",
      ...leftOutOf(model, document, state),
    }
  })

/** The outgoing documents from the whole log, in the order of their drafts. */
export const outgoingBoard = (changes: Iterable<Change>): ReadonlyArray<OutgoingLine> =>
  outgoingLines(buildReadModel(changes))
