import type { StorageError } from "@lienthong/core"
import type { CheckpointView, LeaseCheckpoint, LeasedCheckpoint } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Option } from "effect"
import type { Kysely } from "kysely"
import type { Schema } from "../server/schema.ts"
import type { Server } from "../server/server.ts"

/** Prepares the lease of a checkpoint that is free or held by the same worker. */
export const prepareLeaseCheckpoint = (server: Server, schema: string, agency: AgencyCode) => {
  const lease = {
    name: "lease_checkpoint",
    text: `select * from ${schema}.lease_checkpoint($1, $2, $3, $4, $5)`,
  }
  return ({
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
    )
}

export const listCheckpoints = async (
  queries: Kysely<Schema>,
  agency: AgencyCode,
): Promise<ReadonlyArray<CheckpointView>> => {
  const rows = await queries
    .selectFrom("checkpoints")
    .select(["subscriber", "position", "worker", "leased_until as leasedUntil"])
    .where("agency", "=", agency)
    .orderBy("subscriber")
    .execute()
  return rows.map(({ subscriber, position, worker, leasedUntil }) => ({
    subscriber,
    position: BigInt(position),
    ...(worker !== null && { worker }),
    ...(leasedUntil !== null && { leasedUntil }),
  }))
}
