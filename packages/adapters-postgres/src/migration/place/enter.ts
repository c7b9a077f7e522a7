import type { Place } from "./place.ts"

/**
 * The beginning of every function: for the rest of the transaction it acts as the role that row-level
 * security binds, for one agency, with a time limit for locks. Nothing outlives the transaction, as pgbouncer
 * in transaction mode requires.
 */
export const enter = ({ role }: Place, patience = "'10s'"): string => `declare
  entered text := set_config('role', '${role}', true) || set_config('lienthong.agency', in_agency, true)
    || set_config('lock_timeout', ${patience}, true);`
