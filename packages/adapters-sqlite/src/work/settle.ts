import { type AgencyCode, type SettledWork, StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"

/** The item that is leased under a token; a lease that ran out counts until somebody else takes the item. */
const leasedItem = "agency = ? AND id = ? AND state = 'leased' AND number || '.' || leases = ?"

export const prepareSettleWork = (db: Database.Database, agency: AgencyCode) => {
  const remove = db.prepare<[string, string, string]>(`DELETE FROM work WHERE ${leasedItem}`)
  const putOff = db.prepare<[string, string, string, string, string]>(
    `UPDATE work SET state = 'waiting', leased_until = NULL, worker = NULL, due_at = ?, note = ? WHERE ${leasedItem}`,
  )
  const park = db.prepare<[string, string, string, string]>(
    `UPDATE work SET state = 'parked', leased_until = NULL, worker = NULL, note = ? WHERE ${leasedItem}`,
  )

  const apply = ({ id, lease, outcome }: SettledWork) => {
    switch (outcome._tag) {
      case "Done":
        return remove.run(agency, id, lease)
      case "Again":
        return putOff.run(outcome.dueAt, outcome.note, agency, id, lease)
      case "Parked":
        return park.run(outcome.note, agency, id, lease)
    }
  }

  return (settled: SettledWork): void => {
    if (apply(settled).changes === 0) {
      throw new StorageError({ reason: "lease-lost", detail: { work: settled.id } })
    }
  }
}
