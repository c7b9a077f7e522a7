import { type WorkView, workColumns, workView } from "@lienthong/core/adapter"
import type { Kysely } from "kysely"
import type { Schema } from "../connection/schema.ts"

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
