import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

/**
 * The functions that write a commit. `apply_commit` takes one as JSON and raises `LT000` with the reason as
 * its message where it is refused. What was written by then is undone with the transaction of `commit_one`
 * and `commit_all`, or with the inner block that `commit_each` puts around every member of a group. Streams
 * and files are locked in the order of their names; `in_patience` is how long a lock is waited for.
 */
export const commitFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `create function ${s}.refuse(reason text, about text) returns void language plpgsql as $f$
begin
  raise exception using errcode = 'LT000', message = reason, detail = about;
end $f$`,

    `create function ${s}.append_events(
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
    insert into ${s}.events (agency, stream, version, type, schema_version, data, commit_id, at, by, hash)
    values (in_agency, in_stream, before, event->>0, (event->1)::integer, event->>2, made_id, made_at, made_by, event_hash);
    previous := encode(event_hash, 'hex');
  end loop;
  return after;
end $f$`,

    `create function ${s}.set_marks(in_agency text, marks jsonb) returns void language plpgsql as $f$
declare
  mark jsonb;
  taken text;
begin
  for mark in select value from jsonb_array_elements(marks) order by (value->>0) collate "C" loop
    insert into ${s}.marks (agency, key, value) values (in_agency, mark->>0, mark->>1) on conflict do nothing;
    if not found then
      select value into taken from ${s}.marks where agency = in_agency and key = mark->>0;
      perform ${s}.refuse('mark-taken', json_build_array(mark->>0, taken)::text);
    end if;
  end loop;
end $f$`,

    `create function ${s}.settle_work(in_agency text, settled jsonb) returns void language plpgsql as $f$
declare
  item jsonb;
begin
  for item in select value from jsonb_array_elements(settled) order by (value->>0) collate "C" loop
    if item->>2 = 'Done' then
      delete from ${s}.work where agency = in_agency and id = item->>0 and state = 'leased'
        and number || '.' || leases = item->>1;
    else
      update ${s}.work set state = case item->>2 when 'Parked' then 'parked' else 'waiting' end,
        note = item->>3, due_at = coalesce(item->>4, due_at), leased_until = null, worker = null
      where agency = in_agency and id = item->>0 and state = 'leased' and number || '.' || leases = item->>1;
    end if;
    if not found then
      perform ${s}.refuse('lease-lost', json_build_array(item->>0)::text);
    end if;
  end loop;
end $f$`,

    `create function ${s}.move_work(in_agency text, requeued jsonb, released jsonb) returns void
language plpgsql as $f$
declare
  item jsonb;
  found_state text;
begin
  for item in select value from jsonb_array_elements(requeued) loop
    update ${s}.work set state = 'waiting', attempt = 0, due_at = item->>1
    where agency = in_agency and id = item->>0 and state = 'parked';
    if not found then
      select state into found_state from ${s}.work where agency = in_agency and id = item->>0;
      perform ${s}.refuse('work-moved', json_build_array(item->>0, coalesce(found_state, 'done'))::text);
    end if;
  end loop;
  for item in select value from jsonb_array_elements(released) loop
    update ${s}.work set state = 'waiting', leased_until = null, worker = null, due_at = item->>2
    where agency = in_agency and id = item->>0 and state = 'leased' and number || '.' || leases = item->>1;
    if not found then
      select state into found_state from ${s}.work where agency = in_agency and id = item->>0;
      perform ${s}.refuse('work-moved', json_build_array(item->>0, coalesce(found_state, 'done'))::text);
    end if;
  end loop;
end $f$`,

    `create function ${s}.add_work(in_agency text, added jsonb) returns void language plpgsql as $f$
declare
  item jsonb;
  known text;
begin
  for item in select value from jsonb_array_elements(added) loop
    insert into ${s}.work (agency, id, lane, kind, payload, due_at)
    values (in_agency, item->>0, (item->1)::integer, item->>2, item->>3, item->>4) on conflict do nothing;
    if not found then
      select kind into known from ${s}.work where agency = in_agency and id = item->>0;
      perform ${s}.refuse('mark-taken', json_build_array('work ' || (item->>0), known)::text);
    end if;
  end loop;
end $f$`,

    `create function ${s}.change_holds(in_agency text, held jsonb, released jsonb) returns void
language plpgsql as $f$
declare
  hold jsonb;
  gone uuid;
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
      delete from ${s}.blobs where agency = in_agency and digest = hold->>0 returning upload into gone;
      delete from ${s}.chunks where agency = in_agency and upload = gone;
    end if;
  end loop;
end $f$`,

    `create function ${s}.move_checkpoints(in_agency text, moved jsonb) returns void language plpgsql as $f$
declare
  move jsonb;
begin
  for move in select value from jsonb_array_elements(moved) order by (value->>0) collate "C" loop
    update ${s}.checkpoints set position = (move->>3)::bigint,
      worker = case when (move->4)::boolean then worker end,
      leased_until = case when (move->4)::boolean then leased_until end
    where agency = in_agency and subscriber = move->>0 and worker is not null
      and leases::text = move->>1 and position = (move->>2)::bigint;
    if not found then
      perform ${s}.refuse('checkpoint-moved', json_build_array(move->>0)::text);
    end if;
  end loop;
end $f$`,

    `create function ${s}.apply_commit(in_agency text, in_commit jsonb) returns integer[] language plpgsql as $f$
declare
  made_id text := in_commit->>'id';
  made_at text := in_commit->>'at';
  made_by text := in_commit->>'by';
  appends jsonb := in_commit->'appends';
  tail text := ',' || to_json(made_at)::text || ',' || to_json(made_by)::text || ',' || to_json(made_id)::text || ',';
  after integer[] := '{}';
begin
  for n in 0 .. jsonb_array_length(appends) - 1 loop
    after := after || ${s}.append_events(in_agency, n, appends->n, made_id, made_at, made_by, tail);
  end loop;
  if in_commit ? 'marks' then
    perform ${s}.set_marks(in_agency, in_commit->'marks');
  end if;
  if in_commit ? 'settle' then
    perform ${s}.settle_work(in_agency, in_commit->'settle');
  end if;
  if in_commit ? 'requeue' then
    perform ${s}.move_work(in_agency, in_commit->'requeue', in_commit->'release');
  end if;
  if in_commit ? 'add' then
    perform ${s}.add_work(in_agency, in_commit->'add');
  end if;
  if in_commit ? 'hold' then
    perform ${s}.change_holds(in_agency, in_commit->'hold', in_commit->'let');
  end if;
  if in_commit ? 'checkpoints' then
    perform ${s}.move_checkpoints(in_agency, in_commit->'checkpoints');
  end if;
  insert into ${s}.commits (agency, id, content, versions)
  values (in_agency, made_id, decode(in_commit->>'content', 'hex'), after) on conflict do nothing;
  if not found then
    perform ${s}.refuse('repeated', '[]');
  end if;
  return after;
end $f$`,

    `create function ${s}.lock_streams(in_agency text, names text[]) returns void language plpgsql as $f$
begin
  if cardinality(names) > 0 then
    perform 1 from ${s}.streams where agency = in_agency and stream = any (names)
    order by stream for no key update;
  end if;
end $f$`,

    `create function ${s}.commit_one(
  in_agency text, in_commit jsonb, in_streams text[], in_patience text
) returns integer[] language plpgsql as $f$
${enter(place, "in_patience")}
begin
  perform ${s}.lock_streams(in_agency, in_streams);
  return ${s}.apply_commit(in_agency, in_commit);
end $f$`,

    `create function ${s}.commit_all(
  in_agency text, in_commits jsonb, in_streams text[], in_patience text
) returns setof integer[] language plpgsql as $f$
${enter(place, "in_patience")}
begin
  perform ${s}.lock_streams(in_agency, in_streams);
  for n in 0 .. jsonb_array_length(in_commits) - 1 loop
    return next ${s}.apply_commit(in_agency, in_commits->n);
  end loop;
end $f$`,

    `create function ${s}.commit_each(
  in_agency text, in_commits jsonb, in_streams text[], in_patience text
) returns setof jsonb language plpgsql as $f$
${enter(place, "in_patience")}
  answer jsonb;
  refusal text;
  about text;
begin
  perform ${s}.lock_streams(in_agency, in_streams);
  for n in 0 .. jsonb_array_length(in_commits) - 1 loop
    begin
      answer := to_jsonb(${s}.apply_commit(in_agency, in_commits->n));
    exception when sqlstate 'LT000' then
      get stacked diagnostics refusal = message_text, about = pg_exception_detail;
      answer := jsonb_build_object('reason', refusal, 'about', about);
    end;
    return next answer;
  end loop;
end $f$`,

    `create function ${s}.find_commit(in_agency text, in_id text) returns table (content text, versions integer[])
language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query select encode(content, 'hex'), versions from ${s}.commits where agency = in_agency and id = in_id;
end $f$`,
  ]
}
