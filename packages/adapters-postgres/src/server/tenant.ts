import type { StorageError } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { type Kysely, sql, type Transaction } from "kysely"
import { storageErrorOf } from "./error.ts"
import type { Schema } from "./schema.ts"

/**
 * Runs a Kysely query with these values as one agency, in a transaction that ends the settings with it. One
 * whose writes are derived from what is on the disk does not wait for the disk.
 */
export const asAgency =
  (queries: Kysely<Schema>, role: string, agency: AgencyCode) =>
  <A>(
    query: (transaction: Transaction<Schema>) => Promise<A>,
    values: ReadonlyArray<string> = [],
    { isDerived = false } = {},
  ): Effect.Effect<A, StorageError> =>
    Effect.tryPromise({
      try: () =>
        queries.transaction().execute(async (transaction) => {
          await sql`select set_config('role', ${role}, true), set_config('lienthong.agency', ${agency}, true),
            set_config('idle_in_transaction_session_timeout', '10s', true)${
              isDerived ? sql`, set_config('synchronous_commit', 'off', true)` : sql``
            }`.execute(transaction)
          return query(transaction)
        }),
      catch: (thrown) => storageErrorOf(thrown, values),
    })
