import { type Kysely, sql } from "kysely"
import { enter } from "./place/enter.ts"
import type { Place } from "./place/place.ts"

/**
 * Keeps bytes that are put again for a day, even if their last holder lets go of them: the commit that will
 * hold them is on its way. Before this step, that last release destroyed them between the put and its commit.
 */
export const keepWhatIsPutAgain = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const statements = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  const gone = `raise exception using errcode = 'LT001', message = 'the upload was dropped'`
  return [
    `alter table ${s}.blobs add column put_again_at text`,

    `create or replace function ${s}.file_upload(
  in_agency text, in_upload uuid, in_digest text, in_key_id text, in_file_key bytea, in_number integer,
  in_bytes bytea, in_now text, in_long_ago text
) returns void language plpgsql as $f$
${enter(place)}
  whole boolean;
  filed uuid;
  filed_chunks integer;
begin
  delete from ${s}.uploads where agency = in_agency and upload = in_upload;
  whole := found or in_number = 0;
  loop
    if whole then
      insert into ${s}.blobs (agency, digest, upload, chunks, key_id, file_key, unheld_since)
      values (in_agency, in_digest, in_upload, in_number + 1, in_key_id, in_file_key, in_now) on conflict do nothing;
      if found then
        insert into ${s}.chunks (agency, upload, number, bytes) values (in_agency, in_upload, in_number, in_bytes);
        exit;
      end if;
    end if;
    update ${s}.blobs set unheld_since = case when unheld_since is not null then in_now end,
      put_again_at = case when upload = in_upload then put_again_at else in_now end
    where agency = in_agency and digest = in_digest returning upload, chunks into filed, filed_chunks;
    continue when not found and whole;
    exit when filed = in_upload;
    if filed_chunks = (select count(*) from ${s}.chunks where agency = in_agency and upload = filed) then
      delete from ${s}.chunks where agency = in_agency and upload = in_upload;
      exit;
    end if;
    if not whole then
      ${gone};
    end if;
    delete from ${s}.chunks where agency = in_agency and upload = filed;
    insert into ${s}.chunks (agency, upload, number, bytes) values (in_agency, in_upload, in_number, in_bytes);
    update ${s}.blobs set upload = in_upload, chunks = in_number + 1, key_id = in_key_id, file_key = in_file_key
    where agency = in_agency and digest = in_digest;
    exit;
  end loop;
  perform ${s}.collect_blobs(in_agency, in_long_ago);
end $f$`,

    `drop function ${s}.change_holds(text, jsonb, jsonb)`,

    `create function ${s}.change_holds(in_agency text, held jsonb, released jsonb, made_at text) returns void
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
      update ${s}.blobs set unheld_since = put_again_at where agency = in_agency and digest = hold->>0
        and put_again_at::timestamptz >= made_at::timestamptz - interval '1 day';
      continue when found;
      delete from ${s}.blobs where agency = in_agency and digest = hold->>0 returning upload into gone;
      delete from ${s}.chunks where agency = in_agency and upload = gone;
    end if;
  end loop;
end $f$`,

    `create or replace function ${s}.apply_commit(in_agency text, in_commit jsonb) returns integer[]
language plpgsql as $f$
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
    perform ${s}.change_holds(in_agency, in_commit->'hold', in_commit->'let', made_at);
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
  ]
}
