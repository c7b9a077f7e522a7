import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

const columns = `position, stream, version, type, schema_version, data, commit_id, at, by, encode(hash, 'hex')`

const returned = `table (
  "position" bigint, stream text, version integer, type text, schema_version integer, data text, commit_id text,
  "at" text, "by" text, hash text
)`

/**
 * The functions that look at the end of the log, each on the node that has the agency's events. `log_writers`
 * also returns where the agency's last event is, up to what was given out, and whether it has one beyond
 * that: such a log would be read only in part.
 */
export const logFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `create function ${s}.log_epoch(in_agency text) returns text language plpgsql stable as $f$
begin
  return extract(epoch from pg_postmaster_start_time()) || '/' || '${s}.log_position'::regclass::oid;
end $f$`,

    `create function ${s}.log_given(in_agency text) returns bigint language plpgsql as $f$
begin
  return (select case when is_called then last_value else 0 end from ${s}.log_position);
end $f$`,

    `create function ${s}.check_settled(in_agency text) returns bigint language plpgsql as $f$
declare
  entered text := set_config('role', '${place.role}', true);
  shared bigint;
begin
  select case when is_called then last_value else 0 end into shared from ${s}.log_settled;
  if shared > ${s}.log_given(in_agency) then
    if pg_is_in_recovery() then
      return 0;
    end if;
    perform setval('${s}.log_settled', 1, false);
    return 0;
  end if;
  return shared;
end $f$`,

    // If the log is not the one that was asked about, it returns one row without a position.
    `create function ${s}.read_settled(
  in_agency text, in_after bigint, in_settled bigint, in_limit integer, in_epoch text
) returns ${returned} language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  if in_epoch <> ${s}.log_epoch(in_agency) or in_settled > ${s}.log_given(in_agency) then
    return next;
    return;
  end if;
  return query select ${columns} from ${s}.events
    where agency = in_agency and position > in_after and position <= in_settled order by position limit in_limit;
end $f$`,

    // A position is drawn before its event can be seen: what the first query of events sees was given out
    // when the sequence is asked.
    `create or replace function ${s}.event_outside(in_agency text) returns table (
  "position" bigint, stream text, version integer
) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
  newest bigint := (select max(position) from ${s}.events where agency = in_agency);
  given bigint := ${s}.log_given(in_agency);
begin
  return query select position, stream, version from ${s}.events
    where agency = in_agency and position <= 0 order by position limit 1;
  if not found and newest > given then
    return query select position, stream, version from ${s}.events
      where agency = in_agency and position > given order by position limit 1;
  end if;
end $f$`,

    `create function ${s}.log_writers(
  in_agency text, in_settled bigint, out given bigint, out shared bigint, out writers text[], out epoch text,
  out last bigint, out beyond bigint
) language plpgsql as $f$
${enter(place)}
begin
  last := coalesce((select max(position) from ${s}.events where agency = in_agency), 0);
  epoch := ${s}.log_epoch(in_agency);
  shared := ${s}.check_settled(in_agency);
  given := ${s}.log_given(in_agency);
  if last > given then
    beyond := last;
  end if;
  if pg_is_in_recovery() then
    given := shared;
  end if;
  if last > given then
    last := coalesce((select max(position) from ${s}.events where agency = in_agency and position <= given), 0);
  end if;
  if given <= in_settled then
    return;
  end if;
  select coalesce(array_agg(distinct virtualtransaction), '{}') into writers from pg_locks
  where locktype = 'relation' and relation = '${s}.events'::regclass and mode = 'RowExclusiveLock' and granted
    and database = (select oid from pg_database where datname = current_database());
end $f$`,

    `create function ${s}.share_settled(in_agency text, in_settled bigint, in_epoch text) returns void
language plpgsql as $f$
declare
  entered text := set_config('role', '${place.role}', true);
begin
  if in_epoch <> ${s}.log_epoch(in_agency) or in_settled > ${s}.log_given(in_agency) or pg_is_in_recovery() then
    return;
  end if;
  perform pg_advisory_xact_lock('${s}.log_settled'::regclass::oid::bigint);
  if in_settled > ${s}.check_settled(in_agency) then
    perform setval('${s}.log_settled', in_settled);
  end if;
end $f$`,

    // As the login, which may be allowed to see since when.
    `create function ${s}.oldest_writer(in_agency text, in_writers text[]) returns table (
  transaction text, pid integer, application text, since timestamptz
) language plpgsql as $f$
#variable_conflict use_column
begin
  return query select locks.virtualtransaction, locks.pid, activity.application_name,
    coalesce(activity.xact_start, prepared.prepared)
  from pg_locks locks
  left join pg_stat_activity activity on activity.pid = locks.pid
  left join pg_locks own on own.locktype = 'transactionid' and own.mode = 'ExclusiveLock' and own.granted
    and own.pid is null and own.virtualtransaction = locks.virtualtransaction
  left join pg_prepared_xacts prepared on prepared.transaction = own.transactionid
  where locks.locktype = 'relation' and locks.relation = '${s}.events'::regclass
    and locks.virtualtransaction = any (in_writers)
  order by 4 limit 1;
end $f$`,
  ]
}
