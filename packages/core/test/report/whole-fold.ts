import type { Agency } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import type { DutyRules } from "@lienthong/core/policy"
import {
  awaitedBoard,
  type Change,
  denials,
  dutyBoard,
  electronicDocuments,
  faultLog,
  headline,
  incomingBoard,
  outgoingBoard,
  paperBoard,
  registerBooks,
  trackingBoard,
} from "@lienthong/core/report"

/** Every table, each from the whole log. */
export const wholeFold = (
  changes: ReadonlyArray<Change>,
  agency: Agency,
  now: VietnamTime,
  rules: DutyRules,
) => ({
  tracking: trackingBoard(changes, rules),
  outgoing: outgoingBoard(changes),
  incoming: incomingBoard(changes),
  documents: electronicDocuments(changes, agency),
  awaited: awaitedBoard(changes),
  registers: registerBooks(changes),
  faults: faultLog(changes),
  denials: denials(changes),
  duties: dutyBoard(changes, now, rules),
  paper: paperBoard(changes),
  headline: headline(changes, now, rules),
})
