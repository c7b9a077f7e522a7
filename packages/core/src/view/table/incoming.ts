import { Schema } from "effect"
import { assigneesOf } from "../../document/incoming/assignment.ts"
import { incomingStages } from "../../document/incoming/state.ts"
import { type IncomingLine, incomingLines } from "../../report/incoming-board.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { agencyKey, isSameAgencyCode } from "../../vocabulary/key.ts"
import { firstLines } from "./first-lines.ts"
import type { Table } from "./table.ts"

/** Selects incoming documents. All given conditions must hold. */
export const IncomingFilter = Schema.Struct({
  stage: Schema.optionalKey(Schema.Literals(incomingStages)),
  /** The code of the sender. */
  from: Schema.optionalKey(Schema.String),
  /** A unit or person it is assigned to, whether it leads or takes part. */
  assignedTo: Schema.optionalKey(Schema.String),
  /** When it was first seen. */
  seenFrom: Schema.optionalKey(VietnamTime),
  seenUntil: Schema.optionalKey(VietnamTime),
})
export interface IncomingFilter extends Schema.Schema.Type<typeof IncomingFilter> {}

/** The incoming documents (văn bản đến), by when they were first seen. */
export const incoming: Table<IncomingLine, IncomingFilter, "seen"> = {
  name: "incoming",
  lines: (dossier, model) => firstLines(dossier, dossier.facts.incoming, incomingLines(model)),
  sorts: { seen: ({ firstSeenAt }) => firstSeenAt },
  defaultSort: "seen",
  narrowed: ["seen"],
  defaultOrder: "descending",
  features: (line, { facts }) => [
    `stage=${line.stage}`,
    `from=${agencyKey(line.envelope.from.code)}`,
    ...assigneesOf(line).map((to) => `assigned=${to}`),
    ...(facts.arrived.size > 0 ? ["arrived"] : []),
    ...(facts.refused.size > 0 ? ["refused"] : []),
  ],
  tests: {
    stage: ({ stage }, wanted) => stage === wanted,
    from: ({ envelope }, wanted) => isSameAgencyCode(envelope.from.code, wanted),
    assignedTo: (line, wanted) => assigneesOf(line).includes(wanted),
    seenFrom: ({ firstSeenAt }, bound) => isFrom(firstSeenAt, bound),
    seenUntil: ({ firstSeenAt }, bound) => isUntil(firstSeenAt, bound),
  },
  found: {
    stage: (stage) => `stage=${stage}`,
    from: (code) => `from=${agencyKey(code)}`,
    assignedTo: (to) => `assigned=${to}`,
  },
  periods: { seen: ["seenFrom", "seenUntil"] },
}
