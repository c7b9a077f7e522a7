import { StorageError } from "@lienthong/core"
import type {
  CheckpointView,
  Commit,
  LeaseCheckpoint,
  LeasedCheckpoint,
  MoveCheckpoint,
} from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"

interface CheckpointRow {
  readonly subscriber: string
  readonly position: bigint
  readonly worker: string | null
  readonly leasedUntil: VietnamTime | null
}

/** Prepares the lease of a checkpoint that is free or held by the same worker. */
export const prepareLeaseCheckpoint = (db: Database.Database, agency: number) => {
  const lease = db
    .prepare<
      { agency: number; subscriber: string; worker: string; now: string; until: string },
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

export const prepareMoveCheckpoints = (db: Database.Database, agency: number) => {
  const find = db
    .prepare<[number, string], { readonly position: bigint; readonly lease: string }>(
      `SELECT position, leases || '' AS lease FROM checkpoints
       WHERE agency = ? AND subscriber = ? AND worker IS NOT NULL`,
    )
    .safeIntegers()
  const keepOn = db.prepare<[bigint, number, string]>(
    "UPDATE checkpoints SET position = ? WHERE agency = ? AND subscriber = ?",
  )
  const giveBack = db.prepare<[bigint, number, string]>(
    `UPDATE checkpoints SET position = ?, worker = NULL, leased_until = NULL
     WHERE agency = ? AND subscriber = ?`,
  )
  return {
    /** Checks a commit's moves one after another and refuses the first invalid one. */
    check: ({ checkpoints = [] }: Commit): void => {
      const held = new Map<string, Pick<MoveCheckpoint, "lease" | "to"> | undefined>()
      for (const { subscriber, lease, from, to, keep } of checkpoints) {
        const row = held.has(subscriber) ? undefined : find.get(agency, subscriber)
        const stands = held.get(subscriber) ?? (row && { lease: row.lease, to: row.position })
        if (stands?.lease !== lease || stands.to !== from) {
          throw new StorageError({ reason: "checkpoint-moved", detail: { subscriber } })
        }
        held.set(subscriber, keep ? { lease, to } : undefined)
      }
    },
    write: ({ checkpoints = [] }: Commit): void => {
      for (const { subscriber, to, keep } of checkpoints) {
        const move = keep ? keepOn : giveBack
        move.run(to, agency, subscriber)
      }
    },
  }
}

export const prepareListCheckpoints = (db: Database.Database, agency: number) => {
  const list = db
    .prepare<[number], CheckpointRow>(
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
