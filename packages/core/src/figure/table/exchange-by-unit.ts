import type { Figures } from "../figures.ts"
import { unstated } from "../group.ts"
import { periodTitle } from "../period.ts"
import type { GroupedFigures } from "./by-type.ts"
import {
  type Cell,
  count,
  type FigureTable,
  ordinal,
  percent,
  share,
  text,
  totalTitle,
} from "./figure-table.ts"

const noUnit = { en: "No unit stated", vi: "Chưa rõ đơn vị" }

/** What a group of units is called in a table. */
export const unitTitle = (group: string): Cell => (group === unstated ? noUnit : group)

const cells = ({ sent, reported, received, paper }: Figures): ReadonlyArray<Cell> => {
  const left = sent.inTime + sent.late + sent.overdue
  return [
    sent.documents,
    sent.fullyElectronicDocuments,
    percent(sent.fullyElectronicDocuments, sent.documents),
    sent.documents - sent.signed.nobody,
    sent.inTime,
    sent.late + sent.overdue,
    percent(sent.inTime, left),
    reported.refused,
    sent.recalled,
    received.documents,
    received.refused,
    paper.waste,
  ]
}

/**
 * Sending and receiving by unit, each quarter (tình hình gửi, nhận văn bản điện tử; Decision 28/2018, Art. 11
 * and 15.1; the Decision has no form of its own). `figures` are grouped by unit.
 */
export const exchangeByUnit = (figures: GroupedFigures): FigureTable => {
  const { period, total, rows } = figures
  return {
    id: "exchange-by-unit",
    title: {
      en: "Sending and receiving of electronic documents (Decision 28/2018, Art. 11 and 15.1)",
      vi: "Tình hình gửi, nhận văn bản điện tử (QĐ 28/2018/QĐ-TTg, Điều 11 và 15.1)",
    },
    period: periodTitle(period),
    columns: [
      ordinal,
      text("unit", "Unit", "Đơn vị"),
      count("sent", "Documents sent", "Văn bản đi"),
      count("fully-electronic", "Wholly electronic", "Gửi hoàn toàn điện tử"),
      share("fully-electronic-share", "Share", "Tỷ lệ"),
      count("signed", "With a digital signature", "Có chữ ký số"),
      count("in-time", "Sendings in time", "Lượt gửi đúng hạn"),
      count("late", "Sendings late", "Lượt gửi quá hạn"),
      share("in-time-share", "In time", "Tỷ lệ gửi đúng hạn"),
      count("refused-there", "Refused by recipients", "Bị bên nhận từ chối"),
      count("recalled", "Recalled", "Thu hồi"),
      count("received", "Documents received", "Văn bản đến"),
      count("refused-here", "Refused here", "Từ chối nhận"),
      count("waste", "Received on paper against the rule", "Nhận bản giấy không đúng quy định"),
    ],
    rows: [
      ...rows.map(({ group, figures }, index) => [index + 1, unitTitle(group), ...cells(figures)]),
      [undefined, totalTitle, ...cells(total)],
    ],
  }
}
