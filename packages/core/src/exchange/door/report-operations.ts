import { Effect } from "effect"
import { awaitedBoard } from "../../report/awaited-board.ts"
import { denials } from "../../report/denials.ts"
import type { DocumentFilter } from "../../report/document-filter.ts"
import { dutyBoard } from "../../report/duty-board.ts"
import { faultLog } from "../../report/fault-log.ts"
import { headline } from "../../report/headline.ts"
import { incomingBoard } from "../../report/incoming-board.ts"
import { outgoingBoard } from "../../report/outgoing-board.ts"
import { paperBoard } from "../../report/paper-board.ts"
import { registerBooks } from "../../report/register-book.ts"
import { trackingBoard } from "../../report/tracking-board.ts"
import { allChanges } from "../changes.ts"
import { dutyRules } from "../duty/duty-rules.ts"
import { findDocuments } from "../find-documents.ts"
import { now } from "../now.ts"
import type { On } from "./on.ts"

/** Tables folded from the whole log: their cost grows with it, so they are for reports and screens of small agencies. */
export const makeReports = (on: On) => ({
  /** One line per document and recipient (bảng theo dõi văn bản đi). */
  trackingBoard: on("reports.trackingBoard", () =>
    Effect.map(Effect.all([allChanges, dutyRules]), ([changes, rules]) => trackingBoard(changes, rules)),
  ),
  /** One line per outgoing document, drafts included (văn bản đi). */
  outgoingBoard: on("reports.outgoingBoard", () => Effect.map(allChanges, outgoingBoard)),
  /** One line per incoming document (văn bản đến). */
  incomingBoard: on("reports.incomingBoard", () => Effect.map(allChanges, incomingBoard)),
  /**
   * Every document issued or received with all fields of Decision 28/2018, Art. 10.2, or those that a filter wants:
   * `documents({ status: "refused", sentFrom })`.
   */
  documents: on("reports.documents", (filter?: DocumentFilter) => findDocuments(filter)),
  /** What was said of documents that have not come: recalls that overtook them (yêu cầu về văn bản chưa đến). */
  awaitedBoard: on("reports.awaitedBoard", () => Effect.map(allChanges, awaitedBoard)),
  /** Both registers (sổ văn bản đi, sổ văn bản đến). */
  registerBooks: on("reports.registerBooks", () => Effect.map(allChanges, registerBooks)),
  /** What went wrong and what became of it (nhật ký sự cố). */
  faults: on("reports.faults", () => Effect.map(allChanges, faultLog)),
  /** Who was denied what (nhật ký từ chối quyền). */
  denials: on("reports.denials", () => Effect.map(allChanges, denials)),
  /** What is still to be done with documents and what was not done in time (việc phải làm, việc quá hạn). */
  duties: on("reports.duties", () =>
    Effect.map(Effect.all([allChanges, now, dutyRules]), ([changes, at, rules]) =>
      dutyBoard(changes, at, rules),
    ),
  ),
  /** Paper that came: each copy, and how much of it each sender wasted (bản giấy nhận được). */
  paper: on("reports.paper", () => Effect.map(allChanges, paperBoard)),
  /** The figures of a Decision 28 report. */
  headline: on("reports.headline", () =>
    Effect.map(Effect.all([allChanges, now, dutyRules]), ([changes, at, rules]) =>
      headline(changes, at, rules),
    ),
  ),
})
