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

/**
 * Prepares the taking of work, inside a transaction that has the write lock. The waiting and the abandoned items of a lane are read apart, each by the index and
 * no further than needed: a long queue costs no more than a short one.
 */
export const prepareLeaseWork = (db: Database.Database, agency: AgencyCode) => {
  const findFree = db.prepare<{ agency: string; lane: number; now: string; limit: number }, FreeItem>(
    `SELECT * FROM (
       SELECT ${columns} FROM work
       WHERE agency = @agency AND state = 'waiting' AND lane = @lane AND due_at <= @now
       ORDER BY due_at, number LIMIT @limit)
     UNION ALL
     SELECT * FROM (
       SELECT ${columns} FROM work
       WHERE agency = @agency AND state = 'leased' AND lane = @lane AND leased_until <= @now
       ORDER BY due_at, number LIMIT @limit)
     ORDER BY "dueAt", number LIMIT @limit`,
  )
  const take = db.prepare<[string, string, number]>(
    `UPDATE work SET state = 'leased', attempt = attempt + 1, leases = leases + 1, leased_until = ?, worker = ?
     WHERE number = ?`,
  )

  return ({ lanes, limit, now, until, worker }: LeaseRequest): ReadonlyArray<LeasedWork> => {
    const taken: Array<LeasedWork> = []
    for (const lane of [...new Set(lanes)].sort()) {
      for (const item of findFree.all({ agency, lane, now, limit: limit - taken.length })) {
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
