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

export const addFigures: typeof adding.addFigures = checked(adding.addFigures, {
  one: figures,
  other: figures,
})
export const periodName: typeof period.periodName = checked(period.periodName, ofPeriod)
export const periodOf: typeof period.periodOf = checked(period.periodOf, {
  stated: given.of(period.StatedPeriod),
})
export const periodTitle: typeof period.periodTitle = checked(period.periodTitle, ofPeriod)
export const signedElectronicByType: typeof byType.signedElectronicByType = checked(
  byType.signedElectronicByType,
  grouped,
)
export const exchangeByUnit: typeof unit.exchangeByUnit = checked(unit.exchangeByUnit, grouped)
export const handlingByUnit: typeof handling.handlingByUnit = checked(handling.handlingByUnit, {
  ...grouped,
  direction: given.oneOf(["outgoing", "incoming"]),
})
export const nationalExchange: typeof national.nationalExchange = checked(national.nationalExchange, {
  ...ofPeriod,
  bodies: given.list(given.object),
  all: given.optional(given.object),
})
export const cellIn: typeof table.cellIn = checked(table.cellIn, {
  cell,
  language: given.oneOf(["vi", "en"]),
})
export const printRows: typeof table.printRows = checked(table.printRows, {
  table: figureTable,
  language: shared.language,
})
export const tableCsv: typeof table.tableCsv = checked(table.tableCsv, {
  table: figureTable,
  language: shared.language,
})
export const titleWithUnit: typeof table.titleWithUnit = checked(table.titleWithUnit, {
  column,
  language: given.oneOf(["vi", "en"]),
})
export const sharedSystems: typeof systems.sharedSystems = checked(systems.sharedSystems, {
  ...ofPeriod,
  agencies: given.list(given.with({ name: given.text, figures: given.object })),
})
export const signaturePlan: typeof plan.signaturePlan = checked(plan.signaturePlan, {
  ...grouped,
  statements: given.optional(given.object),
})
export const closingFigures: typeof lines.closingFigures = checked(lines.closingFigures, {
  changes: shared.changes,
  ...ofPeriod,
  rules: dutyRules,
})
export const periodFigures: typeof lines.periodFigures = checked(lines.periodFigures, {
  changes: shared.changes,
  ...ofPeriod,
  now: given.time,
  rules: dutyRules,
})
