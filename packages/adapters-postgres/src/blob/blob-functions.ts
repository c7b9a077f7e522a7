import { enter } from "../migration/enter.ts"
import type { Place } from "../migration/place.ts"

/**
 * The functions of files. A file comes as an upload of numbered chunks and is filed under its digest when the last
 * one is there; an upload whose digest is known already is thrown away, unless it is the one that was filed and the
 * call is made again. `collect_blobs` destroys what nobody took a hold on and uploads that never ended.
 */
export const blobFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `create function ${s}.put_chunk(in_agency text, in_upload uuid, in_number integer, in_bytes bytea, in_now text)
returns void language plpgsql as $f$
${enter(place)}
begin
  if in_number = 0 then
    insert into ${s}.uploads (agency, upload, since) values (in_agency, in_upload, in_now);
  end if;
  insert into ${s}.chunks (agency, upload, number, bytes) values (in_agency, in_upload, in_number, in_bytes);
end $f$`,

    `create function ${s}.drop_upload(in_agency text, in_upload uuid) returns void language plpgsql as $f$
${enter(place)}
begin
  delete from ${s}.chunks where agency = in_agency and upload = in_upload;
  delete from ${s}.uploads where agency = in_agency and upload = in_upload;
end $f$`,

    `create function ${s}.file_upload(
  in_agency text, in_upload uuid, in_digest text, in_key_id text, in_number integer, in_bytes bytea,
  in_now text, in_long_ago text
) returns void language plpgsql as $f$
${enter(place)}
  filed uuid;
begin
  delete from ${s}.uploads where agency = in_agency and upload = in_upload;
  loop
    insert into ${s}.blobs (agency, digest, upload, chunks, key_id, unheld_since)
    values (in_agency, in_digest, in_upload, in_number + 1, in_key_id, in_now) on conflict do nothing;
    if found then
      insert into ${s}.chunks (agency, upload, number, bytes) values (in_agency, in_upload, in_number, in_bytes);
      exit;
    end if;
    update ${s}.blobs set unheld_since = case when unheld_since is not null then in_now end
    where agency = in_agency and digest = in_digest returning upload into filed;
    if found then
      delete from ${s}.chunks where agency = in_agency and upload = in_upload and upload <> filed;
      exit;
    end if;
  end loop;
  perform ${s}.collect_blobs(in_agency, in_long_ago);
end $f$`,

    `create function ${s}.collect_blobs(in_agency text, in_long_ago text) returns void language plpgsql as $f$
begin
  with forgotten as (
    select upload from ${s}.uploads where agency = in_agency and since < in_long_ago
    order by upload for update skip locked
  ), dropped as (
    delete from ${s}.uploads using forgotten where uploads.agency = in_agency and uploads.upload = forgotten.upload
  )
  delete from ${s}.chunks using forgotten where chunks.agency = in_agency and chunks.upload = forgotten.upload;
  with unwanted as (
    select digest, upload from ${s}.blobs where agency = in_agency and unheld_since < in_long_ago
    order by digest for update skip locked
  ), destroyed as (
    delete from ${s}.blobs using unwanted where blobs.agency = in_agency and blobs.digest = unwanted.digest
  )
  delete from ${s}.chunks using unwanted where chunks.agency = in_agency and chunks.upload = unwanted.upload;
end $f$`,

    `create function ${s}.find_blob(in_agency text, in_digest text) returns table (
  upload uuid, chunks integer, key_id text, first bytea
) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query select blobs.upload, blobs.chunks, key_id, bytes from ${s}.blobs join ${s}.chunks
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
