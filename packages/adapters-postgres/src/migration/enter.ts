import type { Place } from "./place.ts"

/**
 * How every function begins: for the rest of the transaction it acts as the role that row-level security binds, for
 * one agency. Nothing of it outlives the transaction, as pgbouncer in transaction mode demands.
 */
export const enter = ({ role }: Place): string => `declare
  entered text := set_config('role', '${role}', true) || set_config('lienthong.agency', in_agency, true)
    || set_config('lock_timeout', '10s', true);`
