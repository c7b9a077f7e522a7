import type { FigureTable } from "@lienthong/core/report"
import { tableCsv } from "@lienthong/core/report"
import { unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { tablesXlsx } from "../../src/figures/table-xlsx.ts"

const table: FigureTable = {
  id: "handling-incoming",
  title: { en: "How documents were dealt with", vi: "Báo cáo tình hình giải quyết văn bản đến" },
  period: { en: "Quarter 2 of 2019", vi: "Quý II năm 2019" },
  columns: [
    { id: "unit", title: { en: "Unit", vi: "Đơn vị" }, kind: "text" },
    { id: "received", title: { en: "Received", vi: "Văn bản đến" }, kind: "number" },
    { id: "share", title: { en: "In time", vi: "Tỷ lệ đúng hạn" }, kind: "share" },
  ],
  rows: [
    ['Phòng "Tổng hợp", Văn phòng', 4188, 76.85],
    ["=HYPERLINK(1)", 0, undefined],
    [{ en: "Total", vi: "Tổng số" }, 4188, 76.85],
  ],
}

describe("A table of figures as a file", () => {
  it("is a workbook whose numbers are numbers and whose texts are never formulas", async () => {
    const files = unzipSync(await tablesXlsx([table]))
    const text = (name: string) => new TextDecoder().decode(files[name])
    const sheet = text("xl/worksheets/sheet1.xml")
    expect(sheet).toContain("<v>4188</v>")
    expect(sheet).toContain("<v>76.85</v>")
    expect(sheet).not.toContain("<f>")
    const everything = Object.keys(files).map(text).join("\n")
    for (const words of ["Báo cáo tình hình giải quyết văn bản đến", "Quý II năm 2019", "Tỷ lệ đúng hạn (%)"])
      expect(everything).toContain(words)
    expect(text("xl/workbook.xml")).toContain("handling-incoming")
  })

  it("is CSV by RFC 4180 that spreadsheets read as Vietnamese", () => {
    expect(tableCsv(table)).toBe(
      [
        "\uFEFFĐơn vị,Văn bản đến,Tỷ lệ đúng hạn (%)",
        '"Phòng ""Tổng hợp"", Văn phòng",4188,76.85',
        "'=HYPERLINK(1),0,",
        "Tổng số,4188,76.85",
        "",
      ].join("\r\n"),
    )
    expect(tableCsv(table, "en").split("\r\n")[0]).toBe("\uFEFFUnit,Received,In time (%)")
  })
})
