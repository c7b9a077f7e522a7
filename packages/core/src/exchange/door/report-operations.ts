import { Effect } from "effect"
import { awaitedLines } from "../../report/awaited-board.ts"
import { denialLines } from "../../report/denials.ts"
import type { DocumentFilter } from "../../report/document-filter.ts"
import { dutyLines } from "../../report/duty-board.ts"
import { faultLines } from "../../report/fault-log.ts"
import { headlineOf } from "../../report/headline.ts"
import { incomingLines } from "../../report/incoming-board.ts"
import { outgoingLines } from "../../report/outgoing-board.ts"
import { paperLines } from "../../report/paper-board.ts"
import { registerLines } from "../../report/register-book.ts"
import { trackingLines } from "../../report/tracking-board.ts"
import { dutyRules } from "../change/duty-rules.ts"
import { now } from "../ground/runtime.ts"
import { findDocuments } from "../report/find-documents.ts"
import type { WithFacts } from "../report/kept-facts.ts"
import type { On } from "./on.ts"

/**
 * Tables built from the log. The first one reads the whole log; later ones read only new events. Each still
 * makes a line for every document.
 */
export const makeReports = (on: On, withFacts: WithFacts) => ({
  /** One line per document and recipient (bảng theo dõi văn bản đi). */
  tracking: on("reports.tracking", () =>
    Effect.flatMap(dutyRules, (rules) => withFacts((facts) => trackingLines(facts, rules))),
  ),
  /** One line per outgoing document, drafts included (văn bản đi). */
  outgoing: on("reports.outgoing", () => withFacts(outgoingLines)),
  /** One line per incoming document (văn bản đến). */
  incoming: on("reports.incoming", () => withFacts(incomingLines)),
  /**
   * Every document issued or received with all fields of Decision 28/2018, Art. 10.2, or those that match a
   * filter: `documents({ status: "refused", sentFrom })`.
   */
  documents: on("reports.documents", (request?: DocumentFilter) => findDocuments(withFacts, request)),
  /**
   * Requests about documents that have not come: recalls that overtook them (yêu cầu về văn bản chưa đến).
   */
  awaited: on("reports.awaited", () => withFacts(awaitedLines)),
  /** Both registers (sổ văn bản đi, sổ văn bản đến). */
  registers: on("reports.registers", () => withFacts(registerLines)),
  /** What went wrong and how it ended (nhật ký sự cố). */
  faults: on("reports.faults", () => withFacts(faultLines)),
  /** Who was denied what (nhật ký từ chối quyền). */
  denials: on("reports.denials", () => withFacts(denialLines)),
  /** Open duties and missed ones (việc phải làm, việc quá hạn). */
  duties: on("reports.duties", () =>
    Effect.flatMap(Effect.all([now, dutyRules]), ([at, rules]) =>
      withFacts((facts) => dutyLines(facts, at, rules)),
    ),
  ),
  /** Received paper: each copy, and how many each sender wasted (bản giấy nhận được). */
  paper: on("reports.paper", () => withFacts(paperLines)),
  /** The figures of a Decision 28 report. */
  headline: on("reports.headline", () =>
    Effect.flatMap(Effect.all([now, dutyRules]), ([at, rules]) =>
      withFacts((facts) => headlineOf(facts, at, rules)),
    ),
  ),
})
