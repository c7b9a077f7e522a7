import { Schema } from "effect"
import type { Reading } from "../../report/reading.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { firstPlace } from "../dossier/dossier.ts"
import type { Table } from "./table.ts"

/** Selects openings of files. All given conditions must hold. */
export const ReadingFilter = Schema.Struct({
  /** The id of the document. */
  document: Schema.optionalKey(Schema.String),
  /** The id of the person who opened it. */
  person: Schema.optionalKey(Schema.String),
  from: Schema.optionalKey(VietnamTime),
  until: Schema.optionalKey(VietnamTime),
})
export interface ReadingFilter extends Schema.Schema.Type<typeof ReadingFilter> {}

/** The files that were opened (lịch sử truy cập và xem văn bản), in order. */
export const readings: Table<Reading, ReadingFilter, "read"> = {
  name: "readings",
  lines: (dossier) => dossier.facts.readings.map((line) => ({ line, place: firstPlace(dossier) })),
  sorts: { read: ({ at }) => at },
  defaultSort: "read",
  narrowed: ["read"],
  defaultOrder: "descending",
  features: ({ document, by }) => [`document=${document}`, `person=${by.id}`],
  tests: {
    document: ({ document }, wanted) => document === wanted,
    person: ({ by }, wanted) => by.id === wanted,
    from: ({ at }, bound) => isFrom(at, bound),
    until: ({ at }, bound) => isUntil(at, bound),
  },
  found: { document: (id) => `document=${id}`, person: (id) => `person=${id}` },
  periods: { read: ["from", "until"] },
}
