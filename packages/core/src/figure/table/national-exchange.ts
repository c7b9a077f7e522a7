import { levelsOfGovernment } from "../../agency/level-of-government.ts"
import type { ClosedFigures } from "../closed-figures.ts"
import type { Figures } from "../figures.ts"
import { type Period, periodTitle } from "../period.ts"
import {
  count,
  type FigureTable,
  ordinal,
  percent,
  type Stated,
  share,
  statedBy,
  text,
} from "./figure-table.ts"

/** A body's figures of a period: of all its documents, and by the level of government of the other agency. */
export type LevelsOfBody = Pick<ClosedFigures, "total" | "byLevel">

const exchanges = ({ sent, received }: Figures): boolean => sent.electronic > 0 || received.documents > 0

/** With how many levels of government a body exchanges electronic documents. */
const levelsOf = ({ byLevel }: LevelsOfBody): number =>
  levelsOfGovernment.filter((level) => {
    const figures = byLevel[level]
    return level !== "unknown" && figures !== undefined && exchanges(figures)
  }).length

const sum = (bodies: ReadonlyArray<LevelsOfBody>, of: (figures: Figures) => number): number =>
  bodies.reduce((all, { total }) => all + of(total), 0)

/**
 * The exchange of electronic documents in a whole province or country (gửi, nhận văn bản điện tử trên trục
 * liên thông): how many bodies exchange with 2, 3 and 4 levels of government, of how many there are, and what
 * they sent and received. `bodies` are the closed figures of each; how many there are in all is stated.
 */
export const nationalExchange = (
  period: Period,
  bodies: ReadonlyArray<LevelsOfBody>,
  all?: Stated,
): FigureTable => {
  const reached = bodies.map(levelsOf)
  return {
    id: "national-exchange",
    title: {
      en: "Exchange of electronic documents by levels of government",
      vi: "Kết nối, gửi, nhận văn bản điện tử theo cấp chính quyền trên Trục liên thông văn bản quốc gia",
    },
    period: periodTitle(period),
    columns: [
      ordinal,
      text("content", "Content", "Nội dung"),
      count("result", "Result", "Kết quả"),
      count("all", "Of", "Trên tổng số"),
      share("share", "Share", "Tỷ lệ"),
      text("source", "Source", "Nguồn số liệu"),
    ],
    rows: [
      ...[2, 3, 4].map((levels, index) => {
        const result = reached.filter((each) => each >= levels).length
        return [
          index + 1,
          {
            en: `Bodies that exchange with ${levels} levels of government`,
            vi: `Đơn vị gửi, nhận văn bản điện tử ở ${levels} cấp chính quyền`,
          },
          result,
          all?.value,
          all && percent(result, all.value),
          all && statedBy(all),
        ]
      }),
      [
        4,
        { en: "Documents sent", vi: "Văn bản gửi" },
        sum(bodies, ({ sent }) => sent.documents),
        undefined,
        undefined,
        undefined,
      ],
      [
        5,
        { en: "Documents received", vi: "Văn bản nhận" },
        sum(bodies, ({ received }) => received.documents),
        undefined,
        undefined,
        undefined,
      ],
    ],
  }
}
