import type { FastifyInstance } from "fastify"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { department, province } from "../../src/agency/cast.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { logIn, password } from "../browser.ts"
import { letter, openTown, type Town } from "../town.ts"

let town: Town
let app: FastifyInstance

beforeAll(async () => {
  town = await openTown([province, department])
  app = await openApp(await openAccounts([town.of(province)], password))
})
afterAll(async () => {
  await app.close()
  await town.close()
})

describe("work files and paper", () => {
  it("hold the documents of a matter until the file is closed", async () => {
    const drafter = await logIn(app, "hoa")
    const { to: document = "" } = await drafter.upload(
      "/di/moi",
      { type: "bao-cao", subject: "Việc chung" },
      [{ name: "a.pdf", bytes: letter("a") }],
    )
    const { to: file = "" } = await drafter.send("/ho-so/moi", { notation: "01-CĐS", title: "Chuyển đổi số" })
    const name = new URL(file, "http://here").searchParams.get("ten") ?? ""
    assert.match(name, /^\d{4}\/01-CĐS$/)
    await drafter.send(`/ho-so/them/${document.slice(4)}`, { file: name })
    assert.include((await drafter.open(file)).text, "Việc chung")
    await drafter.send(`/ho-so/ket-thuc/${encodeURIComponent(name)}`, {})
    assert.notInclude((await drafter.open(file)).text, "Kết thúc hồ sơ")
    assert.include((await drafter.open("/ho-so?ket-thuc=1")).text, "Chuyển đổi số")
  })

  it("take a number for paper that came alone, and judge it", async () => {
    const clerk = await logIn(app, "lan")
    const paper = { from: "H53.13", code: "7/TTr-SKHCN", date: "2026-01-05", receivedOn: "2026-01-06" }
    const registered = await clerk.send("/giay/moi", {
      ...paper,
      kind: "alone",
      typeName: "Tờ trình",
      subject: "Bản giấy",
    })
    assert.strictEqual(registered.to, "/giay")
    const { text } = await clerk.open("/giay")
    assert.include(text, "Thiếu bản điện tử")
    assert.include((await clerk.open("/so/den")).text, "7/TTr-SKHCN")
  })

  it("refuse paper that is not named, with what was typed", async () => {
    const clerk = await logIn(app, "lan")
    const { status, text } = await clerk.send("/giay/moi", {
      kind: "beside",
      from: "không phải mã",
      code: "1",
      date: "",
    })
    assert.isAtLeast(status, 400)
    assert.include(text, 'value="không phải mã"')
  })

  it("show the days off of a year by their names", async () => {
    const clerk = await logIn(app, "lan")
    const { text } = await clerk.open("/lich?nam=2026")
    assert.include(text, "Tháng 12")
    assert.include(text, "Quốc khánh")
  })
})
