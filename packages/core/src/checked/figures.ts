import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as adding from "../figure/add-figures.ts"
import { Figures } from "../figure/figures.ts"
import * as period from "../figure/period.ts"
import * as byType from "../figure/table/by-type.ts"
import * as unit from "../figure/table/exchange-by-unit.ts"
import * as handling from "../figure/table/handling-by-unit.ts"
import * as national from "../figure/table/national-exchange.ts"
import * as table from "../figure/table/print-table.ts"
import * as systems from "../figure/table/shared-systems.ts"
import * as plan from "../figure/table/signature-plan.ts"
import * as lines from "../report/figure/figure-lines.ts"
import { dutyRules, shared } from "./kinds.ts"

const figures = given.of(Figures)
const aPeriod = given.of(period.Period)
const ofPeriod = { period: aPeriod }
const grouped = { grouped: shared.groupedFigures }
const column = given.with({ title: shared.sentence })
const figureTable = given.with({ columns: given.list(column), rows: given.list(given.list(given.anything)) })
const cell = given.optional(given.either(given.number, given.either(given.text, shared.sentence)))

/**
 * The figures of two agencies together. Times are those of all their documents; the agencies that both wrote
 * to count with each of them.
 */
export const addFigures: typeof adding.addFigures = checked(adding.addFigures, {
  one: figures,
  other: figures,
})
/** A name for a period: that of a year, a quarter or a month, else its two days, `2019-05-15..2019-06-15`. */
export const periodName: typeof period.periodName = checked(period.periodName, ofPeriod)
/** The days of a stated period. */
export const periodOf: typeof period.periodOf = checked(period.periodOf, {
  stated: given.of(period.StatedPeriod),
})
/** The title of a period in both languages, as reports print it: `Quý III năm 2026`. */
export const periodTitle: typeof period.periodTitle = checked(period.periodTitle, ofPeriod)
/**
 * Signed documents that went electronically, by type (kết quả gửi văn bản điện tử có ký số): how many, their
 * sheets and their copies, one for each recipient. `figures` are grouped by type.
 */
export const signedElectronicByType: typeof byType.signedElectronicByType = checked(
  byType.signedElectronicByType,
  grouped,
)
/**
 * Sending and receiving by unit, each quarter (tình hình gửi, nhận văn bản điện tử; Decision 28/2018, Art. 11
 * and 15.1; the Decision has no form of its own). `figures` are grouped by unit.
 */
export const exchangeByUnit: typeof unit.exchangeByUnit = checked(unit.exchangeByUnit, grouped)
/**
 * How documents were dealt with, by unit (Decree 30/2020, Annex VI, Part I, V.2 and V.4, which name the
 * report and not its columns). `figures` are grouped by unit.
 */
export const handlingByUnit: typeof handling.handlingByUnit = checked(handling.handlingByUnit, {
  ...grouped,
  direction: given.oneOf(["outgoing", "incoming"]),
})
/**
 * The exchange of electronic documents in a whole province or country (gửi, nhận văn bản điện tử trên trục
 * liên thông): how many bodies exchange with 2, 3 and 4 levels of government, of how many there are, and what
 * they sent and received. `bodies` are the closed figures of each; how many there are in all is stated.
 */
export const nationalExchange: typeof national.nationalExchange = checked(national.nationalExchange, {
  ...ofPeriod,
  bodies: given.list(given.object),
  all: given.optional(given.object),
})
/** The value of a cell in one language. */
export const cellIn: typeof table.cellIn = checked(table.cellIn, {
  cell,
  language: given.oneOf(["vi", "en"]),
})
/** The cells of a table as a report prints them in a language. */
export const printRows: typeof table.printRows = checked(table.printRows, {
  table: figureTable,
  language: shared.language,
})
/**
 * A table as CSV (RFC 4180): the titles, then the rows; plain numbers, `4685` and `76.85`. It begins with a
 * byte order mark, so that spreadsheets read Vietnamese.
 */
export const tableCsv: typeof table.tableCsv = checked(table.tableCsv, {
  table: figureTable,
  language: shared.language,
})
/** A title with its unit, for files whose cells are plain numbers. */
export const titleWithUnit: typeof table.titleWithUnit = checked(table.titleWithUnit, {
  column,
  language: given.oneOf(["vi", "en"]),
})
/**
 * The use of the shared systems by agencies (tình hình sử dụng các hệ thống thông tin dùng chung): the
 * library's columns from the log, the other two as stated.
 */
export const sharedSystems: typeof systems.sharedSystems = checked(systems.sharedSystems, {
  ...ofPeriod,
  agencies: given.list(given.with({ name: given.text, figures: given.object })),
})
/**
 * The progress of a plan to use digital signatures and electronic documents (kế hoạch ứng dụng chữ ký số, lộ
 * trình sử dụng văn bản điện tử): its rows with the aims of each year beside what was reached. `figures` are
 * grouped by type. Documents are those that the agency sent.
 */
export const signaturePlan: typeof plan.signaturePlan = checked(plan.signaturePlan, {
  ...grouped,
  statements: given.optional(given.object),
})
/** The figures that a period is closed with, from the log up to a position. */
export const closingFigures: typeof lines.closingFigures = checked(lines.closingFigures, {
  changes: shared.changes,
  ...ofPeriod,
  rules: dutyRules,
})
/** The figures of a period from the whole log, as they stand at a time. */
export const periodFigures: typeof lines.periodFigures = checked(lines.periodFigures, {
  changes: shared.changes,
  ...ofPeriod,
  now: given.time,
  rules: dutyRules,
})
