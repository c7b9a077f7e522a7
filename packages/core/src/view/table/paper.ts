import { Schema } from "effect"
import { type PaperLine, paperLines } from "../../report/paper-board.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { LocalDate } from "../../time/vietnam-time.ts"
import { agencyKey, isSameAgencyCode } from "../../vocabulary/key.ts"
import { firstLines } from "./first-lines.ts"
import type { Table } from "./table.ts"

/** Selects received paper. All given conditions must hold. */
export const PaperFilter = Schema.Struct({
  /** The code of the sender. */
  from: Schema.optionalKey(Schema.String),
  verdict: Schema.optionalKey(Schema.Literals(["justified", "waste", "electronic-missing", "undecided"])),
  receivedFrom: Schema.optionalKey(LocalDate),
  receivedUntil: Schema.optionalKey(LocalDate),
})
export interface PaperFilter extends Schema.Schema.Type<typeof PaperFilter> {}

/** The received paper (bản giấy nhận được), by the day it was received. */
export const paper: Table<PaperLine, PaperFilter, "received"> = {
  name: "paper",
  lines: (dossier, model) => firstLines(dossier, dossier.facts.papers, paperLines(model).lines),
  sorts: { received: ({ copy }) => copy.receivedOn },
  defaultSort: "received",
  narrowed: ["received"],
  defaultOrder: "descending",
  features: ({ copy, verdict }) => [`from=${agencyKey(copy.from.code)}`, `verdict=${verdict.outcome}`],
  tests: {
    from: ({ copy }, wanted) => isSameAgencyCode(copy.from.code, wanted),
    verdict: ({ verdict }, wanted) => verdict.outcome === wanted,
    receivedFrom: ({ copy }, bound) => isFrom(copy.receivedOn, bound),
    receivedUntil: ({ copy }, bound) => isUntil(copy.receivedOn, bound),
  },
  found: { from: (code) => `from=${agencyKey(code)}`, verdict: (outcome) => `verdict=${outcome}` },
  periods: { received: ["receivedFrom", "receivedUntil"] },
}
