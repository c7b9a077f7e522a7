import type { MovePlace } from "./move-place.ts"
import type { MovedTable } from "./tables.ts"

/** How many keys are compared at a time, and how many rows are copied: files come in large pieces. */
const pageSize = 5_000
const rowsAtOnce = (name: string): number => (name === "chunks" ? 4 : 500)

/** The text of a key and the digest of its row. */
interface Kept {
  readonly key: Readonly<Record<string, string>>
  readonly hash: string
}

/** Rows that are only at the new place. They are removed after all tables have what is new. */
export interface Surplus {
  readonly table: MovedTable
  readonly keys: ReadonlyArray<Kept["key"]>
}

const keyColumns = ({ keys }: MovedTable) => keys.map(({ name }) => name).join(", ")

/** The same of the table that a statement calls `t`: a column of an answer may have the name of one. */
const ownKey = ({ keys }: MovedTable) => keys.map(({ name }) => `t.${name}`).join(", ")

const bound = ({ keys }: MovedTable, from: number) =>
  keys.map(({ type }, index) => `$${from + index}::text::${type}`).join(", ")

const valuesOf = ({ keys }: MovedTable, key: Kept["key"]) => keys.map(({ name }) => key[name] ?? null)

/** The keys of a table after one and up to another, in their order. */
const readKeys = async (
  { client, schema, agency }: MovePlace,
  table: MovedTable,
  {
    after,
    upTo,
    limit,
  }: { readonly after?: Kept["key"] | undefined; readonly upTo?: Kept["key"]; readonly limit?: number },
): Promise<ReadonlyArray<Kept>> => {
  const width = table.keys.length
  const ranges = [
    ...(after ? [`(${ownKey(table)}) > (${bound(table, 2)})`] : []),
    ...(upTo ? [`(${ownKey(table)}) <= (${bound(table, 2 + (after ? width : 0))})`] : []),
  ].map((range) => ` and ${range}`)
  const key = table.keys.map(({ name }) => `'${name.replaceAll('"', "")}', t.${name}::text`).join(", ")
  const { rows } = await client.query<Kept>(
    `select json_build_object(${key}) as key, ${table.isImmutable ? "''" : "md5(t::text)"} as hash
     from ${schema}.${table.name} t where agency = $1${ranges.join("")} order by ${ownKey(table)}
     ${limit === undefined ? "" : `limit ${limit}`}`,
    [agency, ...(after ? valuesOf(table, after) : []), ...(upTo ? valuesOf(table, upTo) : [])],
  )
  return rows
}

const textOf = ({ key }: Kept): string => JSON.stringify(key)

const copyRows = async (
  from: MovePlace,
  to: MovePlace,
  table: MovedTable,
  keys: ReadonlyArray<Kept["key"]>,
): Promise<void> => {
  const wanted = `(${ownKey(table)}) in (select ${keyColumns(table)} from json_populate_recordset(null::${from.schema}.${table.name}, $2::json))`
  const columns = table.columns.join(", ")
  const others = table.columns.filter(
    (column) => column !== "agency" && !table.keys.some(({ name }) => name === column),
  )
  const known =
    others.length === 0
      ? "nothing"
      : `update set ${others.map((column) => `${column} = excluded.${column}`).join(", ")}`
  const step = rowsAtOnce(table.name)
  for (let first = 0; first < keys.length; first += step) {
    const { rows } = await from.client.query<{ readonly rows: string | null }>(
      `select json_agg(t)::text as rows from ${from.schema}.${table.name} t where agency = $1 and ${wanted}`,
      [from.agency, JSON.stringify(keys.slice(first, first + step))],
    )
    // Rows that work has removed meanwhile are compared again when it stands still.
    if (rows[0]?.rows == null) continue
    await to.client.query(
      `insert into ${to.schema}.${table.name} (${columns})
       select ${columns} from json_populate_recordset(null::${to.schema}.${table.name}, $1::json)
       on conflict (agency, ${keyColumns(table)}) do ${known}`,
      [rows[0].rows],
    )
  }
}

/**
 * Makes a table at the new place hold what it holds at the old one: copies what is missing or other, page by
 * page, and returns what is to be removed.
 */
export const syncTable = async (
  from: MovePlace,
  to: MovePlace,
  table: MovedTable,
  copied: (rows: number) => void,
): Promise<Surplus> => {
  const surplus: Array<Kept["key"]> = []
  for (let after: Kept["key"] | undefined; ; ) {
    const page = await readKeys(from, table, { after, limit: pageSize })
    const last = page.length < pageSize ? undefined : page.at(-1)?.key
    const there = await readKeys(to, table, { after, ...(last && { upTo: last }) })
    const hashes = new Map(there.map((kept) => [textOf(kept), kept.hash]))
    const other = page.filter((kept) => hashes.get(textOf(kept)) !== kept.hash).map(({ key }) => key)
    await copyRows(from, to, table, other)
    if (other.length > 0) copied(other.length)
    const here = new Set(page.map(textOf))
    surplus.push(...there.filter((kept) => !here.has(textOf(kept))).map(({ key }) => key))
    if (last === undefined) return { table, keys: surplus }
    after = last
  }
}

/** Removes rows from a place. */
export const removeRows = async (
  { client, schema, agency }: MovePlace,
  { table, keys }: Surplus,
): Promise<void> => {
  if (keys.length === 0) return
  await client.query(
    `delete from ${schema}.${table.name} t where agency = $1 and (${ownKey(table)}) in
     (select ${keyColumns(table)} from json_populate_recordset(null::${schema}.${table.name}, $2::json))`,
    [agency, JSON.stringify(keys)],
  )
}

/** The number of an agency's rows in a table, and a digest of all of them; of files' bytes, their lengths. */
export const contentOf = async (
  { client, schema, agency }: MovePlace,
  table: MovedTable,
): Promise<{ readonly rows: string; readonly digest: string }> => {
  const row = table.name === "chunks" ? `(${ownKey(table)}, octet_length(bytes))::text` : "t::text"
  const { rows } = await client.query<{ readonly rows: string; readonly digest: string | null }>(
    `select count(*) as rows, md5(string_agg(md5(${row}), '' order by ${ownKey(table)})) as digest
     from ${schema}.${table.name} t where agency = $1`,
    [agency],
  )
  return { rows: rows[0]?.rows ?? "0", digest: rows[0]?.digest ?? "" }
}
