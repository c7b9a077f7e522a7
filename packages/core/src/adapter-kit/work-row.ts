import type { WorkView } from "../port/storage/work.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/**
 * The columns of a queue's table that a {@link WorkRow} takes, each named as there where it is called
 * otherwise.
 */
export const workColumns = [
  "id",
  "lane",
  "kind",
  "payload",
  "due_at as dueAt",
  "state",
  "attempt",
  "note",
  "number",
  "leases",
  "worker",
  "leased_until as until",
] as const

/** A piece of work as a SQL store reads it: its number in the queue, and how often it was leased. */
export type WorkRow = Omit<WorkView, "note" | "leased"> & {
  readonly note: string | null
  readonly number: number | string
  readonly leases: number
  readonly worker: string | null
  readonly until: VietnamTime | null
}

/**
 * Makes the view of a piece of work of its row. A lease is named by the work's number and how often it was
 * leased.
 */
export const workView = ({ note, number, leases, worker, until, ...item }: WorkRow): WorkView => ({
  ...item,
  ...(note !== null && { note }),
  ...(worker !== null && until !== null && { leased: { worker, lease: `${number}.${leases}`, until } }),
})
