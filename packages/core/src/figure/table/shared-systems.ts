import type { Figures } from "../figures.ts"
import { type Period, periodTitle } from "../period.ts"
import { count, type FigureTable, type Stated, statedBy, text } from "./figure-table.ts"

/** An agency's figures, and those that only it can state. */
export interface AgencyUse {
  readonly name: string
  readonly figures: Figures
  /** Dossiers of administrative procedures that it took in. */
  readonly procedures?: Stated
  /** News and articles on its portal. */
  readonly articles?: Stated
}

/**
 * The use of the shared systems by agencies (tình hình sử dụng các hệ thống thông tin dùng chung): the
 * library's columns from the log, the other two as stated.
 */
export const sharedSystems = (period: Period, agencies: ReadonlyArray<AgencyUse>): FigureTable => ({
  id: "shared-systems",
  title: {
    en: "Use of the shared information systems",
    vi: "Tình hình sử dụng các hệ thống thông tin dùng chung",
  },
  period: periodTitle(period),
  columns: [
    text("agency", "Agency", "Cơ quan, đơn vị"),
    count("sent", "Documents sent", "Số lượng văn bản đi"),
    count("received", "Documents received", "Số lượng văn bản đến"),
    count("procedures", "Dossiers of procedures taken in", "Tổng số hồ sơ TTHC tiếp nhận"),
    count("articles", "News and articles on the portal", "Tổng số tin, bài đăng trên Cổng TTĐT"),
    text("remark", "Remarks", "Ghi chú"),
  ],
  rows: agencies.map(({ name, figures, procedures, articles }) => {
    const stated = [procedures, articles].flatMap((each) => (each ? [statedBy(each)] : []))
    const unique = [...new Map(stated.map((each) => [each.vi, each])).values()]
    return [
      name,
      figures.sent.documents,
      figures.received.documents,
      procedures?.value,
      articles?.value,
      unique.length === 0
        ? undefined
        : {
            en: unique.map(({ en }) => en).join("; "),
            vi: unique.map(({ vi }) => vi).join("; "),
          },
    ]
  }),
})
