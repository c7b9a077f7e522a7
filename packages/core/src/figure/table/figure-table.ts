import type { Reason } from "../../vocabulary/ground.ts"

/** A cell: a number, a text from the log, or a text in both languages. Absent when unknown. */
export type Cell = number | string | Reason | undefined

/** A column; `share` holds a percentage. */
export interface Column {
  readonly id: string
  readonly title: Reason
  readonly kind: "text" | "number" | "share"
}

/** A table of figures as it is asked for (biểu số liệu), with titles in both languages. */
export interface FigureTable {
  readonly id: string
  readonly title: Reason
  readonly period: Reason
  readonly columns: ReadonlyArray<Column>
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>
}

/** A figure that a person states because the log does not have it (số liệu do người khai cung cấp). */
export interface Stated {
  readonly value: number
  readonly by: string
  /** The day on which it is stated. */
  readonly on: string
}

export const text = (id: string, en: string, vi: string): Column => ({ id, title: { en, vi }, kind: "text" })
export const count = (id: string, en: string, vi: string): Column => ({
  id,
  title: { en, vi },
  kind: "number",
})
export const share = (id: string, en: string, vi: string): Column => ({
  id,
  title: { en, vi },
  kind: "share",
})

export const ordinal = count("ordinal", "No.", "STT")
export const remark = text("remark", "Remarks", "Ghi chú")
export const totalTitle: Reason = { en: "Total", vi: "Tổng số" }

/** Who stated a figure, for a remark. */
export const statedBy = ({ by, on }: Stated): Reason => ({
  en: `Stated by ${by} on ${on}`,
  vi: `Số liệu do ${by} cung cấp ngày ${on}`,
})

/** A percentage to two digits. Absent when the whole is 0. */
export const percent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part / whole) * 10_000) / 100
