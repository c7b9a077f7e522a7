import { Schema } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"
import { countLine } from "./count-line.ts"
import type { FigureLine } from "./figure-line.ts"
import { Figures } from "./figures.ts"
import { type Grouping, partsOf } from "./group.ts"
import { lastInstantOf, type Period } from "./period.ts"
import { emptyTally, figuresOf, isCounted, type Tally } from "./tally.ts"

const ByGroup = Schema.Record(Schema.String, Figures)

/** The figures of a period that is over, of all documents and by the groups that reports are made of. */
export const ClosedFigures = Schema.Struct({
  total: Figures,
  byType: ByGroup,
  byUnit: ByGroup,
  byLevel: ByGroup,
})
export interface ClosedFigures extends Schema.Schema.Type<typeof ClosedFigures> {}

/** Counts groups of lines as they come. */
export const groupTally = (period: Period, at: VietnamTime, by: Grouping) => {
  const groups = new Map<string, Tally>()
  return {
    add: (line: FigureLine): void => {
      for (const { group, line: part } of partsOf(line, by)) {
        const tally = groups.get(group) ?? emptyTally(period, at)
        groups.set(group, tally)
        countLine(tally, part)
      }
    },
    /** The groups in which something counts, in the order of their names. */
    rows: () =>
      [...groups]
        .filter(([, tally]) => isCounted(tally))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([group, tally]) => ({ group, figures: figuresOf(tally) })),
  }
}

/** Counts the figures that a period is closed with. It does not depend on when that is done. */
export const closingTally = (period: Period) => {
  const end = lastInstantOf(period)
  const total = emptyTally(period, end)
  const [byType, byUnit, byLevel] = [
    groupTally(period, end, "type"),
    groupTally(period, end, "unit"),
    groupTally(period, end, "level"),
  ]
  const recordOf = ({ rows }: typeof byType) =>
    Object.fromEntries(rows().map(({ group, figures }) => [group, figures]))
  return {
    add: (line: FigureLine): void => {
      countLine(total, line)
      for (const tally of [byType, byUnit, byLevel]) tally.add(line)
    },
    figures: (): ClosedFigures => ({
      total: figuresOf(total),
      byType: recordOf(byType),
      byUnit: recordOf(byUnit),
      byLevel: recordOf(byLevel),
    }),
  }
}

/** A figure that has changed. `figure` names it: `sent.documents`. */
export interface FigureChange {
  readonly figure: string
  readonly was: number
  readonly is: number
}

const numbersIn = (value: unknown, name: string, numbers: Map<string, number>): Map<string, number> => {
  if (typeof value === "number") numbers.set(name, value)
  else if (typeof value === "object" && value !== null && !Array.isArray(value))
    for (const [key, each] of Object.entries(value))
      numbersIn(each, name === "" ? key : `${name}.${key}`, numbers)
  return numbers
}

/** The numbers of figures by name. Durations appear as their median and percentile only. */
export const numbersOf = (figures: object): ReadonlyMap<string, number> => numbersIn(figures, "", new Map())

/** The figures that changed, by name. */
export const figureChanges = (was: object, is: object): ReadonlyArray<FigureChange> => {
  const [before, after] = [numbersOf(was), numbersOf(is)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((figure) => ({ figure, was: before.get(figure) ?? 0, is: after.get(figure) ?? 0 }))
    .filter(({ was, is }) => was !== is)
}
