import { grew, type History, lineage } from "../history/lineage.ts"
import type { ReconciliationEvent } from "./event.ts"

/** The earlier versions of a reconciliation's events. */
export const reconciliationHistory: History<ReconciliationEvent> = {
  // Version 2 added the days that were not compared.
  // Version 3 added the status packets.
  // Version 4 added the packets of updates, and what waits for its recipients.
  Reconciled: lineage(grew<ReconciliationEvent>(), grew<ReconciliationEvent>(), grew<ReconciliationEvent>()),
}
