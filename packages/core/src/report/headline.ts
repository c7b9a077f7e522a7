import type { Change } from "./change.ts"
import { trackingBoard } from "./tracking-board.ts"

/** The figures that a Decision 28 report asks for, of one agency. Counts of documents and recipients, not percents. */
export interface Headline {
  /** Dispatched documents, and how many of them as originals (signed by person and agency). */
  readonly documentsSent: number
  readonly documentsSigned: number
  /** Recipients that got a document electronically, electronically alone, and on paper beside it. */
  readonly sentElectronically: number
  readonly fullyElectronic: number
  readonly paperInParallel: number
  readonly paperOnly: number
  /** Recipients to whom a document went after its deadline. */
  readonly late: number
  /** Incoming documents that arrived whole, and how many were refused on arrival or by the clerk. */
  readonly documentsReceived: number
  readonly documentsRefused: number
}

/** The headline figures from the whole log. */
export const headline = (changes: Iterable<Change>): Headline => {
  const all = [...changes]
  const lines = trackingBoard(all)
  const dispatched = new Map(lines.map((line) => [line.document, line] as const))
  const received = new Set<string>()
  const refused = new Set<string>()
  for (const { kind, event, stream } of all) {
    if (kind === "incoming" && event._tag === "Arrived") received.add(stream)
    if (kind === "incoming" && (event._tag === "RefusedOnArrival" || event._tag === "RefusedByClerk"))
      refused.add(stream)
    if (kind === "mailbox" && event.kind === "document") refused.add(stream)
  }
  const sent = lines.filter((line) => line.sentAt !== undefined)
  return {
    documentsSent: dispatched.size,
    documentsSigned: [...dispatched.values()].filter((line) => line.legalValue === "original").length,
    sentElectronically: sent.length,
    fullyElectronic: sent.filter((line) => !line.way.paper).length,
    paperInParallel: sent.filter((line) => line.way.paper).length,
    paperOnly: lines.filter((line) => !line.way.electronic).length,
    late: sent.filter((line) => line.timeliness !== "in-time").length,
    documentsReceived: received.size,
    documentsRefused: refused.size,
  }
}
