import type { AgencyCode, Lane, LeasedWork, LeaseRequest, VietnamTime } from "@lienthong/core"
import type Database from "better-sqlite3"

interface FreeItem {
  readonly number: number
  readonly id: string
  readonly lane: Lane
  readonly kind: string
  readonly payload: string
  readonly dueAt: VietnamTime
  readonly attempt: number
  readonly leases: number
  readonly note: string | null
}

const columns = `number, id, lane, kind, payload, due_at AS "dueAt", attempt, leases, note`

/** By due time, then in the order they were added; the texts of times sort as the times do. */
const inQueueOrder = (one: FreeItem, other: FreeItem): number =>
  one.dueAt === other.dueAt ? one.number - other.number : one.dueAt < other.dueAt ? -1 : 1

/**
 * Prepares the taking of work, inside a transaction that has the write lock. The waiting and the abandoned items of a
 * lane are read apart, each by the index and no further than needed: a long queue costs no more than a short one, and
 * SQLite would sort the union of both anew.
 */
export const prepareLeaseWork = (db: Database.Database, agency: AgencyCode) => {
  const findWaiting = db.prepare<[string, number, string, number], FreeItem>(
    `SELECT ${columns} FROM work WHERE agency = ? AND state = 'waiting' AND lane = ? AND due_at <= ?
     ORDER BY due_at, number LIMIT ?`,
  )
  const findAbandoned = db.prepare<[string, number, string, number], FreeItem>(
    `SELECT ${columns} FROM work WHERE agency = ? AND state = 'leased' AND lane = ? AND leased_until <= ?
     ORDER BY due_at, number LIMIT ?`,
  )
  const findFree = (lane: Lane, now: VietnamTime, limit: number): ReadonlyArray<FreeItem> => {
    const waiting = findWaiting.all(agency, lane, now, limit)
    const abandoned = findAbandoned.all(agency, lane, now, limit)
    return abandoned.length === 0 ? waiting : [...waiting, ...abandoned].sort(inQueueOrder).slice(0, limit)
  }
  const take = db.prepare<[string, string, number]>(
    `UPDATE work SET state = 'leased', attempt = attempt + 1, leases = leases + 1, leased_until = ?, worker = ?
     WHERE number = ?`,
  )

  return ({ lanes, limit, now, until, worker }: LeaseRequest): ReadonlyArray<LeasedWork> => {
    const taken: Array<LeasedWork> = []
    for (const lane of [...new Set(lanes)].sort()) {
      if (taken.length >= limit) break
      for (const item of findFree(lane, now, limit - taken.length)) {
        take.run(until, worker, item.number)
        taken.push(leasedWork(item))
      }
    }
    return taken
  }
}

const leasedWork = ({ number, attempt, leases, note, ...work }: FreeItem): LeasedWork => ({
  ...work,
  lease: `${number}.${leases + 1}`,
  attempt: attempt + 1,
  ...(note === null ? {} : { note }),
})
