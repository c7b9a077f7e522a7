import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

/**
 * The function for the commonest commit: one event at the end of one stream that is at a known version, and
 * nothing else. It does what `commit_one` does in a third less time: each function, statement and expression
 * of PL/pgSQL has to be set up anew in each transaction. The text to hash is an argument, but for the hash of
 * the event before.
 */
export const appendFunction = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  const append = (stream: string, previous: string) => `with appended as (
      ${stream} returning version
    ), event as (
      insert into ${s}.events (agency, stream, version, type, schema_version, data, commit_id, at, by, hash)
      select in_agency, in_stream, version, in_type, in_schema_version, in_data, made_id, made_at, made_by,
        sha256(convert_to('["' || ${previous} || after_hash, 'UTF8'))
      from appended
    )
    insert into ${s}.commits (agency, id, content, versions)
    select in_agency, made_id, in_content, array[version] from appended
    on conflict do nothing returning versions into after;`
  return [
    `create function ${s}.append_one(
  in_agency text, in_stream text, in_version integer, in_type text, in_schema_version integer, in_data text,
  made_id text, made_at text, made_by text, in_content bytea, after_hash text, in_patience text
) returns integer[] language plpgsql as $f$
${enter(place, "in_patience")}
  after integer[];
  actual integer;
begin
  if in_version = 0 then
    ${append(
      `insert into ${s}.streams as known (agency, stream, version) values (in_agency, in_stream, 1)
      on conflict (agency, stream) do update set version = 1 where known.version = 0`,
      "repeat('0', 64)",
    )}
  else
    ${append(
      `update ${s}.streams set version = in_version + 1
      where agency = in_agency and stream = in_stream and version = in_version`,
      `(
          select encode(hash, 'hex') from ${s}.events
          where agency = in_agency and stream = in_stream and version = in_version
        )`,
    )}
  end if;
  if after is null then
    if exists (select from ${s}.commits where agency = in_agency and id = made_id) then
      perform ${s}.refuse('repeated', '[]');
    end if;
    select version into actual from ${s}.streams where agency = in_agency and stream = in_stream;
    perform ${s}.refuse('version-conflict', json_build_array(0, coalesce(actual, 0))::text);
  end if;
  return after;
end $f$`,
  ]
}
