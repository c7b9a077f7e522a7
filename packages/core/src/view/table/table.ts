import type { Agency } from "../../agency/agency.ts"
import type { DutyRules } from "../../policy/deadline/duty-term.ts"
import type { Facts } from "../../report/facts.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Dossier } from "../dossier/dossier.ts"
import type { ListEntry } from "../view.ts"

/** What lines are made with beside the facts: whose they are, when, and by which rules. */
export interface Reading {
  readonly agency: Agency
  readonly rules: DutyRules
  readonly now: VietnamTime
}

/** A line, and its place among the lines of its table. Two lines of one dossier differ in `id`. */
export interface Placed<Line> {
  readonly line: Line
  readonly place: string
  readonly id?: string
}

/** The tests of a filter: whether a line matches a wanted value. A field without one does not compile. */
export type Tests<Line, Filter> = {
  readonly [K in keyof Filter]-?: (line: Line, wanted: NonNullable<Filter[K]>) => boolean
}

/**
 * A table that pages are read of: which lines a dossier has, in which orders they are read, and by which
 * features they are found. Features narrow what is read; the tests decide.
 */
export interface Table<Line, Filter, Sort extends string> {
  readonly name: string
  /**
   * The lines of a dossier. `facts` are its own facts and, behind them, those of the dossiers that are
   * `related` to it.
   */
  readonly lines: (dossier: Dossier, facts: Facts, reading: Reading) => ReadonlyArray<Placed<Line>>
  /** The keys of other dossiers whose facts a line shows. */
  readonly related?: (dossier: Dossier, reading: Reading) => ReadonlyArray<string>
  /** The orders: what a line is sorted by. A line without it is not in that order. */
  readonly sorts: { readonly [S in Sort]: (line: Line, place: string) => string | undefined }
  readonly defaultSort: Sort
  /** The orders in which features narrow what is read; in the others the tests alone select. */
  readonly narrowed: ReadonlyArray<Sort>
  readonly defaultOrder: "ascending" | "descending"
  /** What a line is found by, `stage=arrived`. */
  readonly features: (line: Line, dossier: Dossier) => ReadonlyArray<string>
  readonly tests: Tests<Line, Filter>
  /** The feature that every line has that matches a wanted value, for the fields that have one. */
  readonly found: { readonly [K in keyof Filter]?: (wanted: NonNullable<Filter[K]>) => string | undefined }
  /** The fields that bound an order from below and above. */
  readonly periods?: { readonly [S in Sort]?: readonly [from: keyof Filter, until: keyof Filter] }
}

/** The list of a table's lines in an order, all of them or those with a feature. */
export const listName = (table: string, sort: string, feature = ""): string => `${table}/${sort}/${feature}`

/** The end of what a line is sorted by, by which the line is found again. It is unique within its table. */
export const endOf = ({ place, id = "" }: Placed<unknown>): string => ` ${place}${id}`

/** The places of a dossier's lines in a table. */
export const placesOf = <Line, Filter, Sort extends string>(
  table: Table<Line, Filter, Sort>,
  dossier: Dossier,
  reading: Reading,
): ReadonlyArray<ListEntry> =>
  table.lines(dossier, dossier.facts, reading).flatMap((placed) => {
    const features = [...new Set(table.features(placed.line, dossier))]
    return (Object.keys(table.sorts) as unknown as ReadonlyArray<Sort>).flatMap((name) => {
      const by = table.sorts[name](placed.line, placed.place)
      if (by === undefined) return []
      const sort = `${by}${endOf(placed)}`
      const found = table.narrowed.includes(name) ? ["", ...features] : [""]
      return found.map((feature) => ({ list: listName(table.name, name, feature), sort }))
    })
  })
