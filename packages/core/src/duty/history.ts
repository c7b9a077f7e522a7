import { grew, type History, lineage } from "../document/history/lineage.ts"
import type { DutyEvent } from "./event.ts"

// Since version 2 the duty may be to follow that a document arrives.
const grewOnce = lineage(grew<DutyEvent>())

/** What the events of a duty were like in earlier versions. */
export const dutyHistory: History<DutyEvent> = {
  DutyMissed: grewOnce,
  DutyKeptLate: grewOnce,
  DutyFoundKept: grewOnce,
  DutyLifted: grewOnce,
  DutyCorrected: grewOnce,
}
