import type { MovePlace } from "./move-place.ts"

/**
 * The tables of an agency's data, each after those that it refers to. What an immutable table has under a key
 * never changes, so its rows are compared by their keys.
 */
export const dataTables = [
  { name: "uploads", isImmutable: false },
  { name: "chunks", isImmutable: true },
  { name: "blobs", isImmutable: false },
  { name: "holds", isImmutable: true },
  { name: "streams", isImmutable: false },
  { name: "events", isImmutable: true },
  { name: "commits", isImmutable: true },
  { name: "marks", isImmutable: false },
  { name: "work", isImmutable: false },
  { name: "checkpoints", isImmutable: false },
] as const

/** The tables of read models: they follow from the events up to the position that they name. */
export const viewTables = [
  { name: "views", isImmutable: false },
  { name: "view_rows", isImmutable: false },
  { name: "view_lists", isImmutable: true },
  { name: "view_words", isImmutable: false },
] as const

/** Tables that are not an agency's data: the steps of the schema, and the moves themselves. */
export const otherTables = ["migrations", "moves"]

/** A table, the columns of its key after the agency, and all its columns. */
export interface MovedTable {
  readonly name: string
  readonly isImmutable: boolean
  readonly keys: ReadonlyArray<{ readonly name: string; readonly type: string }>
  readonly columns: ReadonlyArray<string>
}

/** Reads what the catalogue says of some tables. */
export const describeTables = async (
  { client, schema }: MovePlace,
  tables: ReadonlyArray<{ readonly name: string; readonly isImmutable: boolean }>,
): Promise<ReadonlyArray<MovedTable>> => {
  const { rows } = await client.query<{
    readonly table: string
    readonly column: string
    readonly type: string
    readonly key: number | null
  }>(
    `select c.relname as "table", quote_ident(a.attname) as "column", format_type(a.atttypid, null) as type,
       array_position(i.indkey::smallint[], a.attnum) as key
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = $1::regnamespace and c.relname = any($2)
     order by c.relname, a.attnum`,
    [schema, tables.map(({ name }) => name)],
  )
  return tables.map(({ name, isImmutable }) => {
    const own = rows.filter(({ table }) => table === name)
    return {
      name,
      isImmutable,
      columns: own.map(({ column }) => column),
      keys: own
        .flatMap(({ column, type, key }) =>
          key === null || column === "agency" ? [] : [{ name: column, type, key }],
        )
        .sort((one, other) => one.key - other.key)
        .map(({ name: column, type }) => ({ name: column, type })),
    }
  })
}
