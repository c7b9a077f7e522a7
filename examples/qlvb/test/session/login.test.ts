import type { FastifyInstance } from "fastify"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { province } from "../../src/agency/cast.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { ownAddress } from "../../src/session/login.ts"
import { logIn, openBrowser, password } from "../browser.ts"
import { openTown, type Town } from "../town.ts"

let town: Town
let app: FastifyInstance
let now = 0

beforeAll(async () => {
  town = await openTown([province])
  app = await openApp(await openAccounts([town.of(province)], password), () => now)
})
afterAll(async () => {
  await app.close()
  await town.close()
})

describe("logging in", () => {
  it("leads a person who has not logged in to the login, and then where they wanted to go", async () => {
    const browser = openBrowser(app)
    const { to = "" } = await browser.open("/so/den?nam=2026")
    assert.strictEqual(to, "/dang-nhap?tiep=%2Fso%2Fden%3Fnam%3D2026")
    await browser.open(to)
    const entered = await browser.send("/dang-nhap", { person: "hoa", password, tiep: "/so/den?nam=2026" })
    assert.strictEqual(entered.to, "/so/den?nam=2026")
  })

  it("makes a person wait after five wrong passwords, and says for how long", async () => {
    const browser = openBrowser(app)
    await browser.open("/dang-nhap")
    for (let attempt = 0; attempt < 5; attempt++)
      assert.strictEqual((await browser.send("/dang-nhap", { person: "thanh", password: "sai" })).status, 401)
    const held = await browser.send("/dang-nhap", { person: "thanh", password })
    assert.strictEqual(held.status, 429)
    assert.include(held.text, "30 giây")
    now += 31_000
    assert.strictEqual((await browser.send("/dang-nhap", { person: "thanh", password })).status, 303)
  })

  it("gives a new session to a person who logs in, and ends it with the logout", async () => {
    const browser = await logIn(app, "lan")
    assert.strictEqual((await browser.open("/den")).status, 200)
    await browser.send("/dang-xuat", {})
    assert.match((await browser.open("/den")).to ?? "", /^\/dang-nhap/)
  })

  it("never leads to another site", () => {
    for (const address of [
      "//other.example",
      "https://other.example",
      "/\\other.example",
      "",
      "javascript:1",
    ])
      assert.strictEqual(ownAddress(address), "/")
    assert.strictEqual(ownAddress("/di?giai-doan=drafted"), "/di?giai-doan=drafted")
  })

  it("says no password and no key on any page before the login", async () => {
    const { text } = await openBrowser(app).open("/dang-nhap")
    assert.notInclude(text, password)
  })
})
