import { type Kysely, sql } from "kysely"
import type { Place } from "./place/place.ts"

/**
 * Which agencies are arriving from another server, and which have left for one. Nothing of them is written
 * here: the trigger function says so. The triggers themselves are made by the first move, so that a server
 * that no agency ever leaves pays nothing for them.
 */
export const keepMoves = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const statements = ({ schema: s, role, partitions }: Place): ReadonlyArray<string> => {
  const parts = Array.from({ length: partitions }, (_, n) => `moves_${n}`)
  const separate = (table: string) => [
    `alter table ${s}.${table} enable row level security`,
    `alter table ${s}.${table} force row level security`,
    `create policy own_agency on ${s}.${table} using (agency = current_setting('lienthong.agency', true))`,
  ]
  return [
    `create table ${s}.moves (
  agency text collate "C" not null,
  state text collate "C" not null check (state in ('arriving', 'left')),
  other text collate "C" not null,
  since timestamptz not null default now(),
  primary key (agency)
)${partitions > 0 ? " partition by hash (agency)" : ""}`,
    ...parts.map(
      (name, n) =>
        `create table ${s}.${name} partition of ${s}.moves for values with (modulus ${partitions}, remainder ${n})`,
    ),
    ...["moves", ...parts].flatMap(separate),
    `grant select, insert, update, delete on ${s}.moves to ${role}`,
    `create function ${s}.refuse_moved() returns trigger language plpgsql as $f$
declare
  place record;
begin
  if current_setting('lienthong.moving', true) = current_setting('lienthong.agency', true) then
    return null;
  end if;
  select state, other into place from ${s}.moves where agency = current_setting('lienthong.agency', true);
  if found then
    raise exception using errcode = 'LT002', message = place.state,
      detail = json_build_array(current_setting('lienthong.agency', true), place.other)::text;
  end if;
  return null;
end $f$`,
  ]
}
