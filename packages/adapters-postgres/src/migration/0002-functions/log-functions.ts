import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

const columns = `position, stream, version, type, schema_version, data, commit_id, at, by, encode(hash, 'hex')`

const returned = `table (
  "position" bigint, stream text, version integer, type text, schema_version integer, data text, commit_id text,
  "at" text, "by" text, hash text
)`

/**
 * The functions that read events. `log_writers` returns how far positions have been given out and, looked up
 * after that, which transactions are writing events: a transaction that draws a position holds the table's
 * write lock until its end.
 *
 * A standby sees no locks of those who write on the primary. It has what they wrote in the order of the
 * primary's log, and so everything up to `log_settled` as soon as it has that mark: a standby reads that far
 * and no further.
 *
 * What a reader has learned holds for one run of one server on one log, `log_epoch`: after a failover or a
 * restore positions are given out a second time. A dump of a living database may hold a `log_settled` that is
 * ahead of `log_position`, which `check_settled` puts back.
 */
export const logFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `create function ${s}.read_stream(in_agency text, in_stream text, in_after integer) returns ${returned}
language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query select ${columns} from ${s}.events
    where agency = in_agency and stream = in_stream and version > in_after order by version;
end $f$`,

    `create function ${s}.read_last(in_agency text, in_stream text) returns ${returned} language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query select ${columns} from ${s}.events
    where agency = in_agency and stream = in_stream order by version desc limit 1;
end $f$`,

    `create function ${s}.log_epoch() returns text language sql stable as $f$
  select extract(epoch from pg_postmaster_start_time()) || '/' || '${s}.log_position'::regclass::oid
$f$`,

    `create function ${s}.log_given() returns bigint language sql as $f$
  select case when is_called then last_value else 0 end from ${s}.log_position
$f$`,

    `create function ${s}.check_settled() returns bigint language plpgsql as $f$
declare
  entered text := set_config('role', '${place.role}', true);
  shared bigint;
begin
  select case when is_called then last_value else 0 end into shared from ${s}.log_settled;
  if shared > ${s}.log_given() then
    if pg_is_in_recovery() then
      return 0;
    end if;
    perform setval('${s}.log_settled', 1, false);
    return 0;
  end if;
  return shared;
end $f$`,

    `create function ${s}.read_log(
  in_agency text, in_after bigint, in_settled bigint, in_limit integer, in_epoch text
) returns ${returned} language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  if in_epoch <> ${s}.log_epoch() or in_settled > ${s}.log_given() then
    return;
  end if;
  return query select ${columns} from ${s}.events
    where agency = in_agency and position > in_after and position <= in_settled order by position limit in_limit;
end $f$`,

    `create function ${s}.last_settled(in_agency text, in_settled bigint) returns bigint language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return coalesce((select max(position) from ${s}.events where agency = in_agency and position <= in_settled), 0);
end $f$`,

    // A position is drawn before its event can be seen: what the outer query sees was given out when the
    // inner one asks.
    `create function ${s}.event_outside(in_agency text) returns table (
  "position" bigint, stream text, version integer
) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query (
    select position, stream, version from ${s}.events
    where agency = in_agency and position <= 0 order by position limit 1
  ) union all (
    select position, stream, version from ${s}.events
    where agency = in_agency and position > (select ${s}.log_given()) order by position limit 1
  ) order by 1 limit 1;
end $f$`,

    `create function ${s}.log_writers(
  in_settled bigint, out given bigint, out shared bigint, out writers text[], out epoch text
) language plpgsql as $f$
declare
  entered text := set_config('role', '${place.role}', true);
begin
  epoch := ${s}.log_epoch();
  shared := ${s}.check_settled();
  given := case when pg_is_in_recovery() then shared else ${s}.log_given() end;
  if given <= in_settled then
    return;
  end if;
  select coalesce(array_agg(distinct virtualtransaction), '{}') into writers from pg_locks
  where locktype = 'relation' and relation = '${s}.events'::regclass and mode = 'RowExclusiveLock' and granted
    and database = (select oid from pg_database where datname = current_database());
end $f$`,

    `create function ${s}.share_settled(in_settled bigint, in_epoch text) returns void language plpgsql as $f$
declare
  entered text := set_config('role', '${place.role}', true);
begin
  if in_epoch <> ${s}.log_epoch() or in_settled > ${s}.log_given() or pg_is_in_recovery() then
    return;
  end if;
  perform pg_advisory_xact_lock('${s}.log_settled'::regclass::oid::bigint);
  if in_settled > ${s}.check_settled() then
    perform setval('${s}.log_settled', in_settled);
  end if;
end $f$`,

    `create function ${s}.oldest_writer(in_writers text[]) returns table (
  transaction text, pid integer, application text, since timestamptz
) language sql as $f$
  select locks.virtualtransaction, locks.pid, activity.application_name,
    coalesce(activity.xact_start, prepared.prepared)
  from pg_locks locks
  left join pg_stat_activity activity on activity.pid = locks.pid
  left join pg_locks own on own.locktype = 'transactionid' and own.mode = 'ExclusiveLock' and own.granted
    and own.pid is null and own.virtualtransaction = locks.virtualtransaction
  left join pg_prepared_xacts prepared on prepared.transaction = own.transactionid
  where locks.locktype = 'relation' and locks.relation = '${s}.events'::regclass
    and locks.virtualtransaction = any (in_writers)
  order by 4 limit 1
$f$`,
  ]
}
