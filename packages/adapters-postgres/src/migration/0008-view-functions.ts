import { type Kysely, sql } from "kysely"
import { enter } from "./place/enter.ts"
import type { Place } from "./place/place.ts"

/** The functions that read views: each a single call, where a transaction of queries takes four. */
export const readViewsByFunctions = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const named = "in_agency text, in_name text, in_version integer"
const bounds = "in_lists text[], in_from text, in_before text"

const statements = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  const known = `known as materialized (
    select number, position, live from ${s}.views
    where agency = in_agency and name = in_name and version = in_version
  )`
  const head = (language: string) => `language ${language} as $f$
#variable_conflict use_column
${enter(place)}
begin`

  // `offset 0` keeps each row a look-up along the key, though the planner knows little of a table that just
  // grew.
  const rowOf = (key: string, wanted = "") => `lateral (
        select "row" from ${s}.view_rows
        where ${wanted} agency = in_agency and view = (select number from known) and key = ${key} offset 0
      ) r`
  /** The places in all lists. The greatest character ends what has no end, so that one plan serves all. */
  const placed = `from ${s}.view_lists l
        where l.agency = in_agency and l.view = (select number from known) and l.list = in_lists[1]
          and l.sort >= coalesce(in_from, '') and l.sort < coalesce(in_before, chr(1114111))
          and not exists (
            select from unnest(in_lists[2:]) as other (list) where not exists (
              select from ${s}.view_lists o where o.agency = in_agency and o.view = l.view
                and o.list = other.list and o.sort = l.sort and o.key = l.key
            )
          )`
  /** One statement, and so of one instant; each row is sent once, however many places it has. */
  const page = (direction: "asc" | "desc") => {
    const begin =
      direction === "asc"
        ? "> (coalesce(in_sort, ''), coalesce(in_key, ''))"
        : "< (coalesce(in_sort, chr(1114111)), coalesce(in_key, ''))"
    return `return query with ${known},
    places as materialized (
      select p.sort, p.key, p.at, p.at = min(p.at) over (partition by p.key) as first from (
        select l.sort, l.key, row_number() over (order by l.sort ${direction}, l.key ${direction}) as at
        ${placed} and (l.sort, l.key) ${begin}
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

  return [
    `create function ${s}.view_standing(${named}) returns table ("position" bigint, live boolean)
${head("plpgsql")}
  return query select position, live from ${s}.views
    where agency = in_agency and name = in_name and version = in_version;
end $f$`,

    `create function ${s}.view_get(${named}, in_keys text[]) returns table (key text, "row" text)
${head("plpgsql")}
  return query with ${known}
    select wanted.key, r."row" from unnest(in_keys) as wanted (key) cross join ${rowOf("wanted.key")};
end $f$`,

    // The first row has the view's position; those of places come in their order, and the others behind them.
    `create function ${s}.view_page(
  ${named}, ${bounds}, in_sort text, in_key text, in_ascending boolean, in_limit integer, in_places_only boolean,
  in_also text[]
) returns table ("position" bigint, sort text, key text, "row" text)
${head("plpgsql")}
  if in_ascending then
    ${page("asc")}
  else
    ${page("desc")}
  end if;
end $f$`,

    `create function ${s}.view_count(${named}, ${bounds}, in_limit integer) returns bigint
${head("plpgsql")}
  return (with ${known} select count(*) from (select ${placed} limit in_limit) c);
end $f$`,

    // The first row has the view's position.
    `create function ${s}.view_search(${named}, in_words text, in_below bigint, in_limit integer)
returns table ("position" bigint, place bigint, key text, "row" text)
${head("plpgsql")}
  return query with ${known},
    found as materialized (
      select r.place, r.key, r."row" from ${s}.view_rows r
      where r.agency = in_agency and r.view = (select number from known)
        and r.words @@ (select (format('''/%s'' & ', number) || in_words)::tsquery from known)
        and (in_below is null or r.place < in_below)
      order by r.place desc limit in_limit
    )
    select (select position from known), null, null, null
    union all
    (select null, f.place, f.key, f."row" from found f order by f.place desc);
end $f$`,
  ]
}
