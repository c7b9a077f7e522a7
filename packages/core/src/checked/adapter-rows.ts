import * as eventRow from "../adapter-kit/event-row.ts"
import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as work from "../adapter-kit/work-row.ts"
import * as projection from "../view/project.ts"
import * as view from "../view/view.ts"
import { shared } from "./kinds.ts"

const ofView = given.with({ name: given.text, codec: given.anything })

/** Makes an event from its row. Every read goes through here, so it converts only positions. */
export const storedEvent: typeof eventRow.storedEvent = checked(eventRow.storedEvent, {
  row: given.list(given.anything),
})
/** The work item of a query with this id. */
export const findWork: typeof work.findWork = checked(
  work.findWork,
  { query: given.with({ where: given.callable }), id: given.text },
  "findWork",
  "caller",
)
/** All work of a query, in the order of the queue. */
export const listWork: typeof work.listWork = checked(
  work.listWork,
  { query: given.with({ orderBy: given.callable }) },
  "listWork",
  "caller",
)
/** The failure in a work item's columns. A row of an earlier release has none. */
export const workFailure: typeof work.workFailure = checked(work.workFailure, {
  problem: given.anything,
  since: given.anything,
})
/**
 * Turns a row into the view of a work item. A lease is named by the item's number and its count of leases.
 */
export const workView: typeof work.workView = checked(work.workView, { row: given.object })
/** Applies changes to the rows they concern. `before` has the present rows, which may be changed in place. */
export const project: typeof projection.project = checked(projection.project, {
  view: ofView,
  before: given.iterable,
  changes: shared.changes,
})
/** The keys of all rows that some changes concern. */
export const rowsTouched: typeof projection.rowsTouched = checked(projection.rowsTouched, {
  view: ofView,
  changes: shared.changes,
})
/** Reads a row from its text. */
export const readRow: typeof view.readRow = checked(view.readRow, { view: ofView, text: given.text })
/** Writes a row as text. */
export const writeRow: typeof view.writeRow = checked(view.writeRow, { view: ofView, row: given.anything })
