import { Schema } from "effect"
import { outgoingStages } from "../../document/outgoing/state.ts"
import { type OutgoingLine, outgoingLines } from "../../report/outgoing-board.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { firstLines } from "./first-lines.ts"
import { replacementsOf } from "./replacements.ts"
import type { Table } from "./table.ts"

/** Selects outgoing documents. All given conditions must hold. */
export const OutgoingFilter = Schema.Struct({
  stage: Schema.optionalKey(Schema.Literals(outgoingStages)),
  needsAttention: Schema.optionalKey(Schema.Boolean),
  draftedFrom: Schema.optionalKey(VietnamTime),
  draftedUntil: Schema.optionalKey(VietnamTime),
})
export interface OutgoingFilter extends Schema.Schema.Type<typeof OutgoingFilter> {}

/** The outgoing documents (văn bản đi), drafts included, by when they were drafted. */
export const outgoing: Table<OutgoingLine, OutgoingFilter, "drafted"> = {
  name: "outgoing",
  lines: (dossier, model) => firstLines(dossier, dossier.facts.outgoing, outgoingLines(model)),
  related: replacementsOf,
  sorts: { drafted: ({ draftedAt }) => draftedAt },
  defaultSort: "drafted",
  narrowed: ["drafted"],
  defaultOrder: "descending",
  features: ({ stage, dispatched }) => [
    `stage=${stage}`,
    ...(dispatched ? ["dispatched"] : []),
    ...(dispatched?.legalValue === "original" ? ["original"] : []),
    ...(dispatched?.replaces?.length ? ["replacing"] : []),
  ],
  tests: {
    stage: ({ stage }, wanted) => stage === wanted,
    needsAttention: ({ needsAttention }, wanted) => needsAttention === wanted,
    draftedFrom: ({ draftedAt }, bound) => isFrom(draftedAt, bound),
    draftedUntil: ({ draftedAt }, bound) => isUntil(draftedAt, bound),
  },
  found: {
    stage: (stage) => `stage=${stage}`,
    // Only a replacement can leave out recipients of the document it replaces.
    needsAttention: (wanted) => (wanted ? { wider: "replacing" } : undefined),
  },
  periods: { drafted: ["draftedFrom", "draftedUntil"] },
}
