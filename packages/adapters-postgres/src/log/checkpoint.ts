import type { StorageError } from "@lienthong/core"
import type { CheckpointView, LeaseCheckpoint, LeasedCheckpoint } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect, Option } from "effect"
import { callOf } from "../server/call.ts"
import type { Row, Server } from "../server/server.ts"

const checkpointView = ([subscriber, position, worker, leasedUntil]: Row): CheckpointView => ({
  subscriber: subscriber as string,
  position: BigInt(position as string),
  ...(worker !== null && { worker: worker as string }),
  ...(leasedUntil !== null && { leasedUntil: leasedUntil as VietnamTime }),
})

/** Prepares the lease of a checkpoint that is free or held by the same worker, and the list of all. */
export const prepareCheckpoints = (server: Server, schema: string, agency: AgencyCode) => {
  const lease = callOf(schema, "lease_checkpoint", 5)
  const list = callOf(schema, "list_checkpoints", 1)
  return {
    lease: ({
      subscriber,
      worker,
      now,
      until,
    }: LeaseCheckpoint): Effect.Effect<Option.Option<LeasedCheckpoint>, StorageError> =>
      Effect.map(server.query(lease, [agency, subscriber, worker, now, until]), ([row]) =>
        Option.map(Option.fromUndefinedOr(row), ([position, leases]) => ({
          subscriber,
          position: BigInt(position as string),
          lease: String(leases),
        })),
      ),
    list: Effect.map(server.query(list, [agency]), (rows) => rows.map(checkpointView)),
  }
}
