import { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import { Kysely, PostgresDialect, sql } from "kysely"
import pg from "pg"
import { storageErrorOf, unavailable } from "../server/error.ts"
import type { Server } from "../server/server.ts"
import { migrations } from "./migrations.ts"
import type { Place } from "./place/place.ts"

const known = Object.keys(migrations)

const refuseNewerSchema = (found: ReadonlyArray<string>): void => {
  const unknown = found.filter((name) => !known.includes(name)).at(-1)
  if (unknown !== undefined) {
    throw new StorageError({
      reason: "schema-too-new",
      detail: { found: unknown, known: known.at(-1) ?? "none" },
    })
  }
}

const refuseOtherSchema = (found: ReadonlyArray<string>, { schema }: Place): void => {
  if (found.length === 0) throw unavailable(`the database has no store in a schema named ${schema}`)
  if (found.length < known.length)
    throw unavailable(`the store in ${schema} is of an earlier release: ${found.at(-1)}, not ${known.at(-1)}`)
}

/**
 * Brings the schema up to date, as the owner and in one transaction: a failed step leaves nothing. Of two
 * nodes that start at once, the second waits and finds the work done. Kysely's own migrator is not used
 * because it reads the catalogue of the whole database each time, and its lock lets two nodes create its
 * tables at once.
 */
export const upgradeSchema = (
  server: Server,
  owner: pg.PoolConfig,
  place: Place,
  mayChange: boolean,
): Effect.Effect<void, StorageError> =>
  Effect.tryPromise({
    try: async () => {
      const found = await asLogin(server, async (client) => {
        await refuseUnboundRole(client, place)
        return stepsOf(client, place)
      })
      refuseNewerSchema(found)
      if (!mayChange) refuseOtherSchema(found, place)
      if (found.length < known.length) await asOwner(owner, (pool) => runMigrations(pool, place))
      // Refused if the login may not act as the role: an error now is better than at the first commit.
      await asLogin(server, (client) => client.query("select set_config('role', $1, true)", [place.role]))
    },
    catch: (thrown) => storageErrorOf(thrown),
  })

const asLogin = async <A>(server: Server, run: (client: pg.ClientBase) => Promise<A>): Promise<A> => {
  const client = await server.connect()
  try {
    return await run(client)
  } finally {
    client.release()
  }
}

/**
 * Refuses a role that row-level security does not bind, because it would separate nothing. A missing role is
 * created bound.
 */
export const refuseUnboundRole = async (
  client: pg.ClientBase,
  { role }: Pick<Place, "role">,
): Promise<void> => {
  const { rows } = await client.query<{ readonly rolsuper: boolean }>(
    "select rolsuper from pg_roles where rolname = $1 and (rolsuper or rolbypassrls)",
    [role],
  )
  const [unbound] = rows
  if (unbound !== undefined)
    throw unavailable(
      `the role ${role} ${unbound.rolsuper ? "is a superuser" : "has BYPASSRLS"}, which row-level security does not bind: name another role for the store`,
    )
}

/** Runs on a separate connection, so that a step may take as long as it needs. */
const asOwner = async (owner: pg.PoolConfig, run: (pool: pg.Pool) => Promise<void>): Promise<void> => {
  const its = new pg.Pool({ ...owner, max: 1 })
  try {
    await run(its)
  } finally {
    await its.end()
  }
}

/** The steps that a store has taken, in order. Empty where there is no store. */
export const stepsOf = async (
  client: pg.ClientBase,
  { schema }: Pick<Place, "schema">,
): Promise<ReadonlyArray<string>> => {
  const { rows } = await client.query<{ readonly there: string | null }>("select to_regclass($1) as there", [
    `${schema}.migrations`,
  ])
  if (rows[0]?.there == null) return []
  const names = await client.query<{ readonly name: string }>(
    `select name from ${schema}.migrations order by name`,
  )
  return names.rows.map(({ name }) => name)
}

const runMigrations = (pool: pg.Pool, place: Place): Promise<void> => {
  const migrationsTable = sql.table(`${place.schema}.migrations`)
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }).transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('lienthong migrations'))`.execute(db)
    await sql.raw(foundations(place)).execute(db)
    const { rows } = await sql<{
      readonly name: string
    }>`select name from ${migrationsTable} order by name`.execute(db)
    const found = rows.map(({ name }) => name)
    refuseNewerSchema(found)
    for (const [name, run] of Object.entries(migrations)) {
      if (found.includes(name)) continue
      await run(db, place)
      await sql`insert into ${migrationsTable} (name) values (${name})`.execute(db)
    }
  })
}

/**
 * Creates what the first step needs: the schema, its list of steps, and the role that may use it. A role
 * belongs to the whole server, where another database's store may be creating it at this moment. The login
 * that creates a role may grant it, but since PostgreSQL 16 may not act as it before granting it to itself.
 */
const foundations = ({ schema, role }: Place) => `
create schema if not exists ${schema};
create table if not exists ${schema}.migrations (name text primary key, run_at timestamptz not null default now());
do $do$ begin
  if not exists (select from pg_roles where rolname = '${role}') then
    begin
      create role ${role} nologin;
    exception when duplicate_object or unique_violation then
      null;
    end;
  end if;
  begin
    set local role ${role};
  exception when insufficient_privilege then
    grant ${role} to current_user;
  end;
  reset role;
end $do$`
