import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, afterEach } from "vitest"

/** Empties a store but for what its migrations have made; as a superuser, whom no foreign key stops. */
const emptied = (schema: string): string => `do $do$
declare
  each record;
begin
  set local session_replication_role = replica;
  set local lock_timeout = '5s';
  for each in select oid::regclass as name, relkind from pg_class
    where relnamespace = '${schema}'::regnamespace and relname <> 'migrations'
  loop
    case each.relkind
      when 'r' then execute format('delete from %s', each.name);
      when 'S' then perform setval(each.name, 1, false);
      else null;
    end case;
  end loop;
end $do$`

/**
 * Schemas for the places of a test file that runs one test after the other. Making one takes ten times as
 * long as opening it, so after each test its schemas are emptied and given to the next ones.
 */
export const reuseStores = (url: string) => {
  const free: Array<string> = []
  const taken = new Map<string, string>()
  const client = new pg.Client(url)
  let connected: Promise<unknown> | undefined

  afterEach(async () => {
    const used = [...taken.values()]
    taken.clear()
    connected ??= client.connect()
    await connected
    for (const schema of used) {
      const { rows } = await client.query("select to_regnamespace($1) as there", [schema])
      if (rows[0].there === null) continue
      await client.query(emptied(schema))
      free.push(schema)
    }
  })
  afterAll(() => client.end())

  /** The schema of a place, until the end of the test. */
  return (place: string): string => {
    const schema = taken.get(place) ?? free.pop() ?? `store_${randomUUID().slice(0, 8)}`
    taken.set(place, schema)
    return schema
  }
}
