import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { sqlite } from "@lienthong/adapters-sqlite"
import { openExchange } from "@lienthong/core"
import { chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { unzipSync } from "fflate"
import { afterAll, beforeAll, expect, it } from "vitest"
import { runFigures } from "../../src/figures/figures.ts"
import { lienthong } from "../../src/lienthong.ts"
import { answerOf } from "../answer-of.ts"
import { agency, newFolder } from "../log/sealed-log.ts"

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

const store = join(folder, "store.db")
const empty = join(folder, "empty.db")
const other = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const files = [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }]

const open = (path: string) =>
  openExchange({ ...testOptions(memoryAxis([agency, other]), agency), storage: sqlite(path) })

beforeAll(async () => {
  const exchange = await open(store)
  const by = { by: { ...clerk, department: "Phòng Tổng hợp" } }
  const id = await exchange.outgoing.draft({ type: "bao-cao", subject: "Báo cáo", pageAmount: 3, files }, by)
  await exchange.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
  await exchange.outgoing.signAsAgency(id, by)
  await exchange.outgoing.dispatch(id, { to: [other.code] }, by)
  await exchange.reports.outgoing()
  await exchange.close()
  const unread = await open(empty)
  await unread.outgoing.draft({ type: "bao-cao", subject: "Báo cáo", files }, by)
  await unread.close()
})

const days = ["--from", "2000-01-01", "--to", "2099-12-31"]
const byType = ["--store", store, ...days, "--table", "signed-electronic-by-type"]

it("The figures of a period are printed as the table that is asked for", async () => {
  const { exitCode, out, error } = await answerOf(runFigures, ...byType)
  expect([exitCode, error]).toEqual([0, []])
  expect(out).toContain("Kết quả gửi văn bản điện tử có ký số")
  expect(out).toContain("Từ ngày 01/01/2000 đến ngày 31/12/2099")
  expect(out).toContain("1 | Báo cáo | 1 | 3 | 1 | ")
  const handling = await answerOf(runFigures, "--store", store, ...days, "--table", "handling-outgoing")
  expect(handling.out).toContain("1 | Phòng Tổng hợp | 0 | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 100%")
})

it("Figures are written as CSV, as a workbook and as JSON with their position in the log", async () => {
  const csv = await answerOf(runFigures, ...byType, "--csv")
  expect(csv.out).toContain("1,Báo cáo,1,3,1,\r\n")
  const book = join(folder, "figures.xlsx")
  expect((await answerOf(runFigures, ...byType, "--xlsx", book)).exitCode).toBe(0)
  const sheet = new TextDecoder().decode(unzipSync(readFileSync(book))["xl/worksheets/sheet1.xml"])
  expect(sheet).toContain("<v>3</v>")
  const read = JSON.parse((await answerOf(runFigures, ...byType, "--json")).out)
  expect(read).toMatchObject({ id: "signed-electronic-by-type", asOf: expect.any(Number) })
  expect(read.rows.at(-1).slice(2, 5)).toEqual([1, 3, 1])
})

it("A count shows a bar where a person looks on", async () => {
  const bars: Array<string> = []
  const console = { out: () => {}, error: () => {}, progress: (line: string) => bars.push(line) }
  expect(await runFigures(byType, console)).toBe(0)
  expect(bars.at(-2)).toMatch(/^figures \[█+\] 100%/)
})

it("A store whose documents no report has read yet is not counted as one without documents", async () => {
  const { exitCode, out, error } = await answerOf(
    runFigures,
    ...["--store", empty, ...days, "--table", "exchange-by-unit"],
  )
  expect([exitCode, out]).toEqual([1, ""])
  expect(error.join("\n")).toContain("lienthong views rebuild")
})

it("Figures that lack the last events of the log say so", async () => {
  const exchange = await open(store)
  await exchange.outgoing.draft({ type: "bao-cao", subject: "Kế hoạch", files }, { by: clerk })
  await exchange.close()
  const { exitCode, error } = await answerOf(runFigures, ...byType)
  expect(exitCode).toBe(0)
  expect(error.join("\n")).toMatch(/Số liệu tính đến sự kiện \d+/)
})

it("A workbook that cannot be written is a wrong argument, in both languages", async () => {
  for (const path of [join(folder, "no-folder", "x.xlsx"), folder, ""]) {
    const { exitCode, error } = await answerOf(runFigures, ...byType, "--xlsx", path)
    expect(exitCode, path).toBe(2)
    const [en, vi] = error.slice(-2)
    expect(en).toContain(`--xlsx ${path} cannot be written`)
    expect(vi).toContain("không ghi được tệp")
  }
})

it("Days are named as the arguments are, and a problem says what to do next", async () => {
  const table = ["--store", store, "--table", "signature-plan"]
  const noDay = await answerOf(runFigures, ...table, "--from", "2026-01-01", "--to", "2026-02-30")
  expect([noDay.exitCode, noDay.error[0]]).toEqual([2, expect.stringContaining("--to must be a day")])
  const backwards = await answerOf(runFigures, ...table, "--from", "2026-02-01", "--to", "2026-01-01")
  expect([backwards.exitCode, backwards.error[1]]).toEqual([2, expect.stringContaining("trước --from")])
  const { exitCode, error } = await answerOf(
    runFigures,
    ...["--store", "postgres://nowhere/x", ...days, "--table", "signature-plan"],
  )
  const [code, en, vi, next] = error
  expect([exitCode, code]).toEqual([2, "input/value-invalid"])
  expect(en).toContain("The value of --agency is not valid")
  expect(vi).toContain("Giá trị của --agency không hợp lệ")
  expect(next).toMatch(/^→ Give the agency's code/)
})

it("An agency of which the store has nothing is told, and is not entered", async () => {
  for (const _ of ["once", "again"]) {
    const { exitCode, error } = await answerOf(runFigures, ...byType, "--agency", "000.00.00.G14")
    expect(exitCode).toBe(3)
    expect(error[1]).toContain("nothing of the agency 000.00.00.G14")
  }
})

it("A table that does not exist, a period that ends before it begins and a file that is not a store are refused", async () => {
  const unknown = await answerOf(runFigures, "--store", store, ...days, "--table", "no-table")
  expect([unknown.exitCode, unknown.error[0]]).toEqual([2, expect.stringContaining("exchange-by-unit")])
  const backwards = ["--from", "2019-06-30", "--to", "2019-06-01", "--table", "exchange-by-unit"]
  expect((await answerOf(runFigures, "--store", store, ...backwards)).exitCode).toBe(2)
  const missing = join(folder, "missing.db")
  expect(
    (await answerOf(runFigures, "--store", missing, ...days, "--table", "signature-plan")).exitCode,
  ).toBe(3)
  expect(existsSync(missing)).toBe(false)
  expect((await answerOf(lienthong, "figures", "--help")).out).toContain("handling-outgoing")
})
