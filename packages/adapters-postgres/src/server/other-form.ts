import type { StorageError } from "@lienthong/core"
import { hasInOtherForm, otherForms } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { unavailable } from "./error.ts"
import type { Schema } from "./schema.ts"
import { asAgency } from "./tenant.ts"

/**
 * Refuses a code under which the store already has the agency in another form, `H53` for `000.00.00.H53`.
 * Row-level security shows the rows of one code at a time: each form is asked for.
 */
export const refuseOtherForm = (
  queries: Kysely<Schema>,
  { schema, role, agency }: { readonly schema: string; readonly role: string; readonly agency: AgencyCode },
): Effect.Effect<void, StorageError> =>
  Effect.gen(function* () {
    const commits = sql.table(`${schema}.commits`)
    const isKnown = (code: AgencyCode) =>
      asAgency(
        queries,
        role,
        code,
      )(async (transaction) => {
        const { rows } = await sql`select from ${commits} where agency = ${code} limit 1`.execute(transaction)
        return rows.length > 0
      })
    const forms = otherForms(agency)
    if (forms.length === 0 || (yield* isKnown(agency))) return
    for (const form of forms)
      if (yield* isKnown(form)) return yield* unavailable(hasInOtherForm(agency, form))
  })
