import { type Kysely, sql } from "kysely"
import type { Place } from "./place/place.ts"

/**
 * Partitions every table by agency where that was asked for, and lets no login, the owner's included, see or
 * write rows of an agency other than the one that its transaction has named.
 */
export const separateAgencies = async (
  db: Kysely<unknown>,
  { schema: s, role, partitions }: Place,
): Promise<void> => {
  await sql
    .raw(`do $do$
declare
  each record;
begin
  for each in select relname as name from pg_class
    where relnamespace = '${s}'::regnamespace and relkind = 'p' order by relname
  loop
    for n in 0 .. ${partitions - 1} loop
      execute format('create table ${s}.%I partition of ${s}.%I for values with (modulus ${Math.max(partitions, 1)}, remainder %s)',
        each.name || '_' || n, each.name, n);
    end loop;
  end loop;
  for each in select relname as name, relispartition as is_part from pg_class
    where relnamespace = '${s}'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
  loop
    execute format('alter table ${s}.%I enable row level security, force row level security', each.name);
    execute format('create policy own_agency on ${s}.%I using (agency = current_setting(''lienthong.agency'', true))',
      each.name);
    if not each.is_part then
      execute format('grant select, insert, update, delete on ${s}.%I to ${role}', each.name);
    end if;
  end loop;
end $do$;
grant usage on schema ${s} to ${role};
grant usage, select, update on all sequences in schema ${s} to ${role};
grant select on ${s}.migrations to ${role}`)
    .execute(db)
}
