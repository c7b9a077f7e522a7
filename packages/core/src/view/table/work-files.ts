import { Schema } from "effect"
import { type WorkFile, workFileName } from "../../document/work-file/decide.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { LocalDate } from "../../time/vietnam-time.ts"
import { firstPlace } from "../dossier/dossier.ts"
import type { Table } from "./table.ts"

/** Selects work files. All given conditions must hold. */
export const WorkFileFilter = Schema.Struct({
  year: Schema.optionalKey(Schema.Int),
  /** The name of the person who opened it. */
  creator: Schema.optionalKey(Schema.String),
  /** The id of a document that is in it. */
  document: Schema.optionalKey(Schema.String),
  closed: Schema.optionalKey(Schema.Boolean),
  startFrom: Schema.optionalKey(LocalDate),
  startUntil: Schema.optionalKey(LocalDate),
})
export interface WorkFileFilter extends Schema.Schema.Type<typeof WorkFileFilter> {}

/** A line of the list of files (mục lục hồ sơ). */
export interface WorkFileLine extends Omit<WorkFile, "documents" | "nextOrdinal"> {
  /** The name that operations take: `2026/01-TCCB`. */
  readonly file: string
  /** The ids of the documents in it, in their order. */
  readonly documents: ReadonlyArray<string>
}

const lineOf = ({ documents, nextOrdinal, ...file }: WorkFile): WorkFileLine => ({
  ...file,
  file: workFileName(file),
  documents: documents.map(({ document }) => document),
})

/** The work files (mục lục hồ sơ). */
export const workFiles: Table<WorkFileLine, WorkFileFilter, "opened"> = {
  name: "work-files",
  lines: (dossier) =>
    [...dossier.facts.workFiles.values()].map((file) => ({ line: lineOf(file), place: firstPlace(dossier) })),
  sorts: { opened: ({ openedAt }) => openedAt },
  defaultSort: "opened",
  narrowed: ["opened"],
  defaultOrder: "descending",
  features: ({ year, creator, documents, closedAt }) => [
    `year=${year}`,
    `creator=${creator}`,
    `closed=${closedAt !== undefined}`,
    ...documents.map((document) => `document=${document}`),
  ],
  tests: {
    year: ({ year }, wanted) => year === wanted,
    creator: ({ creator }, wanted) => creator === wanted,
    document: ({ documents }, wanted) => documents.includes(wanted),
    closed: ({ closedAt }, wanted) => (closedAt !== undefined) === wanted,
    startFrom: ({ startDate }, bound) => isFrom(startDate, bound),
    startUntil: ({ startDate }, bound) => isUntil(startDate, bound),
  },
  found: {
    year: (year) => `year=${year}`,
    creator: (name) => `creator=${name}`,
    document: (document) => `document=${document}`,
    closed: (closed) => `closed=${closed}`,
  },
}
