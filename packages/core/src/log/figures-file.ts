import { Option, Schema } from "effect"
import { addFigures, wrongSums } from "../figure/add-figures.ts"
import { type ClosedFigures, numbersOf } from "../figure/closed-figures.ts"
import type { Figures } from "../figure/figures.ts"
import { FiguresError } from "../figure/figures-error.ts"
import { type Period, periodName } from "../figure/period.ts"
import type { Closing } from "./closing.ts"
import { type ClosingStatement, readClosingText } from "./closing-statement.ts"
import { SealSignature } from "./event.ts"
import type { JudgeSeal } from "./read-seals.ts"

const FiguresFile = Schema.Struct({
  statement: Schema.String,
  signature: Schema.optionalKey(SealSignature),
})

/** The file with an agency's closed figures (tệp số liệu đã chốt), for the agency above it. */
export const printFiguresFile = ({ statement, signature }: Omit<Closing, "at">): string =>
  `${JSON.stringify({ statement, ...(signature && { signature }) })}\n`

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(FiguresFile))

const groupsOf = (groups: ClosedFigures["byType"]) => Object.values(groups).map(numbersOf)

/** Whether the figures of all documents are the sums of those by type and by unit. */
const isWhole = ({ total, byType, byUnit }: ClosedFigures): boolean => {
  const all = numbersOf(total)
  return wrongSums(all, groupsOf(byType)).length === 0 && wrongSums(all, groupsOf(byUnit)).length === 0
}

/**
 * Reads a file of closed figures. With `judge` it must be signed by a key that the judge trusts. Without it
 * only the sums must agree, which reveals a single changed figure and nothing more.
 */
export const readFiguresFile = (
  file: string,
  text: string,
  judge?: JudgeSeal,
): ClosingStatement | FiguresError => {
  const fault = (reason: "file-unreadable" | "altered" | "unsigned") =>
    new FiguresError({ reason, detail: { file } })
  const read = Option.getOrUndefined(decode(text))
  const statement = read && readClosingText(read.statement)
  if (statement === undefined) return fault("file-unreadable")
  const { signature } = read ?? {}
  if (judge) {
    const verdict = signature === undefined ? "unknown-key" : judge(read?.statement ?? "", signature)
    if (verdict === "broken") return fault("altered")
    if (verdict !== "valid") return fault("unsigned")
  }
  return isWhole(statement.figures) ? statement : fault("altered")
}

/** An agency's closed figures, and the levels of government that documents went to or came from. */
export interface AgencyFigures {
  readonly code: string
  readonly name: string
  readonly figures: ClosedFigures
}

/** The closed figures of several agencies (số liệu tổng hợp của nhiều cơ quan). */
export interface CollectedFigures {
  readonly period: Period
  readonly agencies: ReadonlyArray<AgencyFigures>
  /** The sums over all agencies; absent when there is none. */
  readonly total?: Figures
  /** The expected codes whose figures are missing. */
  readonly missing: ReadonlyArray<string>
}

/** Adds agencies' closed figures of a period, each once, and names those that are missing. */
export const collectFigures = (
  period: Period,
  given: ReadonlyArray<{ readonly file: string; readonly statement: ClosingStatement }>,
  expected: ReadonlyArray<string>,
): CollectedFigures | FiguresError => {
  const agencies = new Map<string, AgencyFigures>()
  for (const { file, statement } of given) {
    const { agency, figures } = statement
    const [wanted, found] = [periodName(period), periodName(statement.period)]
    if (wanted !== found)
      return new FiguresError({ reason: "other-period", detail: { file, found, period: wanted } })
    if (agencies.has(agency.code))
      return new FiguresError({ reason: "agency-twice", detail: { file, agency: agency.code } })
    agencies.set(agency.code, { ...agency, figures })
  }
  const all = [...agencies.values()]
  const total = all
    .map(({ figures }) => figures.total)
    .reduce<Figures | undefined>((sum, each) => (sum ? addFigures(sum, each) : each), undefined)
  return {
    period,
    agencies: all,
    ...(total && { total }),
    missing: expected.filter((code) => !agencies.has(code)),
  }
}
