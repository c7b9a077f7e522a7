import { type WorkView, workColumns, workView } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"
import type { Kysely } from "kysely"
import type { Schema } from "../connection/schema.ts"

/** A text that sorts after all times. */
const afterAllTimes = "~"

export const prepareNextDue = (db: Database.Database, agency: number) => {
  const nextWaiting = db
    .prepare<[number, number], VietnamTime>(
      `SELECT due_at FROM work WHERE agency = ? AND lane = ? AND parked = 0 AND leased_until IS NULL
       ORDER BY due_at LIMIT 1`,
    )
    .pluck()
  // A lease expires after its item was due: no item that was due after the first waiting one is sooner.
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

export const listWork = async (queries: Kysely<Schema>, agency: number): Promise<ReadonlyArray<WorkView>> => {
  const rows = await queries
    .selectFrom("work")
    .select(workColumns)
    .where("agency", "=", agency)
    .orderBy("lane")
    .orderBy("due_at")
    .orderBy("number")
    .execute()
  return rows.map(workView)
}

export const findWork = async (
  queries: Kysely<Schema>,
  agency: number,
  id: string,
): Promise<WorkView | undefined> => {
  const row = await queries
    .selectFrom("work")
    .select(workColumns)
    .where("agency", "=", agency)
    .where("id", "=", id)
    .executeTakeFirst()
  return row && workView(row)
}
