import { writeFileSync } from "node:fs"
import { median } from "./median.ts"
import type { Showing } from "./rounds.ts"

/** One figure of a run, as `--json` writes it. */
export interface Record {
  readonly suite: string
  readonly store: string
  readonly work: string
  readonly contender: string
  /** The median of the rounds. */
  readonly perSecond: number
}

/** The figures of a suite. An entrant that was removed before the first round has none. */
export const recordsOf = (
  suite: string,
  store: string,
  showings: ReadonlyArray<Showing>,
): ReadonlyArray<Record> =>
  showings.flatMap(({ work, contender, perSecond }) =>
    perSecond.length === 0 ? [] : [{ suite, store, work, contender, perSecond: rounded(median(perSecond)) }],
  )

const rounded = (value: number) => Number(value.toPrecision(4))

export const writeRecords = (path: string, records: ReadonlyArray<object>): void =>
  writeFileSync(path, `${JSON.stringify(records, null, 2)}\n`)
