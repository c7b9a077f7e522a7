import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import { Agency } from "../agency/agency.ts"
import * as row from "../exchange/report/every-row.ts"
import * as store from "../exchange/report/store-figures.ts"
import * as guarded from "../exchange/view/guarded-view.ts"
import * as status from "../exchange/view/view-status.ts"
import * as awaited from "../report/awaited-board.ts"
import * as denied from "../report/denials.ts"
import * as documentFilter from "../report/document-filter.ts"
import * as duty from "../report/duty-board.ts"
import * as electronic from "../report/electronic-documents.ts"
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

export const awaitedBoard: typeof awaited.awaitedBoard = checked(awaited.awaitedBoard, ofChanges)
export const denials: typeof denied.denials = checked(denied.denials, ofChanges)
export const dutyBoard: typeof duty.dutyBoard = checked(duty.dutyBoard, {
  ...ofChanges,
  now: given.time,
  rules: dutyRules,
})
export const electronicDocuments: typeof electronic.electronicDocuments = checked(
  electronic.electronicDocuments,
  { ...ofChanges, agency: given.of(Agency) },
)
export const faultLog: typeof fault.faultLog = checked(fault.faultLog, ofChanges)
export const filterDocuments: typeof documentFilter.filterDocuments = checked(
  documentFilter.filterDocuments,
  { documents: given.list(given.object), filter: given.of(documentFilter.DocumentFilter) },
)
export const headline: typeof head.headline = checked(head.headline, {
  ...ofChanges,
  now: given.time,
  settings: boardRules,
})
export const incomingBoard: typeof incoming.incomingBoard = checked(incoming.incomingBoard, ofChanges)
export const outgoingBoard: typeof outgoing.outgoingBoard = checked(outgoing.outgoingBoard, ofChanges)
export const paperBoard: typeof paper.paperBoard = checked(paper.paperBoard, ofChanges)
export const registerBooks: typeof register.registerBooks = checked(register.registerBooks, ofChanges)
export const trackingBoard: typeof tracking.trackingBoard = checked(tracking.trackingBoard, {
  ...ofChanges,
  settings: given.optional(boardRules),
})
export const everyRow: typeof row.everyRow = checked(row.everyRow, {
  report: given.callable,
  request: given.optional(given.object),
})
export const streamRows: typeof row.streamRows = checked(row.streamRows, {
  report: given.callable,
  request: given.optional(given.object),
})
export const storeFigures: typeof store.storeFigures = checked(store.storeFigures, {
  request: given.with({ period: given.anything }),
  onProgress: given.optional(given.callable),
})
export const guardedView: typeof guarded.guardedView = checked(guarded.guardedView, {
  view: given.with({ name: given.text, evolve: given.callable }),
})
export const viewStatuses: typeof status.viewStatuses = checked(status.viewStatuses, {
  store: given.with({ list: given.effect }),
})
