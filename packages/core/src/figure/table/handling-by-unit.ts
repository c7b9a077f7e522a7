import type { HandlingFigures } from "../figures.ts"
import { periodTitle } from "../period.ts"
import type { GroupedFigures } from "./by-type.ts"
import { unitTitle } from "./exchange-by-unit.ts"
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

const titles = {
  incoming: {
    title: {
      en: "How documents received were dealt with",
      vi: "Báo cáo tình hình giải quyết văn bản đến",
    },
    begun: count("begun", "Came in the period", "Đến trong kỳ"),
    done: "giải quyết",
    dropped: count("dropped", "Refused or given back", "Trả lại, thu hồi"),
  },
  outgoing: {
    title: { en: "How documents issued were dealt with", vi: "Báo cáo tình hình giải quyết văn bản đi" },
    begun: count("begun", "Drafted in the period", "Soạn thảo trong kỳ"),
    done: "phát hành",
    dropped: count("dropped", "Not issued or recalled", "Không phát hành, thu hồi"),
  },
} as const

const cells = (handled: HandlingFigures): ReadonlyArray<Cell> => {
  const { carriedOver, begun, doneInTime, doneLate, openInTime, openLate, dropped } = handled
  return [
    carriedOver,
    begun,
    carriedOver + begun,
    doneInTime,
    doneLate,
    openInTime,
    openLate,
    dropped,
    percent(doneInTime, doneInTime + doneLate),
  ]
}

/**
 * How documents were dealt with, by unit (Decree 30/2020, Annex VI, Part I, V.2 and V.4, which name the
 * report and not its columns). `figures` are grouped by unit.
 */
export const handlingByUnit = (figures: GroupedFigures, direction: "outgoing" | "incoming"): FigureTable => {
  const { period, total, rows } = figures
  const { title, begun, done, dropped } = titles[direction]
  const shown = rows.filter(({ figures }) => Object.values(figures[direction]).some((each) => each > 0))
  return {
    id: `handling-${direction}`,
    title,
    period: periodTitle(period),
    columns: [
      ordinal,
      text("unit", "Unit", "Đơn vị"),
      count("carried-over", "Carried over", "Kỳ trước chuyển sang"),
      begun,
      count("all", "All", "Tổng số"),
      count("done-in-time", "Done in time", `Đã ${done} đúng hạn`),
      count("done-late", "Done late", `Đã ${done} quá hạn`),
      count("open-in-time", "Open in time", `Chưa ${done}, trong hạn`),
      count("open-late", "Open late", `Chưa ${done}, quá hạn`),
      dropped,
      share("in-time-share", "Done in time", "Tỷ lệ đúng hạn"),
    ],
    rows: [
      ...shown.map(({ group, figures }, index) => [
        index + 1,
        unitTitle(group),
        ...cells(figures[direction]),
      ]),
      [undefined, totalTitle, ...cells(total[direction])],
    ],
  }
}
