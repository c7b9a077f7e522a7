import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import { Agency } from "../agency/agency.ts"
import * as row from "../exchange/report/every-row.ts"
import * as store from "../exchange/report/store-figures.ts"
import * as guarded from "../exchange/view/guarded-view.ts"
import * as status from "../exchange/view/view-status.ts"
import * as awaited from "../report/awaited-board.ts"
import * as denied from "../report/denial-lines.ts"
import * as documentFilter from "../report/document-filter.ts"
import * as duty from "../report/duty-board.ts"
import * as electronic from "../report/electronic-document-lines.ts"
import * as fault from "../report/fault-log.ts"
import * as head from "../report/headline.ts"
import * as incoming from "../report/incoming-board.ts"
import * as outgoing from "../report/outgoing-board.ts"
import * as paper from "../report/paper-board.ts"
import * as register from "../report/register-book.ts"
import * as tracking from "../report/tracking-board.ts"
import { dutyRules, shared } from "./kinds.ts"

const ofChanges = { changes: shared.changes }
const boardRules = given.with({ atOnceMillis: given.object, calendar: given.optional(shared.calendar) })

/**
 * Early requests for documents that have not arrived, from the whole log, oldest first: recalls that arrived
 * before their documents, and replacements of documents that never arrived. A recall listed here for long
 * refers to a document that never arrived: contact the sender.
 */
export const awaitedBoard: typeof awaited.awaitedBoard = checked(awaited.awaitedBoard, ofChanges)
/** The denied operations from the whole log, in order (nhật ký từ chối quyền). */
export const denials: typeof denied.denials = checked(denied.denials, ofChanges)
/** The duties from the whole log, at a time. */
export const dutyBoard: typeof duty.dutyBoard = checked(duty.dutyBoard, {
  ...ofChanges,
  now: given.time,
  rules: dutyRules,
})
/**
 * Every document of an agency with all fields of Decision 28/2018, Art. 10.2, from the whole log: those
 * issued in the order of their drafts, then those received in the order first seen.
 */
export const electronicDocuments: typeof electronic.electronicDocuments = checked(
  electronic.electronicDocuments,
  { ...ofChanges, agency: given.of(Agency) },
)
/** The faults from the whole log, oldest first. The outcome of a delivery or of work is its current state. */
export const faultLog: typeof fault.faultLog = checked(fault.faultLog, ofChanges)
/** The matching documents of a list, in its order. */
export const filterDocuments: typeof documentFilter.filterDocuments = checked(
  documentFilter.filterDocuments,
  { documents: given.list(given.object), filter: given.of(documentFilter.DocumentFilter) },
)
/** The headline figures from the whole log, at a time, with the agency's definition of "at once". */
export const headline: typeof head.headline = checked(head.headline, {
  ...ofChanges,
  now: given.time,
  settings: boardRules,
})
/** The incoming documents from the whole log, in the order first seen. */
export const incomingBoard: typeof incoming.incomingBoard = checked(incoming.incomingBoard, ofChanges)
/** The outgoing documents from the whole log, in the order of their drafts. */
export const outgoingBoard: typeof outgoing.outgoingBoard = checked(outgoing.outgoingBoard, ofChanges)
/** The received paper from the whole log, in the order recorded. */
export const paperBoard: typeof paper.paperBoard = checked(paper.paperBoard, ofChanges)
/** The registers from the whole log, each by year and number. */
export const registerBooks: typeof register.registerBooks = checked(register.registerBooks, ofChanges)
/** The board from the whole log, in the order of dispatch, with the agency's definition of "at once". */
export const trackingBoard: typeof tracking.trackingBoard = checked(tracking.trackingBoard, {
  ...ofChanges,
  settings: given.optional(boardRules),
})
/**
 * Every row of a report, page after page, for Promises: `for await (const line of
 * everyRow(exchange.reports.tracking))`. Rows that are added meanwhile may be among them.
 */
export const everyRow: typeof row.everyRow = checked(row.everyRow, {
  report: given.callable,
  request: given.optional(given.object),
})
/**
 * Every row of a report, page after page, for exports: `streamRows(exchange.reports.tracking, { standing })`.
 * Rows that are added meanwhile may be among them.
 */
export const streamRows: typeof row.streamRows = checked(row.streamRows, {
  report: given.callable,
  request: given.optional(given.object),
})
/**
 * Reads the figures of a period from the lines that a store keeps of each document, by the calendar and the
 * duties of the exchange that keeps them; nothing where the store has no lines that this version of the
 * library reads. It opens no exchange and writes nothing, so a command can run it beside an exchange.
 * `isCurrent` tells whether everything in the log is counted.
 */
export const storeFigures: typeof store.storeFigures = checked(store.storeFigures, {
  request: given.with({ period: given.anything }),
  onProgress: given.optional(given.callable),
})
/**
 * Wraps a host's view so that each function returns what a view's must, or throws a {@link ViewFault} that
 * names it.
 */
export const guardedView: typeof guarded.guardedView = checked(guarded.guardedView, {
  view: given.with({ name: given.text, evolve: given.callable }),
})
/** The state of every view of a store, by name and version. */
export const viewStatuses: typeof status.viewStatuses = checked(status.viewStatuses, {
  store: given.with({ list: given.effect }),
})
