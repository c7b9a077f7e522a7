import type { WorkView } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"
import type { Kysely } from "kysely"
import type { Schema } from "../connection/schema.ts"

/** A text that sorts after those of all times. */
const afterAllTimes = "~"

export const prepareNextDue = (db: Database.Database, agency: number) => {
  const nextWaiting = db
    .prepare<[number, number], VietnamTime>(
      `SELECT due_at FROM work WHERE agency = ? AND lane = ? AND parked = 0 AND leased_until IS NULL
       ORDER BY due_at LIMIT 1`,
    )
    .pluck()
  // A lease runs out after its item was due: of those that were due later than the first that waits, none is sooner.
  const nextAbandoned = db
    .prepare<[number, number, string], VietnamTime | null>(
      `SELECT min(leased_until) FROM work
       WHERE agency = ? AND lane = ? AND parked = 0 AND due_at < ?`,
    )
    .pluck()
  return (lanes: ReadonlyArray<number>): VietnamTime | undefined =>
    lanes
      .flatMap((lane) => {
        const waiting = nextWaiting.get(agency, lane)
        return [waiting, nextAbandoned.get(agency, lane, waiting ?? afterAllTimes)]
      })
      .filter((time) => typeof time === "string")
      .sort()
      .at(0)
}

const view = [
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

type ViewRow = Pick<WorkView, "id" | "lane" | "kind" | "payload" | "dueAt" | "state" | "attempt"> & {
  readonly note: string | null
  readonly number: number
  readonly leases: number
  readonly worker: string | null
  readonly until: VietnamTime | null
}

const viewOf = ({ note, number, leases, worker, until, ...item }: ViewRow): WorkView => ({
  ...item,
  ...(note !== null && { note }),
  ...(worker !== null && until !== null && { leased: { worker, lease: `${number}.${leases}`, until } }),
})

export const listWork = async (queries: Kysely<Schema>, agency: number): Promise<ReadonlyArray<WorkView>> => {
  const rows = await queries
    .selectFrom("work")
    .select(view)
    .where("agency", "=", agency)
    .orderBy("lane")
    .orderBy("due_at")
    .orderBy("number")
    .execute()
  return rows.map(viewOf)
}

export const findWork = async (
  queries: Kysely<Schema>,
  agency: number,
  id: string,
): Promise<WorkView | undefined> => {
  const row = await queries
    .selectFrom("work")
    .select(view)
    .where("agency", "=", agency)
    .where("id", "=", id)
    .executeTakeFirst()
  return row && viewOf(row)
}
