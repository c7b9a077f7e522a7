import type { StorageError } from "@lienthong/core"
import {
  type LeasedWork,
  type LeaseRequest,
  type QueueLane,
  type WorkRow,
  workFailure,
  workView,
} from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect, Option } from "effect"
import { callOf } from "../server/call.ts"
import type { Row, Server } from "../server/server.ts"

const leasedWork = ([
  id,
  lane,
  kind,
  payload,
  dueAt,
  attempt,
  note,
  lease,
  problem,
  since,
]: Row): LeasedWork => ({
  id: id as string,
  lane: lane as QueueLane,
  kind: kind as string,
  payload: payload as string,
  dueAt: dueAt as VietnamTime,
  lease: lease as string,
  attempt: attempt as number,
  ...(note !== null && { note: note as string }),
  ...workFailure(problem as string | null, since as VietnamTime | null),
})

/** The columns of an item in the order of `list_work` and `find_work`. */
const workColumns = [
  "id",
  "lane",
  "kind",
  "payload",
  "dueAt",
  "state",
  "attempt",
  "note",
  "problem",
  "failingSince",
  "number",
  "leases",
  "worker",
  "until",
] as const satisfies ReadonlyArray<keyof WorkRow>

const workRow = (row: Row) =>
  workView(Object.fromEntries(workColumns.map((column, at) => [column, row[at]])) as unknown as WorkRow)

/** Prepares the calls of workers, and of those who look at the queue. */
export const prepareQueue = (server: Server, schema: string, agency: AgencyCode) => {
  // A retry would take more work, while what the lost answer leased would wait for its lease to expire.
  const lease = { ...callOf(schema, "take_work", 6), once: true } as const
  const due = { name: "next_due", text: `select ${schema}.next_due($1, $2)` }
  const list = callOf(schema, "list_work", 1)
  const find = callOf(schema, "find_work", 2)
  return {
    list: Effect.map(server.query(list, [agency]), (rows) => rows.map(workRow)),
    find: (id: string) =>
      Effect.map(server.query(find, [agency, id]), ([row]) =>
        row === undefined ? Option.none() : Option.some(workRow(row)),
      ),
    lease: ({ lanes, limit, now, until, worker }: LeaseRequest) =>
      Effect.map(
        server.query(lease, [agency, [...new Set(lanes)].sort(), limit, now, until, worker]),
        (rows) => rows.map(leasedWork),
      ),
    nextDue: (lanes: ReadonlyArray<number>): Effect.Effect<Option.Option<VietnamTime>, StorageError> =>
      Effect.map(server.query(due, [agency, lanes]), ([row]) =>
        Option.fromNullishOr(row?.[0] as VietnamTime | null),
      ),
  }
}
