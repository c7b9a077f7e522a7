import { grew, type History, lineage } from "../history/lineage.ts"
import type { ReconciliationEvent } from "./event.ts"

/** What the events of a reconciliation were like in earlier versions. */
export const reconciliationHistory: History<ReconciliationEvent> = {
  // The days that were not compared have been named since version 2.
  Reconciled: lineage(grew<ReconciliationEvent>()),
}
