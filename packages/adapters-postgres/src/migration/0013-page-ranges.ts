import { type Kysely, sql } from "kysely"
import { enter } from "./place/enter.ts"
import type { Place } from "./place/place.ts"

/**
 * Reads a page from where it begins: the bound of the period and the end of the page before are one bound.
 * With two, PostgreSQL begins at either, and reads all places between them.
 */
export const beginPagesAtOneBound = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(pageFunction(place)).execute(db)
}

const pageFunction = (place: Place): string => {
  const { schema: s } = place
  const rowOf = (key: string, wanted = "") => `lateral (
        select "row" from ${s}.view_rows
        where ${wanted} agency = in_agency and view = (select number from known) and key = ${key} offset 0
      ) r`
  const page = (direction: "asc" | "desc") => {
    const range =
      direction === "asc"
        ? "(l.sort, l.key) > (first_sort, first_key) and l.sort < coalesce(in_before, chr(1114111))"
        : "(l.sort, l.key) < (first_sort, first_key) and l.sort >= coalesce(in_from, '')"
    return `return query with known as materialized (
      select number, position, live from ${s}.views
      where agency = in_agency and name = in_name and version = in_version
    ),
    places as materialized (
      select p.sort, p.key, p.at, p.at = min(p.at) over (partition by p.key) as first from (
        select l.sort, l.key, row_number() over (order by l.sort ${direction}, l.key ${direction}) as at
        from ${s}.view_lists l
        where l.agency = in_agency and l.view = (select number from known) and l.list = in_lists[1] and ${range}
          and not exists (
            select from unnest(in_lists[2:]) as other (list) where not exists (
              select from ${s}.view_lists o where o.agency = in_agency and o.view = l.view
                and o.list = other.list and o.sort = l.sort and o.key = l.key
            )
          )
        order by l.sort ${direction}, l.key ${direction} limit in_limit
      ) p
    ),
    found as (
      select 0 as at, (select position from known) as "position", null as sort, null as key, null as "row"
      union all
      select p.at, null, p.sort, p.key, r."row" from places p
      left join ${rowOf("p.key", "not in_places_only and p.first and")} on true
      union all
      select null, null, null, also.key, r."row" from unnest(in_also) as also (key)
      cross join ${rowOf("also.key")}
    )
    select "position", sort, key, "row" from found order by at;`
  }
  return `create or replace function ${s}.view_page(
  in_agency text, in_name text, in_version integer, in_lists text[], in_from text, in_before text, in_sort text,
  in_key text, in_ascending boolean, in_limit integer, in_places_only boolean, in_also text[]
) returns table ("position" bigint, sort text, key text, "row" text) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
  first_sort text := in_sort;
  first_key text := in_key;
begin
  if in_ascending then
    if in_sort is null or in_sort collate "C" < in_from then
      first_sort := coalesce(in_from, '');
      first_key := '';
    end if;
    ${page("asc")}
  else
    if in_sort is null or in_sort collate "C" >= in_before then
      first_sort := coalesce(in_before, chr(1114111));
      first_key := '';
    end if;
    ${page("desc")}
  end if;
end $f$`
}
