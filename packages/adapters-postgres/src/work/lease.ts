import type { StorageError } from "@lienthong/core"
import { type LeasedWork, type LeaseRequest, type QueueLane, workFailure } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect, Option } from "effect"
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

/** Prepares the workers' calls. */
export const prepareLeaseWork = (server: Server, schema: string, agency: AgencyCode) => {
  // A retry would take more work, while what the lost answer leased would wait for its lease to expire.
  const lease = {
    name: "take_work",
    text: `select * from ${schema}.take_work($1, $2, $3, $4, $5, $6)`,
    once: true,
  } as const
  const due = { name: "next_due", text: `select ${schema}.next_due($1, $2)` }
  return {
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
