import type { WorkView } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import type { Kysely } from "kysely"
import type { Schema } from "../server/schema.ts"

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
  readonly number: string
  readonly leases: number
  readonly worker: string | null
  readonly until: VietnamTime | null
}

const viewOf = ({ note, number, leases, worker, until, ...item }: ViewRow): WorkView => ({
  ...item,
  ...(note !== null && { note }),
  ...(worker !== null && until !== null && { leased: { worker, lease: `${number}.${leases}`, until } }),
})

export const listWork = async (
  queries: Kysely<Schema>,
  agency: AgencyCode,
): Promise<ReadonlyArray<WorkView>> => {
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
  agency: AgencyCode,
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
