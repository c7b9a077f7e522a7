import {
  type AgencyCode,
  type CheckpointView,
  type LeaseCheckpoint,
  type LeasedCheckpoint,
  type MoveCheckpoint,
  StorageError,
  type VietnamTime,
} from "@lienthong/core"
import type Database from "better-sqlite3"

interface CheckpointRow {
  readonly subscriber: string
  readonly position: bigint
  readonly worker: string | null
  readonly leasedUntil: VietnamTime | null
}

/** Prepares the taking of a checkpoint, free or held by the same worker. */
export const prepareLeaseCheckpoint = (db: Database.Database, agency: AgencyCode) => {
  const lease = db
    .prepare<
      { agency: string; subscriber: string; worker: string; now: string; until: string },
      { readonly position: bigint; readonly leases: bigint }
    >(
      `INSERT INTO checkpoints (agency, subscriber, position, leases, worker, leased_until)
       VALUES (@agency, @subscriber, 0, 1, @worker, @until)
       ON CONFLICT (agency, subscriber) DO UPDATE
         SET leases = leases + 1, worker = excluded.worker, leased_until = excluded.leased_until
         WHERE worker IS NULL OR worker = excluded.worker OR leased_until <= @now
       RETURNING position, leases`,
    )
    .safeIntegers()
  return ({ subscriber, worker, now, until }: LeaseCheckpoint): LeasedCheckpoint | undefined => {
    const row = lease.get({ agency, subscriber, worker, now, until })
    return row && { subscriber, position: row.position, lease: String(row.leases) }
  }
}

export const prepareMoveCheckpoint = (db: Database.Database, agency: AgencyCode) => {
  const move = db.prepare<{
    agency: string
    subscriber: string
    lease: string
    from: bigint
    to: bigint
    keep: number
  }>(
    `UPDATE checkpoints SET position = @to,
       worker = CASE WHEN @keep THEN worker END, leased_until = CASE WHEN @keep THEN leased_until END
     WHERE agency = @agency AND subscriber = @subscriber AND worker IS NOT NULL
       AND leases || '' = @lease AND position = @from`,
  )
  return ({ subscriber, lease, from, to, keep }: MoveCheckpoint): void => {
    if (move.run({ agency, subscriber, lease, from, to, keep: keep ? 1 : 0 }).changes === 0) {
      throw new StorageError({ reason: "checkpoint-moved", detail: { subscriber } })
    }
  }
}

export const prepareListCheckpoints = (db: Database.Database, agency: AgencyCode) => {
  const list = db
    .prepare<[string], CheckpointRow>(
      `SELECT subscriber, position, worker, leased_until AS "leasedUntil" FROM checkpoints
       WHERE agency = ? ORDER BY subscriber`,
    )
    .safeIntegers()
  return (): ReadonlyArray<CheckpointView> =>
    list.all(agency).map(({ subscriber, position, worker, leasedUntil }) => ({
      subscriber,
      position,
      ...(worker !== null && { worker }),
      ...(leasedUntil !== null && { leasedUntil }),
    }))
}
