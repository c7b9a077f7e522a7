import type { EntryNote } from "../document/entry/event.ts"
import type { Change } from "./change.ts"

/** What the registry stated of entries, by the stream of the document: the last word for each column. */
export const entryNotes = (changes: Iterable<Change>): ReadonlyMap<string, EntryNote> => {
  const notes = new Map<string, EntryNote>()
  for (const { kind, stream, event } of changes) {
    if (kind !== "entry") continue
    const about = stream.slice("entry/".length)
    notes.set(about, { ...notes.get(about), ...event.note })
  }
  return notes
}
