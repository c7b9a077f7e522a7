import { type Kysely, sql } from "kysely"
import { enter } from "./place/enter.ts"
import type { Place } from "./place/place.ts"

/**
 * Why the last attempt at a work item failed, apart from the sentence about it. Existing items have none. A
 * node of an earlier release still leases by `lease_work`, and leaves none.
 */
export const keepFailures = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  await sql.raw(statements(place).join(";\n")).execute(db)
}

const columns = "id, lane, kind, payload, due_at, attempt, note, number, leases, problem, failing_since"

const free = (s: string, state: string, time: string) => `(
      select ${columns} from ${s}.work
      where agency = in_agency and state = '${state}' and lane = in_lane and ${time} <= in_now
      order by due_at, number limit in_limit - taken for no key update skip locked
    )`

const statements = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  return [
    `alter table ${s}.work add column problem text, add column failing_since text`,

    `create or replace function ${s}.settle_work(in_agency text, settled jsonb) returns void language plpgsql as $f$
declare
  item jsonb;
begin
  for item in select value from jsonb_array_elements(settled) order by (value->>0) collate "C" loop
    if item->>2 = 'Done' then
      delete from ${s}.work where agency = in_agency and id = item->>0 and state = 'leased'
        and number || '.' || leases = item->>1;
    else
      update ${s}.work set state = case item->>2 when 'Parked' then 'parked' else 'waiting' end,
        note = item->>3, due_at = coalesce(item->>4, due_at), problem = item->>5, failing_since = item->>6,
        leased_until = null, worker = null
      where agency = in_agency and id = item->>0 and state = 'leased' and number || '.' || leases = item->>1;
    end if;
    if not found then
      perform ${s}.refuse('lease-lost', json_build_array(item->>0)::text);
    end if;
  end loop;
end $f$`,

    `create function ${s}.take_work(
  in_agency text, in_lanes integer[], in_limit integer, in_now text, in_until text, in_worker text
) returns table (
  id text, lane integer, kind text, payload text, due_at text, attempt integer, note text, lease text,
  problem text, failing_since text
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
        item.number || '.' || item.leases + 1, item.problem, item.failing_since;
    end loop;
  end loop;
end $f$`,
  ]
}
