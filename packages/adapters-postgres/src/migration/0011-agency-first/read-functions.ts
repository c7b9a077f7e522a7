import { enter } from "../place/enter.ts"
import type { Place } from "../place/place.ts"

/** The reads of the queue, of the checkpoints and of whether there is anything of an agency. */
export const readFunctions = (place: Place): ReadonlyArray<string> => {
  const { schema: s } = place
  const work = `table (
  id text, lane integer, kind text, payload text, due_at text, state text, attempt integer, note text,
  problem text, failing_since text, number bigint, leases integer, worker text, leased_until text
)`
  const workColumns =
    "id, lane, kind, payload, due_at, state, attempt, note, problem, failing_since, number, leases, worker, leased_until"
  const head = `language plpgsql as $f$
#variable_conflict use_column
${enter(place)}
begin`
  return [
    `create function ${s}.list_work(in_agency text) returns ${work} ${head}
  return query select ${workColumns} from ${s}.work where agency = in_agency order by lane, due_at, number;
end $f$`,

    `create function ${s}.find_work(in_agency text, in_id text) returns ${work} ${head}
  return query select ${workColumns} from ${s}.work where agency = in_agency and id = in_id;
end $f$`,

    `create function ${s}.list_checkpoints(in_agency text) returns table (
  subscriber text, "position" bigint, worker text, leased_until text
) ${head}
  return query select subscriber, position, worker, leased_until from ${s}.checkpoints
    where agency = in_agency order by subscriber;
end $f$`,

    `create function ${s}.has_commits(in_agency text) returns boolean ${head}
  return exists (select from ${s}.commits where agency = in_agency);
end $f$`,
  ]
}
