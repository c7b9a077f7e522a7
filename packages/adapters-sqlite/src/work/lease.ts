import { type LeasedWork, type LeaseRequest, type QueueLane, workFailure } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"

type FreeItem = readonly [
  number: number,
  id: string,
  lane: QueueLane,
  kind: string,
  payload: string,
  dueAt: VietnamTime,
  attempt: number,
  leases: number,
  note: string | null,
  problem: string | null,
  since: VietnamTime | null,
]

const columns = "number, id, lane, kind, payload, due_at, attempt, leases, note, problem, failing_since"

/**
 * Prepares the lease of work, inside a transaction that has the write lock. A lane is read in its order and
 * no further than needed, past the items of living workers: a long queue costs no more than a short one.
 */
export const prepareLeaseWork = (db: Database.Database, agency: number) => {
  // With a bare parameter as the limit, SQLite would prepare the statement again for every value.
  const findFree = db
    .prepare<[number, number, string, string, number], FreeItem>(
      `SELECT ${columns} FROM work
       WHERE agency = ? AND lane = ? AND due_at <= ? AND parked = 0 AND (leased_until IS NULL OR leased_until <= ?)
       ORDER BY due_at, number LIMIT 0 + ?`,
    )
    .raw()
  const take = db.prepare<[string, string, number]>(
    "UPDATE work SET attempt = attempt + 1, leases = leases + 1, leased_until = ?, worker = ? WHERE number = ?",
  )

  return ({ lanes, limit, now, until, worker }: LeaseRequest): ReadonlyArray<LeasedWork> => {
    const taken: Array<LeasedWork> = []
    for (const lane of [...new Set(lanes)].sort()) {
      if (taken.length >= limit) break
      for (const item of findFree.all(agency, lane, now, now, limit - taken.length)) {
        take.run(until, worker, item[0])
        taken.push(leasedWork(item))
      }
    }
    return taken
  }
}

const leasedWork = ([
  number,
  id,
  lane,
  kind,
  payload,
  dueAt,
  attempt,
  leases,
  note,
  problem,
  since,
]: FreeItem): LeasedWork => ({
  id,
  lane,
  kind,
  payload,
  dueAt,
  lease: `${number}.${leases + 1}`,
  attempt: attempt + 1,
  ...(note === null ? {} : { note }),
  ...workFailure(problem, since),
})

/** A text that sorts after all times. */
const afterAllTimes = "~"

/** Prepares the look for the time at which the next item of some lanes may be leased. */
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
