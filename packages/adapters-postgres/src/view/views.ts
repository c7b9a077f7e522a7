import { StorageError } from "@lienthong/core"
import { traced, type ViewName, type ViewStanding, type ViewStore } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { sql, type Transaction } from "kysely"
import type { Schema } from "../server/schema.ts"
import type { asAgency } from "../server/tenant.ts"
import type { prepareViewReads } from "./view-reads.ts"
import { wordVector } from "./words.ts"

/** The max number of rows of a dropped view that one transaction deletes. */
const maxDropped = 2_000

interface Standing {
  readonly number: string
  readonly name: string
  readonly version: number
  readonly position: string
  readonly live: boolean
}

const standing = ({ name, version, position, live }: Standing): ViewStanding => ({
  name,
  version,
  position: BigInt(position),
  live,
})

/** Prepares all work on the views of an agency, each step in its own transaction. */
export const makeViews = (
  inAgency: ReturnType<typeof asAgency>,
  schema: string,
  agency: AgencyCode,
  { standingOf, ...reads }: ReturnType<typeof prepareViewReads>,
): ViewStore => {
  const views = sql.table(`${schema}.views`)
  const rows = sql.table(`${schema}.view_rows`)
  const lists = sql.table(`${schema}.view_lists`)
  const words = sql.table(`${schema}.view_words`)

  const find = async (db: Transaction<Schema>, { name, version }: ViewName, lock = sql``) =>
    (
      await sql<Standing>`select number, name, version, position, live from ${views}
        where agency = ${agency} and name = ${name} and version = ${version} ${lock}`.execute(db)
    ).rows[0]
  const open = async (db: Transaction<Schema>, view: ViewName): Promise<Standing> => {
    const known = await find(db, view)
    if (known) return known
    await sql`insert into ${views} (agency, name, version) values (${agency}, ${view.name}, ${view.version})
      on conflict (agency, name, version) do nothing`.execute(db)
    return (await find(db, view)) as Standing
  }
  /** Leaves all places of these rows except the wanted ones. */
  const leave = (
    db: Transaction<Schema>,
    number: string,
    keys: ReadonlyArray<string>,
    wanted: ReadonlyArray<readonly [list: string, sort: string, key: string]> = [],
  ) =>
    sql`delete from ${lists} l using (
      select e.list, e.sort, r.key from ${rows} r,
        jsonb_to_recordset(r.lists::jsonb) as e (list text, sort text)
      where r.agency = ${agency} and r.view = ${number} and r.key = any(${keys}::text[])
      except select * from ${places(wanted)}
    ) old
    where l.agency = ${agency} and l.view = ${number} and l.list = old.list and l.sort = old.sort
      and l.key = old.key`.execute(db)
  const places = (entries: ReadonlyArray<readonly [list: string, sort: string, key: string]>) =>
    sql`unnest(${entries.map(([list]) => list)}::text[], ${entries.map(([, sort]) => sort)}::text[],
      ${entries.map(([, , key]) => key)}::text[]) as new (list, sort, key)`
  /** Removes the words of these rows, except at places that other words take. */
  const forgetWords = (
    db: Transaction<Schema>,
    number: string,
    keys: ReadonlyArray<string>,
    taken: ReadonlyArray<number> = [],
  ) =>
    sql`delete from ${words} w using ${rows} r where r.agency = ${agency} and r.view = ${number}
      and r.key = any(${keys}::text[]) and w.agency = ${agency} and w.view = ${number} and w.place = r.place
      and w.place <> all(${taken}::bigint[])`.execute(db)
  const removeRows = async (db: Transaction<Schema>, number: string, keys: ReadonlyArray<string>) => {
    await leave(db, number, keys)
    await forgetWords(db, number, keys)
    await sql`delete from ${rows} where agency = ${agency} and view = ${number} and key = any(${keys}::text[])`.execute(
      db,
    )
  }
  return {
    ...reads,
    open: (view) =>
      traced("ViewStore.open")(
        Effect.flatMap(standingOf(view), (known) =>
          known ? Effect.succeed(known) : inAgency(async (db) => standing(await open(db, view))),
        ),
      ),
    list: traced("ViewStore.list")(
      inAgency(async (db) => {
        const all = await sql<Standing>`select number, name, version, position, live from ${views}
          where agency = ${agency} and name < '~' order by name, version`.execute(db)
        return all.rows.map(standing)
      }),
    ),
    advance: ({ view, from, to, put, remove }) =>
      traced("ViewStore.advance")(
        inAgency(
          async (db) => {
            const known = await find(db, view, sql`for update`)
            if (!known) await open(db, view)
            const held = known ?? ((await find(db, view, sql`for update`)) as Standing)
            if (BigInt(held.position) !== from)
              throw new StorageError({
                reason: "view-moved",
                detail: { view: `${view.name}@${view.version}` },
              })
            const keys = put.map(({ key }) => key)
            if (remove.length > 0) await removeRows(db, held.number, remove)
            if (put.length > 0) {
              const entries = put.flatMap(({ key, lists }) =>
                lists.map(({ list, sort }) => [list, sort, key] as const),
              )
              const found = put.flatMap(({ words }) => words ?? [])
              const taken = found.map(({ place }) => place)
              await leave(db, held.number, keys, entries)
              await forgetWords(db, held.number, keys, taken)
              await sql`insert into ${rows} (agency, view, key, "row", lists, place)
                select ${agency}, ${held.number}, key, "row", lists, place
                from unnest(${keys}::text[], ${put.map(({ row }) => row)}::text[],
                  ${put.map(({ lists }) => JSON.stringify(lists))}::text[],
                  ${put.map(({ words }) => words?.place ?? null)}::bigint[]
                ) as new (key, "row", lists, place)
                on conflict (agency, view, key) do update set "row" = excluded."row", lists = excluded.lists,
                  place = excluded.place`.execute(db)
              await sql`insert into ${words} as w (agency, view, place, words)
                select ${agency}, ${held.number}, place, words::tsvector
                from unnest(${taken}::bigint[], ${found.map((each) => wordVector(held.number, each))}::text[])
                  as new (place, words)
                on conflict (agency, view, place) do update set words = excluded.words
                  where w.words <> excluded.words`.execute(db)
              await sql`insert into ${lists} (agency, view, list, sort, key)
                select ${agency}, ${held.number}, list, sort, key from ${places(entries)}
                on conflict do nothing`.execute(db)
            }
            await sql`update ${views} set position = ${String(to)}
              where agency = ${agency} and number = ${held.number}`.execute(db)
          },
          [
            ...remove,
            ...put.flatMap(({ key, row, lists }) => [
              key,
              row,
              ...lists.flatMap(({ list, sort }) => [list, sort]),
            ]),
          ],
          { isDerived: true },
        ),
      ),
    activate: (view) =>
      traced("ViewStore.activate")(
        inAgency(async (db) => {
          await open(db, view)
          await sql`update ${views} set live = (version = ${view.version})
            where agency = ${agency} and name = ${view.name}`.execute(db)
        }),
      ),
    replace: (view, by) =>
      traced("ViewStore.replace")(
        inAgency(async (db) => {
          await open(db, view)
          const { number, live } = (await find(db, view, sql`for update`)) as Standing
          const built = await open(db, by)
          await sql`update ${views} set name = '~' || number, live = false
            where agency = ${agency} and number = ${number}`.execute(db)
          await sql`update ${views} set name = ${view.name}, version = ${view.version}, live = ${live}
            where agency = ${agency} and number = ${built.number}`.execute(db)
        }),
      ),
    drop: ({ name, version }) =>
      traced("ViewStore.drop")(
        inAgency(async (db) => {
          await sql`update ${views} set name = '~' || number, live = false
            where agency = ${agency} and name = ${name} and version = ${version}`.execute(db)
          const dropped = async () =>
            (
              await sql<{ readonly number: string }>`select number from ${views}
                where agency = ${agency} and name >= '~' limit 1`.execute(db)
            ).rows[0]?.number
          const number = await dropped()
          if (number === undefined) return true
          const keys = await sql<{ readonly key: string }>`select key from ${rows}
            where agency = ${agency} and view = ${number} limit ${maxDropped}`.execute(db)
          await removeRows(
            db,
            number,
            keys.rows.map(({ key }) => key),
          )
          if (keys.rows.length < maxDropped)
            await sql`delete from ${views} where agency = ${agency} and number = ${number}`.execute(db)
          return (await dropped()) === undefined
        }),
      ),
  }
}
