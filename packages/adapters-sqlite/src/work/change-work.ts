import { StorageError } from "@lienthong/core"
import type { Commit, SettledWork } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"

/** The columns that decide whether an item may be changed; `undefined` if there is no such item. */
interface Item {
  readonly state: "waiting" | "leased" | "parked"
  readonly kind: string
  readonly lease?: string
}

const lost = (work: string) => new StorageError({ reason: "lease-lost", detail: { work } })

const moved = (work: string, item: Item | undefined) =>
  new StorageError({ reason: "work-moved", detail: { work, state: item?.state ?? "done" } })

const settledItem = ({ kind }: Item, { outcome }: SettledWork): Item | undefined => {
  switch (outcome._tag) {
    case "Done":
      return undefined
    case "Again":
      return { kind, state: "waiting" }
    case "Parked":
      return { kind, state: "parked" }
  }
}

/** Prepares a commit's changes of the queue. */
export const prepareChangeWork = (db: Database.Database, agency: number) => {
  const find = db.prepare<[number, string], { readonly state: Item["state"]; kind: string; lease: string }>(
    "SELECT state, kind, number || '.' || leases AS lease FROM work WHERE agency = ? AND id = ?",
  )
  const remove = db.prepare<[number, string]>("DELETE FROM work WHERE agency = ? AND id = ?")
  type Left = [note: string, problem: string | null, since: string | null]
  const putOff = db.prepare<[string, ...Left, number, string]>(
    `UPDATE work SET leased_until = NULL, worker = NULL, due_at = ?, note = ?, problem = ?, failing_since = ?
     WHERE agency = ? AND id = ?`,
  )
  const park = db.prepare<[...Left, number, string]>(
    `UPDATE work SET parked = 1, leased_until = NULL, worker = NULL, note = ?, problem = ?, failing_since = ?
     WHERE agency = ? AND id = ?`,
  )
  const requeue = db.prepare<[string, number, string]>(
    "UPDATE work SET parked = 0, attempt = 0, due_at = ? WHERE agency = ? AND id = ?",
  )
  const release = db.prepare<[string, number, string]>(
    `UPDATE work SET leased_until = NULL, worker = NULL, due_at = ?
     WHERE agency = ? AND id = ?`,
  )
  const insert = db.prepare<[number, string, number, string, string, string]>(
    `INSERT INTO work (agency, id, lane, kind, payload, due_at, parked, attempt, leases)
     VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)`,
  )

  const left = ({ note, failure }: Exclude<SettledWork["outcome"], { readonly _tag: "Done" }>): Left => [
    note,
    failure?.problem ?? null,
    failure?.since ?? null,
  ]

  const settle = ({ id, outcome }: SettledWork) => {
    switch (outcome._tag) {
      case "Done":
        return remove.run(agency, id)
      case "Again":
        return putOff.run(outcome.dueAt, ...left(outcome), agency, id)
      case "Parked":
        return park.run(...left(outcome), agency, id)
    }
  }

  /** The state of an item after the earlier changes of the commit. */
  const itemAmong = (items: ReadonlyMap<string, Item | undefined>, id: string): Item | undefined =>
    items.has(id) ? items.get(id) : find.get(agency, id)

  /** Checks a commit's changes one after another and refuses the first invalid one. */
  const checkAll = (work: NonNullable<Commit["work"]>): void => {
    const items = new Map<string, Item | undefined>()
    for (const settled of work.settle ?? []) {
      const item = itemAmong(items, settled.id)
      if (item?.state !== "leased" || item.lease !== settled.lease) throw lost(settled.id)
      items.set(settled.id, settledItem(item, settled))
    }
    for (const { id } of work.requeue ?? []) {
      const item = itemAmong(items, id)
      if (item?.state !== "parked") throw moved(id, item)
      items.set(id, { kind: item.kind, state: "waiting" })
    }
    for (const { id, lease } of work.release ?? []) {
      const item = itemAmong(items, id)
      if (item?.state !== "leased" || item.lease !== lease) throw moved(id, item)
      items.set(id, { kind: item.kind, state: "waiting" })
    }
    for (const { id, kind } of work.add ?? []) {
      const known = itemAmong(items, id)
      if (known !== undefined) {
        throw new StorageError({ reason: "mark-taken", detail: { key: `work ${id}`, value: known.kind } })
      }
      items.set(id, { kind, state: "waiting" })
    }
  }

  return {
    check: ({ work }: Commit): void => {
      if (work !== undefined) checkAll(work)
    },
    write: ({ work }: Commit): void => {
      for (const settled of work?.settle ?? []) settle(settled)
      for (const { id, dueAt } of work?.requeue ?? []) requeue.run(dueAt, agency, id)
      for (const { id, dueAt } of work?.release ?? []) release.run(dueAt, agency, id)
      for (const { id, lane, kind, payload, dueAt } of work?.add ?? []) {
        insert.run(agency, id, lane, kind, payload, dueAt)
      }
    },
  }
}
