import { it } from "@effect/vitest"
import { VietnamTime, workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import {
  handlingByUnit,
  Period,
  periodFigures,
  periodOf,
  printRows,
  sharedSystems,
  signaturePlan,
  signedElectronicByType,
  tableCsv,
} from "@lienthong/core/report"
import { Effect, Schema, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { office, openWithLives } from "./lives.ts"

/** Phụ lục 01 of report 140/BC-VPUB of 18 June 2019: type, documents, sheets, copies. */
const pilot = [
  ["quyet-dinh", 153, 500, 1_845],
  ["chi-thi", 2, 11, 198],
  ["thong-bao", 14, 22, 108],
  ["ke-hoach", 10, 63, 309],
  ["bao-cao", 14, 153, 52],
  ["to-trinh", 12, 61, 50],
  ["cong-van", 270, 430, 1_510],
  ["giay-moi", 38, 47, 613],
] as const

const issued = pilot.map(([type, documents, pages, copies]) => ({ type, documents, pages, copies }))
const days = Schema.decodeUnknownSync(Period)({ from: "2019-05-15", until: "2019-06-15" })
const morning = (day: string) => VietnamTime.make(`${day}T08:00:00.000+07:00`)

const evening = VietnamTime.make("2019-06-30T20:00:00.000+07:00")

/** The tables are read in the evening of the last day, as VPUB read them. */
const readOn = (day: string) => TestClock.setTime(Date.parse(`${day}T20:00:00+07:00`))

describe("The tables of the seeds", () => {
  it.effect(
    "have the office's pilot to the digit: 513 documents, 1.287 sheets, 4.685 copies",
    () =>
      Effect.gen(function* () {
        const agency = yield* openWithLives(office, morning("2019-05-15"), issued, 0)
        yield* readOn("2019-06-18")
        const table = signedElectronicByType(yield* agency.reports.figures({ period: days, groupBy: "type" }))
        expect(table.period.vi).toBe("Từ ngày 15/05/2019 đến ngày 15/06/2019")
        expect(table.columns.map(({ title }) => title.vi)).toEqual([
          "STT",
          "Loại văn bản",
          "Số lượng văn bản",
          "Tổng số tờ",
          "Tổng số bản",
          "Ghi chú",
        ])
        expect(printRows(table).map((row) => row.join("|"))).toEqual([
          "1|Quyết định (cá biệt)|153|500|1.845|",
          "2|Chỉ thị|2|11|198|",
          "3|Thông báo|14|22|108|",
          "4|Kế hoạch|10|63|309|",
          "5|Báo cáo|14|153|52|",
          "6|Tờ trình|12|61|50|",
          "7|Công văn|270|430|1.510|",
          "8|Giấy mời|38|47|613|",
          "|Tổng số|513|1.287|4.685|",
        ])
        expect(tableCsv(table)).toContain("Công văn,270,430,1510,\r\n")
        const plan = signaturePlan(yield* agency.reports.figures({ period: days, groupBy: "type" }), {
          mailboxes: { value: 88, by: "Sở Thông tin và Truyền thông", on: "18/6/2019" },
        })
        expect(plan.rows.filter(([ordinal]) => typeof ordinal === "number")).toHaveLength(8)
        expect(plan.rows.map((row) => row[4])).toEqual([
          100,
          "Quyết định (cá biệt), Chỉ thị, Thông báo, Kế hoạch, Báo cáo, Tờ trình, Công văn, Giấy mời",
          0,
          undefined,
          100,
          undefined,
          100,
          undefined,
          undefined,
          88,
        ])
        expect(plan.rows[9]?.[5]).toMatchObject({
          vi: "Số liệu do Sở Thông tin và Truyền thông cung cấp ngày 18/6/2019",
        })
      }),
    120_000,
  )

  it.effect(
    "have the use of the shared systems in the second quarter: 1.788 sent, 4.188 received, 1.224 articles",
    () =>
      Effect.gen(function* () {
        const sent = [{ type: "cong-van", documents: 1_788, pages: 1_788, copies: 1_788 }]
        const agency = yield* openWithLives(office, morning("2019-06-01"), sent, 4_188)
        // Folded: a table over so many dossiers in memory would take longer than the rest of the suite.
        const changes = yield* Stream.runCollect(agency.changes())
        const period = periodOf("2019-Q2")
        const total = periodFigures(changes, period, evening, {
          ...defaultDutySettings,
          calendar: workingCalendar(),
        })
        const articles = { value: 1_224, by: "Văn phòng UBND tỉnh", on: "30/6/2019" }
        const table = sharedSystems(period, [{ name: "Văn phòng UBND tỉnh", figures: total, articles }])
        expect(table.period.vi).toBe("Quý II năm 2019")
        expect(table.columns.map(({ title }) => title.vi)).toEqual([
          "Cơ quan, đơn vị",
          "Số lượng văn bản đi",
          "Số lượng văn bản đến",
          "Tổng số hồ sơ TTHC tiếp nhận",
          "Tổng số tin, bài đăng trên Cổng TTĐT",
          "Ghi chú",
        ])
        expect(table.rows[0]?.slice(0, 5)).toEqual(["Văn phòng UBND tỉnh", 1_788, 4_188, undefined, 1_224])
        const handling = handlingByUnit({ period, total, rows: [] }, "incoming")
        expect(handling.rows.at(-1)?.slice(2, 5)).toEqual([0, 4_188, 4_188])
      }),
    120_000,
  )
})
