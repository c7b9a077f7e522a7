import { type Kysely, sql } from "kysely"
import { enter } from "./place/enter.ts"
import type { Place } from "./place/place.ts"

/**
 * The words that rows are found by, in a separate table. Row-level security keeps an index from comparing
 * words, since no operator on them is leakproof: a search read every row of the agency. So one function finds
 * words as the owner of the tables, whom a policy of this table alone lets read, and gives places, not texts.
 */
export const keepWordsApart = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const statements = (place: Place): ReadonlyArray<string> => {
  const { schema: s, role, partitions } = place
  const numbers = Array.from({ length: partitions }, (_, n) => n)
  const tables = ["view_words", ...numbers.map((n) => `view_words_${n}`)]
  return [
    `create table ${s}.view_words (
  agency text collate "C" not null,
  view bigint not null,
  place bigint not null,
  words tsvector not null,
  primary key (agency, view, place)
)${partitions > 0 ? " partition by hash (agency)" : ""}`,
    ...numbers.map(
      (n) =>
        `create table ${s}.view_words_${n} partition of ${s}.view_words for values with (modulus ${partitions}, remainder ${n})`,
    ),

    // The owner moves the words of all agencies.
    `alter table ${s}.view_rows no force row level security`,
    `insert into ${s}.view_words (agency, view, place, words)
select agency, view, place, words from ${s}.view_rows where place is not null and words is not null`,
    `alter table ${s}.view_rows force row level security`,
    `alter table ${s}.view_rows drop column words`,
    `create index view_words_index on ${s}.view_words using gin (words)`,

    ...tables.flatMap((table) => [
      `alter table ${s}.${table} enable row level security`,
      `alter table ${s}.${table} force row level security`,
      `create policy own_agency on ${s}.${table} using (agency = current_setting('lienthong.agency', true))`,
    ]),
    `create policy search on ${s}.view_words for select to current_user using (true)`,
    `grant select, insert, update, delete on ${s}.view_words to ${role}`,

    `create function ${s}.find_words(in_agency text, in_view bigint, in_words text, in_below bigint, in_limit integer)
returns setof bigint language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $f$
begin
  if in_agency is distinct from current_setting('lienthong.agency', true) then
    return;
  end if;
  return query select place from ${s}.view_words
    where agency = in_agency and view = in_view and words @@ in_words::tsquery
      and (in_below is null or place < in_below)
    order by place desc limit in_limit;
end $f$`,
    `revoke execute on function ${s}.find_words from public`,
    `grant execute on function ${s}.find_words to ${role}`,

    // The first row has the view's position.
    `create or replace function ${s}.view_search(
  in_agency text, in_name text, in_version integer, in_words text, in_below bigint, in_limit integer
) returns table ("position" bigint, place bigint, key text, "row" text) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query with known as materialized (
      select number, position from ${s}.views
      where agency = in_agency and name = in_name and version = in_version
    ),
    found as materialized (
      select f.place from known, lateral ${s}.find_words(
        in_agency, known.number, format('''/%s'' & ', known.number) || in_words, in_below, in_limit
      ) as f (place)
    )
    select (select position from known), null, null, null
    union all
    (
      select null, found.place, r.key, r."row" from found cross join lateral (
        select key, "row" from ${s}.view_rows
        where agency = in_agency and view = (select number from known) and place = found.place offset 0
      ) r order by found.place desc
    );
end $f$`,
  ]
}
