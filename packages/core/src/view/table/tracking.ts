import { Schema } from "effect"
import { standings } from "../../document/delivery/standing.ts"
import { type TrackingLine, trackingLines, waitingFor } from "../../report/tracking-board.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { agencyKey, isSameAgencyCode } from "../../vocabulary/key.ts"
import { firstLines } from "./first-lines.ts"
import type { Table } from "./table.ts"

/** Selects lines of the tracking board. All given conditions must hold. */
export const TrackingFilter = Schema.Struct({
  /** The id of a document. */
  document: Schema.optionalKey(Schema.String),
  /** The code of a recipient. */
  to: Schema.optionalKey(Schema.String),
  standing: Schema.optionalKey(Schema.Literals(standings)),
  needsAttention: Schema.optionalKey(Schema.Boolean),
  /** When it was queued; with the sort `due`, when it must be sent. Both bounds belong to the period. */
  queuedFrom: Schema.optionalKey(VietnamTime),
  queuedUntil: Schema.optionalKey(VietnamTime),
  dueFrom: Schema.optionalKey(VietnamTime),
  dueUntil: Schema.optionalKey(VietnamTime),
})
export interface TrackingFilter extends Schema.Schema.Type<typeof TrackingFilter> {}

/** The tracking board (bảng theo dõi): a line for each document and recipient, by dispatch or by deadline. */
export const tracking: Table<TrackingLine, TrackingFilter, "queued" | "due"> = {
  name: "tracking",
  lines: (dossier, model, { rules }) =>
    firstLines(dossier, dossier.facts.deliveries, trackingLines(model, rules)),
  asked: (line, { axisAwaySince }) => waitingFor(line, axisAwaySince),
  sorts: { queued: ({ queuedAt }) => queuedAt, due: ({ inTimeUntil }) => inTimeUntil },
  defaultSort: "queued",
  narrowed: ["queued", "due"],
  defaultOrder: "descending",
  features: (line) => [
    `document=${line.document}`,
    `to=${agencyKey(line.to.code)}`,
    `standing=${line.standing}`,
    ...(line.needsAttention ? ["attention"] : []),
    ...sendingFeatures(line),
  ],
  tests: {
    document: ({ document }, wanted) => document === wanted,
    to: ({ to }, wanted) => isSameAgencyCode(to.code, wanted),
    standing: ({ standing }, wanted) => standing === wanted,
    needsAttention: ({ needsAttention }, wanted) => needsAttention === wanted,
    queuedFrom: ({ queuedAt }, bound) => isFrom(queuedAt, bound),
    queuedUntil: ({ queuedAt }, bound) => isUntil(queuedAt, bound),
    dueFrom: ({ inTimeUntil }, bound) => isFrom(inTimeUntil, bound),
    dueUntil: ({ inTimeUntil }, bound) => isUntil(inTimeUntil, bound),
  },
  found: {
    document: (document) => `document=${document}`,
    to: (code) => `to=${agencyKey(code)}`,
    standing: (standing) => `standing=${standing}`,
    needsAttention: (wanted) => (wanted ? "attention" : undefined),
  },
  periods: { queued: ["queuedFrom", "queuedUntil"], due: ["dueFrom", "dueUntil"] },
}

/** What the headline counts: how a document left, and whether in time. */
const sendingFeatures = ({ sentAt, way, standing, timeliness }: TrackingLine): ReadonlyArray<string> => [
  ...(way.electronic ? [] : ["paper-only"]),
  ...(sentAt === undefined
    ? way.electronic && standing !== "withdrawn"
      ? ["unsent"]
      : []
    : [
        "sent",
        way.paper ? "sent-with-paper" : "sent-without-paper",
        ...(timeliness === "in-time" ? [] : ["sent-late"]),
      ]),
]
