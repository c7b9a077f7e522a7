import { grew, type History, lineage } from "../document/history/lineage.ts"
import type { DutyEvent } from "./event.ts"

// Version 2 added the duty to follow a document's arrival.
const grewOnce = lineage(grew<DutyEvent>())

/** The earlier versions of a duty's events. */
export const dutyHistory: History<DutyEvent> = {
  DutyMissed: grewOnce,
  DutyKeptLate: grewOnce,
  DutyFoundKept: grewOnce,
  DutyLifted: grewOnce,
  DutyCorrected: grewOnce,
}
