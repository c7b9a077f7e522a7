import type { AgencyCode, VietnamTime, WorkView } from "@lienthong/core"
import type Database from "better-sqlite3"
import type { Kysely } from "kysely"
import type { Schema } from "../schema.ts"

export const prepareNextDue = (db: Database.Database, agency: AgencyCode) => {
  const nextWaiting = db
    .prepare<[string, number], VietnamTime | null>(
      "SELECT min(due_at) FROM work WHERE agency = ? AND state = 'waiting' AND lane = ?",
    )
    .pluck()
  const nextAbandoned = db
    .prepare<[string, number], VietnamTime | null>(
      "SELECT min(leased_until) FROM work WHERE agency = ? AND state = 'leased' AND lane = ?",
    )
    .pluck()
  return (lanes: ReadonlyArray<number>): VietnamTime | undefined =>
    lanes
      .flatMap((lane) => [nextWaiting.get(agency, lane), nextAbandoned.get(agency, lane)])
      .filter((time) => typeof time === "string")
      .sort()
      .at(0)
}

export const prepareRequeueWork = (db: Database.Database, agency: AgencyCode) => {
  const requeue = db.prepare<[string, string, string]>(
    "UPDATE work SET state = 'waiting', attempt = 0, due_at = ? WHERE agency = ? AND id = ? AND state = 'parked'",
  )
  return (id: string, dueAt: VietnamTime): boolean => requeue.run(dueAt, agency, id).changes > 0
}

export const listWork = async (
  queries: Kysely<Schema>,
  agency: AgencyCode,
): Promise<ReadonlyArray<WorkView>> => {
  const rows = await queries
    .selectFrom("work")
    .select(["id", "lane", "kind", "payload", "due_at as dueAt", "state", "attempt", "note"])
    .where("agency", "=", agency)
    .orderBy("lane")
    .orderBy("due_at")
    .orderBy("number")
    .execute()
  return rows.map(({ note, ...view }) => (note === null ? view : { ...view, note }))
}
