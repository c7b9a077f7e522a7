import { documentTypes } from "../../vocabulary/document-type.ts"
import type { Figures } from "../figures.ts"
import { unstated } from "../group.ts"
import { type Period, periodTitle } from "../period.ts"
import { count, type FigureTable, ordinal, remark, text, totalTitle } from "./figure-table.ts"

/** The figures of groups, as `reports.figures` returns them. */
export interface GroupedFigures {
  readonly period: Period
  readonly total: Figures
  readonly rows: ReadonlyArray<{ readonly group: string; readonly figures: Figures }>
}

const order = new Map(documentTypes().map(({ code }, index) => [code as string, index]))

/** The order of the law, then types that are none of the law's, by name. */
export const inLegalOrder = (one: { readonly group: string }, other: { readonly group: string }): number => {
  const [first, second] = [order.get(one.group) ?? order.size, order.get(other.group) ?? order.size]
  return first - second || (one.group < other.group ? -1 : 1)
}

/** A document type's name in a table. */
export const typeTitle = (group: string): string => {
  if (group === unstated) return "Không ghi loại"
  const known = documentTypes().find(({ code }) => code === group)
  if (known === undefined) return group
  const { name } = known
  return known.code === "quyet-dinh" ? `${name} (cá biệt)` : name
}

/**
 * Signed documents that went electronically, by type (kết quả gửi văn bản điện tử có ký số): how many, their
 * sheets and their copies, one for each recipient. `figures` are grouped by type.
 */
export const signedElectronicByType = (figures: GroupedFigures): FigureTable => {
  const { period, total, rows } = figures
  const sent = rows.filter(({ figures }) => figures.sent.signedElectronic.documents > 0)
  const cells = ({ documents, pages, copies }: Figures["sent"]["signedElectronic"]) => [
    documents,
    pages,
    copies,
    undefined,
  ]
  return {
    id: "signed-electronic-by-type",
    title: {
      en: "Documents sent electronically with a digital signature",
      vi: "Kết quả gửi văn bản điện tử có ký số qua hệ thống Quản lý văn bản và điều hành",
    },
    period: periodTitle(period),
    columns: [
      ordinal,
      text("type", "Document type", "Loại văn bản"),
      count("documents", "Documents", "Số lượng văn bản"),
      count("pages", "Sheets", "Tổng số tờ"),
      count("copies", "Copies", "Tổng số bản"),
      remark,
    ],
    rows: [
      ...sent
        .toSorted(inLegalOrder)
        .map(({ group, figures }, index) => [
          index + 1,
          typeTitle(group),
          ...cells(figures.sent.signedElectronic),
        ]),
      [undefined, totalTitle, ...cells(total.sent.signedElectronic)],
    ],
  }
}
