import { Schema } from "effect"
import type { Denial } from "../../report/denial.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { firstPlace } from "../dossier/dossier.ts"
import type { Table } from "./table.ts"

/** Selects denied operations. All given conditions must hold. */
export const DenialFilter = Schema.Struct({
  /** The id of the person who asked. Not named `by`: that is who asks for the report. */
  person: Schema.optionalKey(Schema.String),
  /** The operation, `outgoing.dispatch`. */
  action: Schema.optionalKey(Schema.String),
  from: Schema.optionalKey(VietnamTime),
  until: Schema.optionalKey(VietnamTime),
})
export interface DenialFilter extends Schema.Schema.Type<typeof DenialFilter> {}

/** The denied operations (nhật ký từ chối quyền), in order. */
export const denials: Table<Denial, DenialFilter, "denied"> = {
  name: "denials",
  lines: (dossier) => dossier.facts.denials.map((line) => ({ line, place: firstPlace(dossier) })),
  sorts: { denied: ({ at }) => at },
  defaultSort: "denied",
  narrowed: ["denied"],
  defaultOrder: "descending",
  features: ({ by, action }) => [`by=${by.id}`, `action=${action}`],
  tests: {
    person: ({ by }, wanted) => by.id === wanted,
    action: ({ action }, wanted) => action === wanted,
    from: ({ at }, bound) => isFrom(at, bound),
    until: ({ at }, bound) => isUntil(at, bound),
  },
  found: { person: (id) => `by=${id}`, action: (action) => `action=${action}` },
  periods: { denied: ["from", "until"] },
}
