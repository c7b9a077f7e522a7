import { type Kysely, sql } from "kysely"
import { enter } from "./place/enter.ts"
import type { Place } from "./place/place.ts"

/**
 * The functions that write views, each a single call of one agency, which a distributed PostgreSQL sends to
 * its node. A step of a view does not wait for the disk, since it is derived from what is on it. Its
 * statements are planned anew each time: a plan made for a small table would be kept while it grows.
 */
export const writeViewsByFunctions = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const named = "in_agency text, in_name text, in_version integer"
const standing = "number bigint, name text, version integer, position bigint, live boolean"

const statements = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  const body = (more = "") => `language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
  planned text := set_config('plan_cache_mode', 'force_custom_plan', true);${more}
begin`
  const found = `select number, name, version, position, live from ${s}.views
    where agency = in_agency and name = in_name and version = in_version`
  return [
    // The number of the view, which is made if it is not there.
    `create function ${s}.view_number_of(${named}) returns bigint language plpgsql as $f$
#variable_conflict use_column
declare
  known bigint;
begin
  select number into known from ${s}.views where agency = in_agency and name = in_name and version = in_version;
  if known is null then
    insert into ${s}.views (agency, number, name, version)
    values (in_agency, nextval('${s}.view_number'), in_name, in_version)
    on conflict (agency, name, version) do nothing;
    select number into strict known from ${s}.views
    where agency = in_agency and name = in_name and version = in_version;
  end if;
  return known;
end $f$`,

    // Leaves all places of these rows except the wanted ones.
    `create function ${s}.leave_places(
  in_agency text, in_view bigint, in_keys text[], wanted_lists text[], wanted_sorts text[], wanted_keys text[]
) returns void language plpgsql as $f$
begin
  delete from ${s}.view_lists l using (
    select e.list, e.sort, r.key from ${s}.view_rows r, jsonb_to_recordset(r.lists::jsonb) as e (list text, sort text)
    where r.agency = in_agency and r.view = in_view and r.key = any (in_keys)
    except select * from unnest(wanted_lists, wanted_sorts, wanted_keys) as wanted (list, sort, key)
  ) old
  where l.agency = in_agency and l.view = in_view and l.list = old.list and l.sort = old.sort and l.key = old.key;
end $f$`,

    // Removes the words of these rows, except at places that other words take.
    `create function ${s}.forget_words(in_agency text, in_view bigint, in_keys text[], taken bigint[]) returns void
language plpgsql as $f$
begin
  delete from ${s}.view_words w using ${s}.view_rows r
  where r.agency = in_agency and r.view = in_view and r.key = any (in_keys)
    and w.agency = in_agency and w.view = in_view and w.place = r.place and w.place <> all (taken);
end $f$`,

    `create function ${s}.remove_rows(in_agency text, in_view bigint, in_keys text[]) returns void
language plpgsql as $f$
begin
  perform ${s}.leave_places(in_agency, in_view, in_keys, '{}', '{}', '{}');
  perform ${s}.forget_words(in_agency, in_view, in_keys, '{}');
  delete from ${s}.view_rows where agency = in_agency and view = in_view and key = any (in_keys);
end $f$`,

    `create function ${s}.view_open(${named}) returns table (${standing.replace("position", '"position"')}) ${body()}
  perform ${s}.view_number_of(in_agency, in_name, in_version);
  return query ${found};
end $f$`,

    `create function ${s}.view_list(in_agency text) returns table (${standing.replace("position", '"position"')}) ${body()}
  return query select number, name, version, position, live from ${s}.views
    where agency = in_agency and name < '~' order by name, version;
end $f$`,

    // False where another process was faster.
    `create function ${s}.view_advance(
  ${named}, in_from bigint, in_to bigint, removed text[],
  in_keys text[], in_rows text[], in_lists text[], in_places bigint[],
  at_lists text[], at_sorts text[], at_keys text[], word_places bigint[], words text[]
) returns boolean ${body(`
  late text := set_config('synchronous_commit', 'off', true);
  own bigint;
  stands bigint;`)}
  select number, position into own, stands from ${s}.views
  where agency = in_agency and name = in_name and version = in_version for update;
  if own is null and in_from = 0 then
    own := ${s}.view_number_of(in_agency, in_name, in_version);
    select position into strict stands from ${s}.views where agency = in_agency and number = own for update;
  end if;
  if stands is distinct from in_from then
    return false;
  end if;
  if cardinality(removed) > 0 then
    perform ${s}.remove_rows(in_agency, own, removed);
  end if;
  if cardinality(in_keys) > 0 then
    perform ${s}.leave_places(in_agency, own, in_keys, at_lists, at_sorts, at_keys);
    perform ${s}.forget_words(in_agency, own, in_keys, word_places);
    insert into ${s}.view_rows (agency, view, key, "row", lists, place)
    select in_agency, own, new.key, new."row", new.lists, new.place
    from unnest(in_keys, in_rows, in_lists, in_places) as new (key, "row", lists, place)
    on conflict (agency, view, key) do update
      set "row" = excluded."row", lists = excluded.lists, place = excluded.place;
    insert into ${s}.view_words as w (agency, view, place, words)
    select in_agency, own, new.place, (format('''/%s'' ', own) || new.words)::tsvector
    from unnest(word_places, words) as new (place, words)
    on conflict (agency, view, place) do update set words = excluded.words where w.words <> excluded.words;
    insert into ${s}.view_lists (agency, view, list, sort, key)
    select in_agency, own, new.list, new.sort, new.key
    from unnest(at_lists, at_sorts, at_keys) as new (list, sort, key) on conflict do nothing;
  end if;
  update ${s}.views set position = in_to where agency = in_agency and number = own;
  return true;
end $f$`,

    `create function ${s}.view_activate(${named}) returns void ${body()}
  perform ${s}.view_number_of(in_agency, in_name, in_version);
  update ${s}.views set live = (version = in_version) where agency = in_agency and name = in_name;
end $f$`,

    `create function ${s}.view_replace(${named}, by_name text, by_version integer) returns void ${body(`
  own bigint := ${s}.view_number_of(in_agency, in_name, in_version);
  built bigint := ${s}.view_number_of(in_agency, by_name, by_version);
  was_live boolean;`)}
  select live into strict was_live from ${s}.views where agency = in_agency and number = own for update;
  update ${s}.views set name = '~' || number, live = false where agency = in_agency and number = own;
  update ${s}.views set name = in_name, version = in_version, live = was_live
  where agency = in_agency and number = built;
end $f$`,

    // Whether nothing is left.
    `create function ${s}.view_drop(${named}, in_limit integer) returns boolean ${body(`
  dropped bigint;
  keys text[];`)}
  update ${s}.views set name = '~' || number, live = false
  where agency = in_agency and name = in_name and version = in_version;
  select number into dropped from ${s}.views where agency = in_agency and name >= '~' limit 1;
  if dropped is null then
    return true;
  end if;
  keys := array(select key from ${s}.view_rows where agency = in_agency and view = dropped limit in_limit);
  perform ${s}.remove_rows(in_agency, dropped, keys);
  if cardinality(keys) < in_limit then
    delete from ${s}.views where agency = in_agency and number = dropped;
  end if;
  return not exists (select from ${s}.views where agency = in_agency and name >= '~');
end $f$`,

    // Each reads a view and looks at the log in one call. The first row alone has a position, and what the
    // look has found.
    ...[
      {
        name: "view_standing",
        values: "in_name text, in_version integer",
        own: [`"position" bigint`, "live boolean"],
      },
      {
        name: "view_page",
        values: `in_name text, in_version integer, in_lists text[], in_from text, in_before text, in_sort text,
  in_key text, in_ascending boolean, in_limit integer, in_places_only boolean, in_also text[]`,
        own: [`"position" bigint`, "sort text", "key text", `"row" text`],
      },
    ].map(({ name, values, own }) => {
      const first = (text: string) => text.split(" ")[0] ?? ""
      const seen = [
        "given bigint",
        "shared bigint",
        "writers text[]",
        "epoch text",
        "last bigint",
        "beyond bigint",
      ]
      const columns = [
        ...own.map((column) => `q.${first(column)}`),
        ...seen.map((column) => `case when q."position" is not null then h.${first(column)} end`),
      ]
      const given = values.split(",").map((value) => first(value.trim()))
      return `create function ${s}.${name}_and_log(
  in_agency text, in_settled bigint, ${values}
) returns table (${[...own, ...seen].join(", ")}) language plpgsql as $f$
#variable_conflict use_column
begin
  return query select ${columns.join(", ")} from ${s}.log_writers(in_agency, in_settled) h
    left join lateral ${s}.${name}(in_agency, ${given.join(", ")}) q on true;
end $f$`
    }),

    // Stable, so that all its statements are of the instant at which it is called. The first row has the
    // view's position.
    `create function ${s}.search_rows(${named}, in_words text, in_below bigint, in_limit integer)
returns table ("position" bigint, place bigint, key text, "row" text) language plpgsql stable as $f$
#variable_conflict use_column
declare
  own bigint;
  stands bigint;
  found bigint[];
begin
  select number, position into own, stands from ${s}.views
  where agency = in_agency and name = in_name and version = in_version;
  found := array(
    select f.place from ${s}.find_words(
      in_agency, own, format('''/%s'' & ', own) || in_words, in_below, in_limit
    ) as f (place)
  );
  return query select stands, null::bigint, null::text, null::text;
  return query select null::bigint, f.place, r.key, r."row" from unnest(found) as f (place) cross join lateral (
    select key, "row" from ${s}.view_rows where agency = in_agency and view = own and place = f.place offset 0
  ) r order by f.place desc;
end $f$`,

    `create or replace function ${s}.view_search(
  in_agency text, in_name text, in_version integer, in_words text, in_below bigint, in_limit integer
) returns table ("position" bigint, place bigint, key text, "row" text) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query select "position", place, key, "row"
    from ${s}.search_rows(in_agency, in_name, in_version, in_words, in_below, in_limit);
end $f$`,

    // The moment is compared outside the update: a distributed PostgreSQL would have to compute it per row.
    `create or replace function ${s}.change_holds(in_agency text, held jsonb, released jsonb, made_at text) returns void
language plpgsql as $f$
declare
  hold jsonb;
  gone uuid;
  again timestamptz;
begin
  perform 1 from ${s}.blobs where agency = in_agency and digest in (
    select value->>0 from jsonb_array_elements(held || released)
  ) order by digest for update;
  for hold in select value from jsonb_array_elements(held) loop
    update ${s}.blobs set unheld_since = null
    where agency = in_agency and digest = hold->>0 and unheld_since is not null;
    if not found and not exists (select from ${s}.blobs where agency = in_agency and digest = hold->>0) then
      perform ${s}.refuse('blob-missing', json_build_array(hold->>0)::text);
    end if;
    insert into ${s}.holds (agency, digest, holder) values (in_agency, hold->>0, hold->>1) on conflict do nothing;
  end loop;
  for hold in select value from jsonb_array_elements(released) loop
    delete from ${s}.holds where agency = in_agency and digest = hold->>0 and holder = hold->>1;
    if found and not exists (select from ${s}.holds where agency = in_agency and digest = hold->>0) then
      select put_again_at into again from ${s}.blobs where agency = in_agency and digest = hold->>0;
      if again >= made_at::timestamptz - interval '1 day' then
        update ${s}.blobs set unheld_since = put_again_at where agency = in_agency and digest = hold->>0;
        continue;
      end if;
      delete from ${s}.blobs where agency = in_agency and digest = hold->>0 returning upload into gone;
      delete from ${s}.chunks where agency = in_agency and upload = gone;
    end if;
  end loop;
end $f$`,
  ]
}
