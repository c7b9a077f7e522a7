import type { Reason } from "../../vocabulary/ground.ts"
import type { Cell, Column, FigureTable } from "./figure-table.ts"

export type Language = keyof Reason

/** The value of a cell in one language. */
export const cellIn = (cell: Cell, language: Language): number | string | undefined =>
  typeof cell === "object" ? cell[language] : cell

/** A number as Vietnamese reports print it: `4.685`, `76,85`. */
const printFigure = (value: number): string => {
  const [whole = "", part] = String(Math.abs(value)).split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".")
  return `${value < 0 ? "-" : ""}${grouped}${part === undefined ? "" : `,${part}`}`
}

const printCell = (cell: Cell, kind: Column["kind"] | undefined, language: Language): string => {
  const value = cellIn(cell, language)
  if (typeof value !== "number") return value ?? ""
  const printed = language === "vi" ? printFigure(value) : String(value)
  return kind === "share" ? `${printed}%` : printed
}

/** The cells of a table as a report prints them in a language. */
export const printRows = (
  table: FigureTable,
  language: Language = "vi",
): ReadonlyArray<ReadonlyArray<string>> => {
  const { columns, rows } = table
  return rows.map((row) => row.map((cell, index) => printCell(cell, columns[index]?.kind, language)))
}

/** A title with its unit, for files whose cells are plain numbers. */
export const titleWithUnit = (column: Column, language: Language): string =>
  column.kind === "share" ? `${column.title[language]} (%)` : column.title[language]

const byteOrderMark = "\uFEFF"

/**
 * A cell of a CSV. A text that a spreadsheet would take for a formula is given an apostrophe, as names come
 * from other agencies' packets.
 */
const csvCell = (value: number | string | undefined): string => {
  if (typeof value !== "string") return value === undefined ? "" : String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A table as CSV (RFC 4180): the titles, then the rows; plain numbers, `4685` and `76.85`. It begins with a
 * byte order mark, so that spreadsheets read Vietnamese.
 */
export const tableCsv = (table: FigureTable, language: Language = "vi"): string => {
  const { columns, rows } = table
  const lines = [
    columns.map((column) => titleWithUnit(column, language)),
    ...rows.map((row) => row.map((cell) => cellIn(cell, language))),
  ]
  return byteOrderMark + lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")
}
