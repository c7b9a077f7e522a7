import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

/** The functions that write what has a number, and those that a distributed PostgreSQL cannot plan. */
export const writeFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `create or replace function ${s}.append_events(
  in_agency text, place integer, append jsonb, made_id text, made_at text, made_by text, tail text
) returns integer language plpgsql as $f$
declare
  in_stream text := append->>0;
  least_version integer := append->>1;
  most_version integer := append->>2;
  events_count integer := jsonb_array_length(append->3);
  before integer;
  after integer;
  previous text := repeat('0', 64);
  head text;
  event jsonb;
  event_hash bytea;
begin
  insert into ${s}.streams as known (agency, stream, version) values (in_agency, in_stream, events_count)
  on conflict (agency, stream) do update set version = known.version + events_count
    where known.version >= least_version and known.version <= most_version
  returning version into after;
  before := after - events_count;
  if before is null or before < least_version then
    select version into before from ${s}.streams where agency = in_agency and stream = in_stream and after is null;
    perform ${s}.refuse('version-conflict', json_build_array(place, coalesce(before, 0))::text);
  end if;
  if events_count = 0 then
    return after;
  end if;
  if before > 0 then
    select encode(hash, 'hex') into strict previous from ${s}.events
    where agency = in_agency and stream = in_stream and version = before;
  end if;
  head := '",' || to_json(in_agency)::text || ',' || to_json(in_stream)::text || ',';
  for n in 0 .. events_count - 1 loop
    event := append->3->n;
    before := before + 1;
    event_hash := sha256(convert_to('["' || previous || head || before || ',' || (event->0)::text || ','
      || (event->1)::text || tail || to_json(event->>2)::text || ']', 'UTF8'));
    insert into ${s}.events (agency, position, stream, version, type, schema_version, data, commit_id, at, by, hash)
    values (in_agency, nextval('${s}.log_position'), in_stream, before, event->>0, (event->1)::integer, event->>2,
      made_id, made_at, made_by, event_hash);
    previous := encode(event_hash, 'hex');
  end loop;
  return after;
end $f$`,

    `create or replace function ${s}.append_one(
  in_agency text, in_stream text, in_version integer, in_type text, in_schema_version integer, in_data text,
  made_id text, made_at text, made_by text, in_content bytea, after_hash text, in_patience text
) returns integer[] language plpgsql as $f$
${enter(place, "in_patience")}
  previous text := repeat('0', 64);
  actual integer;
begin
  if in_version = 0 then
    insert into ${s}.streams as known (agency, stream, version) values (in_agency, in_stream, 1)
    on conflict (agency, stream) do update set version = 1 where known.version = 0;
  else
    update ${s}.streams set version = in_version + 1
    where agency = in_agency and stream = in_stream and version = in_version;
  end if;
  if not found then
    if exists (select from ${s}.commits where agency = in_agency and id = made_id) then
      perform ${s}.refuse('repeated', '[]');
    end if;
    select version into actual from ${s}.streams where agency = in_agency and stream = in_stream;
    perform ${s}.refuse('version-conflict', json_build_array(0, coalesce(actual, 0))::text);
  end if;
  if in_version > 0 then
    select encode(hash, 'hex') into strict previous from ${s}.events
    where agency = in_agency and stream = in_stream and version = in_version;
  end if;
  insert into ${s}.events (agency, position, stream, version, type, schema_version, data, commit_id, at, by, hash)
  values (in_agency, nextval('${s}.log_position'), in_stream, in_version + 1, in_type, in_schema_version, in_data,
    made_id, made_at, made_by, sha256(convert_to('["' || previous || after_hash, 'UTF8')));
  insert into ${s}.commits (agency, id, content, versions)
  values (in_agency, made_id, in_content, array[in_version + 1]) on conflict do nothing;
  if not found then
    perform ${s}.refuse('repeated', '[]');
  end if;
  return array[in_version + 1];
end $f$`,

    `create or replace function ${s}.settle_work(in_agency text, settled jsonb) returns void language plpgsql as $f$
declare
  item jsonb;
begin
  for item in select value from jsonb_array_elements(settled) order by (value->>0) collate "C" loop
    if item->>2 = 'Done' then
      delete from ${s}.work where agency = in_agency and id = item->>0 and state = 'leased'
        and number || '.' || leases = item->>1;
    else
      update ${s}.work set state = case when item->>2 = 'Parked' then 'parked' else 'waiting' end,
        note = item->>3, due_at = coalesce(item->>4, due_at), problem = item->>5, failing_since = item->>6,
        leased_until = null, worker = null
      where agency = in_agency and id = item->>0 and state = 'leased' and number || '.' || leases = item->>1;
    end if;
    if not found then
      perform ${s}.refuse('lease-lost', json_build_array(item->>0)::text);
    end if;
  end loop;
end $f$`,

    `create or replace function ${s}.add_work(in_agency text, added jsonb) returns void language plpgsql as $f$
declare
  item jsonb;
  known text;
begin
  for item in select value from jsonb_array_elements(added) loop
    insert into ${s}.work (agency, id, number, lane, kind, payload, due_at)
    values (in_agency, item->>0, nextval('${s}.work_number'), (item->1)::integer, item->>2, item->>3, item->>4)
    on conflict do nothing;
    if not found then
      select kind into known from ${s}.work where agency = in_agency and id = item->>0;
      perform ${s}.refuse('mark-taken', json_build_array('work ' || (item->>0), known)::text);
    end if;
  end loop;
end $f$`,
  ]
}
