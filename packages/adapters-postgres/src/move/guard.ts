import { MoveError } from "./move-error.ts"
import { forgetMove, inTransaction, type MovePlace, noteMove } from "./move-place.ts"
import { dataTables } from "./tables.ts"

const names = dataTables.map(({ name }) => name)

/** How long a transaction that began before may go on writing. */
const maxWaitSeconds = 60

/** Makes the triggers that refuse to write what has moved, where there are none. */
export const guard = async ({ client, schema }: MovePlace): Promise<void> => {
  const { rows } = await client.query<{ readonly name: string }>(
    `select relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
     where relnamespace = $1::regnamespace and tgname = 'refuse_moved'`,
    [schema],
  )
  const guarded = new Set(rows.map(({ name }) => name))
  for (const name of names)
    if (!guarded.has(name))
      await client.query(
        `create trigger refuse_moved before insert or update or delete on ${schema}.${name}
         for each statement execute function ${schema}.refuse_moved()`,
      )
}

/** The transactions that hold a lock to write one of the tables, with their processes. */
const writers = async ({ client, schema }: MovePlace): Promise<ReadonlyMap<string, number | null>> => {
  const { rows } = await client.query<{ readonly transaction: string; readonly pid: number | null }>(
    `select distinct virtualtransaction as transaction, pid from pg_locks
     where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
       and database = (select oid from pg_database where datname = current_database())
       and relation = any(select ($1 || '.' || name)::regclass::oid from unnest($2::text[]) as name)`,
    [schema, names],
  )
  return new Map(rows.map(({ transaction, pid }) => [transaction, pid]))
}

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/**
 * Lets nobody write the agency's data at its old place any more, and waits for those who began before. If
 * they do not end, the agency goes on there.
 */
export const freeze = async (from: MovePlace, to: MovePlace): Promise<void> => {
  await inTransaction(from, () => noteMove(from, "left", to))
  const before = await writers(from)
  const until = performance.now() + maxWaitSeconds * 1_000
  for (;;) {
    const now = await writers(from)
    const left = [...before].find(([transaction]) => now.has(transaction))
    if (left === undefined) return
    if (performance.now() > until) {
      await forgetMove(from)
      throw new MoveError({
        reason: "still-writing",
        detail: { place: from.name, seconds: String(maxWaitSeconds), pid: String(left[1] ?? "?") },
      })
    }
    await pause(20)
  }
}
