import type { Place } from "./place.ts"

/**
 * How every function begins: for the rest of the transaction it acts as the role that row-level security
 * binds, for one agency, and waits for locks so long. Nothing of it outlives the transaction, as pgbouncer in
 * transaction mode demands.
 */
export const enter = ({ role }: Place, patience = "'10s'"): string => `declare
  entered text := set_config('role', '${role}', true) || set_config('lienthong.agency', in_agency, true)
    || set_config('lock_timeout', ${patience}, true);`
