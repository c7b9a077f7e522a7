import type { FastifyInstance } from "fastify"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { department, province } from "../../src/agency/cast.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { issue } from "../../src/week/issue.ts"
import { type Browser, logIn, password } from "../browser.ts"
import { letter, openTown, type Town } from "../town.ts"

let town: Town
let app: FastifyInstance
let clerk: Browser

beforeAll(async () => {
  town = await openTown([province, department])
  app = await openApp(await openAccounts([town.of(department)], password))
  await issue(town.of(province), { type: "bao-cao", subject: "Số liệu", to: ["H53.13"] }, async () =>
    letter("a"),
  )
  await town.settle()
  clerk = await logIn(app, "mai")
})
afterAll(async () => {
  await app.close()
  await town.close()
})

describe("figures and paper", () => {
  it("show what came this year in charts that have the same numbers as tables", async () => {
    const { text } = await clerk.open("/thong-ke")
    assert.include(text, "Gửi 0, nhận 1 văn bản")
    assert.include(text, "Xem dạng bảng")
    assert.notInclude(text, "NaN")
  })

  it("show a year without documents as one without figures", async () => {
    const { text } = await clerk.open("/thong-ke?nam=2020")
    assert.include(text, "chưa có số liệu")
    assert.notInclude(text, "NaN")
  })

  it("give each prescribed table to read, to print and as a workbook", async () => {
    for (const table of ["gui-nhan", "giai-quyet", "loai"]) {
      assert.strictEqual((await clerk.open(`/thong-ke/bieu?bieu=${table}&ky=2026`)).status, 200)
      const { headers, text } = await clerk.open(`/thong-ke/bieu.xlsx?bieu=${table}&ky=2026`)
      assert.match(String(headers["content-disposition"]), /^attachment; .*\.xlsx$/)
      assert.isTrue(text.startsWith("PK"))
    }
  })

  it("print the arrival stamp with the number of the register", async () => {
    const { rows } = await town.of(department).exchange.reports.incoming({ limit: 1 })
    const at = `/den/${rows[0]?.document}`
    assert.include((await clerk.open(`${at}/dau`)).text, "chưa vào sổ")
    await clerk.send(`${at}/tiep-nhan`, {})
    const { text } = await clerk.open(`${at}/dau`)
    assert.include(text, "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert.include(text, "Dấu Đến: số 1,")
  })

  it("print the registers with the ten columns of the decree", async () => {
    const { text } = await clerk.open("/so/den")
    for (const column of ["Ngày đến", "Số đến", "Tác giả", "Ký nhận", "Ghi chú", "(10)"])
      assert.include(text, column)
    assert.include(text, "01/BC-UBND")
  })
})
