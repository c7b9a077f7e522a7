import type { Agency } from "../../agency/agency.ts"
import type { DutyRules } from "../../policy/deadline/duty-term.ts"
import type { ReadModel } from "../../report/read-model.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"
import type { Dossier } from "../dossier/dossier.ts"
import type { LineRow, RowWords } from "../view.ts"

/** The agency and the rules by which lines are made. */
export interface Making {
  readonly agency: Agency
  readonly rules: DutyRules
  /** The agency's own types of documents. */
  readonly ownTypes: OwnTypes
}

/** The circumstances of a request: the present time, and since when the axis is away. */
export interface Asking {
  readonly now: VietnamTime
  readonly axisAwaySince: VietnamTime | undefined
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
 * A table that is read page by page: which lines a dossier has, in which orders they are read, and by which
 * features they are found. Features narrow what is read; the tests decide.
 */
export interface Table<Line, Filter, Sort extends string> {
  readonly name: string
  /**
   * The lines of a dossier. `facts` has its own facts, followed by those of the dossiers that are
   * `related` to it.
   */
  readonly lines: (dossier: Dossier, model: ReadModel, making: Making) => ReadonlyArray<Placed<Line>>
  /** The keys of other dossiers whose facts the lines show. */
  readonly related?: (dossier: Dossier) => ReadonlyArray<string>
  /** Completes a line with what depends on the time of the request. */
  readonly asked?: (line: Line, asking: Asking) => Line
  /** The search words of a line. */
  readonly words?: (placed: Placed<Line>) => RowWords
  /** The sort key of a line in each order. A line without a key is left out of that order. */
  readonly sorts: { readonly [S in Sort]: (line: Line, place: string) => string | undefined }
  readonly defaultSort: Sort
  /** The orders in which features narrow what is read; in the others the tests alone select. */
  readonly narrowed: ReadonlyArray<Sort>
  readonly defaultOrder: "ascending" | "descending"
  /** The features of a line, such as `stage=arrived`. */
  readonly features: (line: Line, dossier: Dossier) => ReadonlyArray<string>
  readonly tests: Tests<Line, Filter>
  /**
   * The feature that every line has that matches a wanted value, for the fields that have one; `wider` if
   * other lines have it too.
   */
  readonly found: {
    readonly [K in keyof Filter]?: (
      wanted: NonNullable<Filter[K]>,
    ) => string | { readonly wider: string } | undefined
  }
  /** The fields that bound an order from below and above. */
  readonly periods?: { readonly [S in Sort]?: readonly [from: keyof Filter, until: keyof Filter] }
}

/** The list of a table's lines in an order, all of them or those with a feature. */
export const listName = (table: string, sort: string, feature = ""): string => `${table}/${sort}/${feature}`

/** The end of a line's sort key, by which the line is found again. It is unique within its table. */
export const endOf = ({ place, id = "" }: Placed<unknown>): string => ` ${place}${id}`

/**
 * The rows that pages are read from, one for each line of a dossier: the line, or the dossier's key in place
 * of a line that shows other dossiers, which change without this one.
 */
export const lineRows = <Line, Filter, Sort extends string>(
  table: Table<Line, Filter, Sort>,
  dossier: Dossier,
  key: string,
  making: Making,
): ReadonlyArray<LineRow> => {
  const isWhole = (table.related?.(dossier) ?? []).length === 0
  const { words } = table
  const sorts = Object.keys(table.sorts) as unknown as ReadonlyArray<Sort>
  return table.lines(dossier, dossier.facts, making).map((placed) => {
    const { line } = placed
    const end = endOf(placed)
    const features = [...new Set(table.features(line, dossier))]
    return {
      key: `${table.name} ${key}${end}`,
      row: JSON.stringify(isWhole ? line : key),
      lists: sorts.flatMap((name) => {
        const by = table.sorts[name](line, placed.place)
        if (by === undefined) return []
        const found = table.narrowed.includes(name) ? ["", ...features] : [""]
        return found.map((feature) => ({ list: listName(table.name, name, feature), sort: `${by}${end}` }))
      }),
      ...(words && { words: () => words(placed) }),
      isWhole,
    }
  })
}

/** Reads a line from its row, or the key of the dossier to make it from. */
export const readLineRow = <Line>(text: string): { readonly line: Line } | { readonly of: string } => {
  const read = JSON.parse(text) as Line | string
  return typeof read === "string" ? { of: read } : { line: read }
}
