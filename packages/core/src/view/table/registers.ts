import { Schema } from "effect"
import { streamName } from "../../log/stream-kind.ts"
import { type IncomingEntry, incomingEntries } from "../../report/incoming-register.ts"
import { type OutgoingEntry, outgoingEntries } from "../../report/outgoing-register.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { LocalDate } from "../../time/vietnam-time.ts"
import { type Dossier, firstPlace } from "../dossier/dossier.ts"
import type { Table } from "./table.ts"

/** Selects entries of a register book. All given conditions must hold. */
export const RegisterFilter = Schema.Struct({
  register: Schema.optionalKey(Schema.String),
  year: Schema.optionalKey(Schema.Int),
  numberFrom: Schema.optionalKey(Schema.Int),
  numberUntil: Schema.optionalKey(Schema.Int),
  /** Ngày văn bản of outgoing documents, ngày đến of incoming ones. */
  dateFrom: Schema.optionalKey(LocalDate),
  dateUntil: Schema.optionalKey(LocalDate),
})
export interface RegisterFilter extends Schema.Schema.Type<typeof RegisterFilter> {}

interface Entry {
  readonly register: string
  readonly year: number
  readonly number: number
}

type Book<Line extends Entry> = Pick<
  Table<Line, RegisterFilter, "number">,
  "sorts" | "defaultSort" | "narrowed" | "defaultOrder" | "features" | "tests" | "found"
>

const byNumber = ({ register, year, number }: Entry) =>
  `${register} ${String(year).padStart(4, "0")} ${String(number).padStart(9, "0")}`

/** A book is read by register, year and number. */
const book = <Line extends Entry>(dateOf: (line: Line) => LocalDate): Book<Line> => ({
  sorts: { number: byNumber },
  defaultSort: "number",
  narrowed: ["number"],
  defaultOrder: "ascending",
  features: ({ register, year }) => [`register=${register}`, `year=${year}`],
  tests: {
    register: ({ register }, wanted) => register === wanted,
    year: ({ year }, wanted) => year === wanted,
    numberFrom: ({ number }, bound) => number >= bound,
    numberUntil: ({ number }, bound) => number <= bound,
    dateFrom: (line, bound) => isFrom(dateOf(line), bound),
    dateUntil: (line, bound) => isUntil(dateOf(line), bound),
  },
  found: { register: (name) => `register=${name}`, year: (year) => `year=${year}` },
})

/** The outgoing registers (sổ đăng ký văn bản đi). */
export const outgoingRegister: Table<OutgoingEntry, RegisterFilter, "number"> = {
  name: "outgoing-register",
  ...book(({ date }) => date),
  lines: (dossier) => outgoingEntries(dossier.facts).map((line) => ({ line, place: firstPlace(dossier) })),
}

/**
 * The incoming registers (sổ đăng ký văn bản đến). Paper that came before its document is its document's
 * entry.
 */
export const incomingRegister: Table<IncomingEntry, RegisterFilter, "number"> = {
  name: "incoming-register",
  ...book(({ arrivedOn }) => arrivedOn),
  lines: (dossier, model) => {
    if (isEntered(dossier)) return []
    const entries = incomingEntries(model)
    const own = (entry: IncomingEntry) =>
      dossier.facts.papers.size > 0
        ? entry.document === ""
        : dossier.facts.incoming.has(streamName.incoming(entry.document))
    return entries.filter(own).map((line) => ({ line, place: firstPlace(dossier) }))
  },
  related: ({ papers }) => [...papers],
}

/** Whether a dossier is of paper whose document was accepted: it is its document's entry. */
const isEntered = ({ facts, entered }: Dossier): boolean =>
  [...facts.papers.values()].some(
    ({ document }) => document !== undefined && entered.has(streamName.incoming(document)),
  )
