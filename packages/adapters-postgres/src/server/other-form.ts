import type { StorageError } from "@lienthong/core"
import { hasInOtherForm, otherForms } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { unavailable } from "./error.ts"
import type { Server } from "./server.ts"

/**
 * Refuses a code under which the store already has the agency in another form, `H53` for `000.00.00.H53`.
 * Row-level security shows the rows of one code at a time: each form is asked for.
 */
export const refuseOtherForm = (
  server: Server,
  schema: string,
  agency: AgencyCode,
): Effect.Effect<void, StorageError> =>
  Effect.gen(function* () {
    const hasCommits = { name: "has_commits", text: `select ${schema}.has_commits($1)` }
    const isKnown = (code: AgencyCode) =>
      Effect.map(server.query(hasCommits, [code]), ([row]) => row?.[0] === true)
    const forms = otherForms(agency)
    if (forms.length === 0 || (yield* isKnown(agency))) return
    for (const form of forms)
      if (yield* isKnown(form)) return yield* unavailable(hasInOtherForm(agency, form))
  })
