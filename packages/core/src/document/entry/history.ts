import { grew, type History, lineage } from "../history/lineage.ts"
import type { EntryEvent } from "./event.ts"

/** The earlier versions of the events of a register's entry. */
export const entryHistory: History<EntryEvent> = {
  // Version 2 added language and pages.
  EntryNoted: lineage(grew<EntryEvent>()),
}
