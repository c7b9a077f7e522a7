import { streamName } from "../../log/stream-kind.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import { note } from "../stream/append.ts"
import type { OpenedEntry } from "./opened-entry.ts"

/** An entry with what was tolerated when its packet was handled. */
export const alsoTolerated = <Entry extends OpenedEntry>(
  entry: Entry,
  notes: ReadonlyArray<Tolerance>,
): Entry => (notes.length === 0 ? entry : { ...entry, tolerated: [...(entry.tolerated ?? []), ...notes] })

/**
 * What was tolerated in a packet, as the part of an event; nothing for a packet that follows the standard.
 */
export const toleratedPart = ({ tolerated = [] }: Pick<OpenedEntry, "tolerated">) => {
  const [first, ...rest] = tolerated
  return first === undefined ? {} : { tolerances: [first, ...rest] as const }
}

/**
 * Records what was tolerated in a packet that was applied and that no event of a document describes: a
 * status, a document packet that takes a document back, or another copy of a document that is here.
 */
export const noteTolerated = (entry: OpenedEntry, from: string) => {
  const { tolerances } = toleratedPart(entry)
  if (tolerances === undefined) return []
  const kind = entry.contains === "document" ? { contains: entry.contains } : {}
  return [
    note("mailbox", streamName.mailbox(entry.kind, entry.id), [
      { _tag: "StatusTolerated", entry: entry.id, from, tolerances, ...kind },
    ]),
  ]
}
