import { evolve, type Incoming } from "../document/incoming/state.ts"
import { namedBy } from "../log/stream-kind.ts"
import type { IncomingLine } from "../report/incoming-board.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { tokensOf } from "./search-text.ts"
import type { ListEntry, View } from "./view.ts"

/** A row: the document, and how many documents had been seen here before it. */
export interface IncomingRow extends IncomingLine {
  /**
   * The position of its first event, with zeros before it: rows stand in the order in which documents were
   * first seen.
   */
  readonly place: string
}

const digits = 19

/** A position as a text that sorts as it does. */
export const placeOf = (position: number): string => String(position).padStart(digits, "0")

const found = ({ code, envelope }: IncomingLine): ReadonlySet<string> =>
  tokensOf([code, envelope.subject, envelope.from.name, envelope.from.code].join(" "))

/**
 * The incoming documents (văn bản đến), in the order in which they were first seen: all of them, those of
 * each stage, of each sender, of each person they are assigned to, and by each word that they are searched
 * by.
 */
export const incomingView: View<IncomingRow> = {
  name: "incoming",
  version: 1,
  rowsOf: ({ kind, stream }) => (kind === "incoming" ? [namedBy(stream).document] : []),
  evolve: (row, change, document) => {
    if (change.kind !== "incoming") return row
    const state: Incoming | undefined = evolve(row, change.event, change.at)
    return (
      state && {
        ...state,
        document,
        code: printCode(state.envelope.code),
        place: row?.place ?? placeOf(change.position),
      }
    )
  },
  listsOf: (row): ReadonlyArray<ListEntry> =>
    [
      "all",
      `stage:${row.stage}`,
      `from:${row.envelope.from.code}`,
      ...(row.assignedTo === undefined ? [] : [`to:${row.assignedTo}`]),
      ...[...found(row)].map((token) => `word:${token}`),
    ].map((list) => ({ list, sort: row.place })),
}
