import type { Agency, Change, DutyRules, VietnamTime } from "@lienthong/core"
import {
  awaitedBoard,
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
} from "@lienthong/core"

/** Every table, each from the whole log. */
export const wholeFold = (
  changes: ReadonlyArray<Change>,
  agency: Agency,
  now: VietnamTime,
  rules: DutyRules,
) => ({
  trackingBoard: trackingBoard(changes, rules),
  outgoingBoard: outgoingBoard(changes),
  incomingBoard: incomingBoard(changes),
  documents: electronicDocuments(changes, agency),
  awaitedBoard: awaitedBoard(changes),
  registerBooks: registerBooks(changes),
  faults: faultLog(changes),
  denials: denials(changes),
  duties: dutyBoard(changes, now, rules),
  paper: paperBoard(changes),
  headline: headline(changes, now, rules),
})
