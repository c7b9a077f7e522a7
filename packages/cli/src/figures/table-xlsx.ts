import { cellIn, type FigureTable, titleWithUnit } from "@lienthong/core/report"
import writeXlsxFile, { type CellObject, type SheetData } from "write-excel-file/node"

type Language = "vi" | "en"

const heading = (value: string): CellObject => ({ value, type: String, fontWeight: "bold", wrap: true })

/** Texts are texts, whatever they begin with: a spreadsheet computes nothing that another agency named. */
const cell = (value: number | string | undefined, kind: "text" | "number" | "share") => {
  if (value === undefined) return undefined
  if (typeof value === "string") return { value, type: String, wrap: true } satisfies CellObject
  return { value, type: Number, format: kind === "share" ? "0.00" : "#,##0" } satisfies CellObject
}

const sheetOf = (table: FigureTable, language: Language): SheetData => [
  [heading(table.title[language])],
  [heading(table.period[language])],
  table.columns.map((column) => heading(titleWithUnit(column, language))),
  ...table.rows.map((row) =>
    row.map((each, index) => cell(cellIn(each, language), table.columns[index]?.kind ?? "text")),
  ),
]

/** A sheet's name has at most 31 characters and no special ones. */
const sheetName = (id: string) => id.replace(/[^a-z0-9-]/g, "").slice(0, 31)

/** Tables as a workbook (XLSX), a sheet for each: title, period, column titles, rows. */
export const tablesXlsx = async (
  tables: ReadonlyArray<FigureTable>,
  language: Language = "vi",
): Promise<Uint8Array> => {
  const sheets = tables.map((table) => ({
    sheet: sheetName(table.id),
    data: sheetOf(table, language),
    columns: table.columns.map(({ kind }) => ({ width: kind === "text" ? 40 : 16 })),
  }))
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer())
}
