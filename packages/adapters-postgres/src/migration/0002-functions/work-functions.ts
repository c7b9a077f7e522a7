import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

const columns = "id, lane, kind, payload, due_at, attempt, note, number, leases"

const free = (s: string, state: string, time: string) => `(
      select ${columns} from ${s}.work
      where agency = in_agency and state = '${state}' and lane = in_lane and ${time} <= in_now
      order by due_at, number limit in_limit - taken for no key update skip locked
    )`

/**
 * The functions of the queue. The waiting and the abandoned items of a lane are read separately, each along
 * the index and no further than needed; an item that another worker is taking is skipped.
 */
export const workFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `create function ${s}.lease_work(
  in_agency text, in_lanes integer[], in_limit integer, in_now text, in_until text, in_worker text
) returns table (
  id text, lane integer, kind text, payload text, due_at text, attempt integer, note text, lease text
) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
  in_lane integer;
  taken integer := 0;
  item record;
begin
  foreach in_lane in array in_lanes loop
    for item in
      with waiting as ${free(s, "waiting", "due_at")},
      abandoned as ${free(s, "leased", "leased_until")},
      first as (
        select * from (select * from waiting union all select * from abandoned) as items
        order by due_at, number limit in_limit - taken
      ),
      leased as (
        update ${s}.work set state = 'leased', attempt = work.attempt + 1, leases = work.leases + 1,
          leased_until = in_until, worker = in_worker
        from first where work.agency = in_agency and work.id = first.id
      )
      select * from first order by due_at, number
    loop
      taken := taken + 1;
      return query select item.id, item.lane, item.kind, item.payload, item.due_at, item.attempt + 1, item.note,
        item.number || '.' || item.leases + 1;
    end loop;
  end loop;
end $f$`,

    `create function ${s}.next_due(in_agency text, in_lanes integer[]) returns text language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return (
    select min(first.due collate "C") from unnest(in_lanes) as asked, lateral (
      (select due_at from ${s}.work where agency = in_agency and state = 'waiting' and lane = asked
       order by due_at limit 1)
      union all
      (select min(leased_until) from ${s}.work where agency = in_agency and state = 'leased' and lane = asked)
    ) as first (due)
  );
end $f$`,

    `create function ${s}.lease_checkpoint(
  in_agency text, in_subscriber text, in_worker text, in_now text, in_until text
) returns table ("position" bigint, leases integer) language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin
  return query insert into ${s}.checkpoints as known (agency, subscriber, position, leases, worker, leased_until)
    values (in_agency, in_subscriber, 0, 1, in_worker, in_until)
    on conflict (agency, subscriber) do update
      set leases = known.leases + 1, worker = in_worker, leased_until = in_until
      where known.worker is null or known.worker = in_worker or known.leased_until <= in_now
    returning position, leases;
end $f$`,

    `create function ${s}.find_mark(in_agency text, in_key text) returns text language plpgsql as $f$
${enter(place)}
begin
  return (select value from ${s}.marks where agency = in_agency and key = in_key);
end $f$`,
  ]
}
