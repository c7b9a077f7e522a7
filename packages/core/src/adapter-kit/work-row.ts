import type { WorkFailure, WorkView } from "../port/storage/work.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** The columns of a queue's table for a {@link WorkRow}, each with an alias if its name differs. */
export const workColumns = [
  "id",
  "lane",
  "kind",
  "payload",
  "due_at as dueAt",
  "state",
  "attempt",
  "note",
  "problem",
  "failing_since as failingSince",
  "number",
  "leases",
  "worker",
  "leased_until as until",
] as const

/** A work item as a SQL store reads it: with its number in the queue and the count of its leases. */
export type WorkRow = Omit<WorkView, "note" | "failure" | "leased"> & {
  readonly note: string | null
  readonly problem: string | null
  readonly failingSince: VietnamTime | null
  readonly number: number | string
  readonly leases: number
  readonly worker: string | null
  readonly until: VietnamTime | null
}

/** The failure in a work item's columns. A row of an earlier release has none. */
export const workFailure = (
  problem: string | null,
  since: VietnamTime | null,
): { readonly failure?: WorkFailure } =>
  problem === null ? {} : { failure: { problem, ...(since !== null && { since }) } }

/**
 * Turns a row into the view of a work item. A lease is named by the item's number and its count of leases.
 */
export const workView = (row: WorkRow): WorkView => {
  const { note, problem, failingSince, number, leases, worker, until, ...item } = row
  return {
    ...item,
    ...(note !== null && { note }),
    ...workFailure(problem, failingSince),
    ...(worker !== null && until !== null && { leased: { worker, lease: `${number}.${leases}`, until } }),
  }
}

/** A query of an agency's work with {@link workColumns}, as a builder such as Kysely makes it. */
interface WorkQuery {
  readonly where: (column: "id", is: "=", id: string) => WorkQuery
  readonly orderBy: (column: "lane" | "due_at" | "number") => WorkQuery
  readonly execute: () => Promise<ReadonlyArray<WorkRow>>
}

/** All work of a query, in the order of the queue. */
export const listWork = async (query: WorkQuery): Promise<ReadonlyArray<WorkView>> => {
  const rows = await query.orderBy("lane").orderBy("due_at").orderBy("number").execute()
  return rows.map(workView)
}

/** The work item of a query with this id. */
export const findWork = async (query: WorkQuery, id: string): Promise<WorkView | undefined> => {
  const [row] = await query.where("id", "=", id).execute()
  return row && workView(row)
}
