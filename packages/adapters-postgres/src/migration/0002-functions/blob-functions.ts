import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

/**
 * The functions of files. A file comes as an upload of numbered chunks and is filed under its digest when the
 * last one is there; an upload whose digest is known already is thrown away. Any call may come twice, late or
 * after the upload was dropped: adding to an upload locks its row, filing or dropping it removes the row, and
 * every later call is refused. `collect_blobs` destroys files that nobody took a hold on and uploads that
 * never ended.
 */
export const blobFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  const gone = `raise exception using errcode = 'LT001', message = 'the upload was dropped'`
  return [
    `create function ${s}.put_chunk(in_agency text, in_upload uuid, in_number integer, in_bytes bytea, in_now text)
returns void language plpgsql as $f$
${enter(place)}
begin
  if in_number = 0 then
    insert into ${s}.uploads (agency, upload, since) values (in_agency, in_upload, in_now) on conflict do nothing;
  end if;
  perform 1 from ${s}.uploads where agency = in_agency and upload = in_upload for key share;
  if not found then
    ${gone};
  end if;
  insert into ${s}.chunks (agency, upload, number, bytes) values (in_agency, in_upload, in_number, in_bytes)
  on conflict do nothing;
end $f$`,

    `create function ${s}.drop_upload(in_agency text, in_upload uuid) returns void language plpgsql as $f$
${enter(place)}
begin
  delete from ${s}.uploads where agency = in_agency and upload = in_upload;
  if found and not exists (select from ${s}.blobs where agency = in_agency and upload = in_upload) then
    delete from ${s}.chunks where agency = in_agency and upload = in_upload;
  end if;
end $f$`,

    `create function ${s}.file_upload(
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
    update ${s}.blobs set unheld_since = case when unheld_since is not null then in_now end
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

    `create function ${s}.collect_blobs(in_agency text, in_long_ago text) returns void language plpgsql as $f$
declare
  forgotten uuid[];
  unwanted uuid[];
begin
  -- Apart from what is deleted then: a chunk that came while its row was being locked must be seen.
  select array_agg(upload) into forgotten from (
    select upload from ${s}.uploads where agency = in_agency and since < in_long_ago
    order by upload for update skip locked
  ) as old;
  if forgotten is not null then
    delete from ${s}.uploads where agency = in_agency and upload = any (forgotten);
    delete from ${s}.chunks where agency = in_agency and upload = any (forgotten)
      and not exists (select from ${s}.blobs where blobs.agency = in_agency and blobs.upload = chunks.upload);
  end if;
  select array_agg(upload) into unwanted from (
    select upload from ${s}.blobs where agency = in_agency and unheld_since < in_long_ago
    order by digest for update skip locked
  ) as old;
  if unwanted is not null then
    delete from ${s}.blobs where agency = in_agency and upload = any (unwanted);
    delete from ${s}.chunks where agency = in_agency and upload = any (unwanted);
  end if;
end $f$`,

    `create function ${s}.find_blob(in_agency text, in_digest text) returns table (
  upload uuid, chunks integer, key_id text, file_key bytea, first bytea
) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query select blobs.upload, blobs.chunks, key_id, file_key, bytes from ${s}.blobs left join ${s}.chunks
    on chunks.agency = blobs.agency and chunks.upload = blobs.upload and number = 0
    where blobs.agency = in_agency and digest = in_digest;
end $f$`,

    `create function ${s}.get_chunk(in_agency text, in_upload uuid, in_number integer) returns bytea
language plpgsql as $f$
${enter(place)}
begin
  return (select bytes from ${s}.chunks where agency = in_agency and upload = in_upload and number = in_number);
end $f$`,
  ]
}
