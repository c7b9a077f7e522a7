import { type Kysely, sql } from "kysely"
import type { Place } from "./place/place.ts"

const tables = ["views", "view_rows", "view_lists"]

/**
 * The rows of read models, and the lists that pages are read from; each table with the agency first in its
 * key.
 */
export const keepViews = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const statements = ({ schema: s, role, partitions }: Place): ReadonlyArray<string> => {
  const end = partitions > 0 ? " partition by hash (agency)" : ""
  const parts = (table: string) =>
    Array.from(
      { length: partitions },
      (_, n) =>
        `create table ${s}.${table}_${n} partition of ${s}.${table} for values with (modulus ${partitions}, remainder ${n})`,
    )
  const separate = (table: string) => [
    `alter table ${s}.${table} enable row level security`,
    `alter table ${s}.${table} force row level security`,
    `create policy own_agency on ${s}.${table} using (agency = current_setting('lienthong.agency', true))`,
  ]
  return [
    `create sequence ${s}.view_number cache 1`,
    `create table ${s}.views (
  agency text collate "C" not null,
  number bigint not null default nextval('${s}.view_number'),
  name text collate "C" not null,
  version integer not null,
  position bigint not null default 0,
  live boolean not null default false,
  primary key (agency, number),
  unique (agency, name, version)
)${end}`,
    `create table ${s}.view_rows (
  agency text collate "C" not null,
  view bigint not null,
  key text collate "C" not null,
  "row" text not null,
  primary key (agency, view, key)
)${end}`,
    `create table ${s}.view_lists (
  agency text collate "C" not null,
  view bigint not null,
  list text collate "C" not null,
  sort text collate "C" not null,
  key text collate "C" not null,
  primary key (agency, view, list, sort, key)
)${end}`,
    `create index view_lists_of_row on ${s}.view_lists (agency, view, key, list, sort)`,
    ...tables.flatMap((table) => [
      ...parts(table),
      ...separate(table),
      ...Array.from({ length: partitions }, (_, n) => separate(`${table}_${n}`)).flat(),
      `grant select, insert, update, delete on ${s}.${table} to ${role}`,
    ]),
    `grant usage, select, update on sequence ${s}.view_number to ${role}`,
  ]
}
