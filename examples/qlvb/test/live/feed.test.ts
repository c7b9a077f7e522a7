import type { FastifyInstance } from "fastify"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { department, province } from "../../src/agency/cast.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { issue } from "../../src/week/issue.ts"
import { logIn, openBrowser, password } from "../browser.ts"
import { letter, openTown, type Town } from "../town.ts"

let town: Town
let app: FastifyInstance
let base = ""

beforeAll(async () => {
  town = await openTown([province, department])
  app = await openApp(await openAccounts([town.of(province), town.of(department)], password))
  base = await app.listen({ port: 0, host: "127.0.0.1" })
})
afterAll(async () => {
  await app.close()
  await town.close()
})

describe("the news of an office", () => {
  it("tell an open page that something happened, without its content", async () => {
    const browser = await logIn(app, "mai")
    const leave = new AbortController()
    const answer = await fetch(`${base}/su-kien`, {
      headers: { cookie: browser.cookie() },
      signal: leave.signal,
    })
    assert.strictEqual(answer.headers.get("content-type"), "text/event-stream; charset=utf-8")
    const subject = "Nội dung không lộ"
    const sending = issue(town.of(province), { type: "bao-cao", subject, to: ["H53.13"] }, async () =>
      letter(subject),
    )
    await sending.then(town.settle)
    let text = ""
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (text.includes('{"kind":"incoming"}')) break
    }
    leave.abort()
    assert.match(text, /event: change\ndata: \{"kind":"incoming"\}/)
    assert.notInclude(text, subject)
  })

  it("tell a page at once what happened between its reading and its listening", async () => {
    const browser = await logIn(app, "mai")
    const { text } = await browser.open("/den")
    const [, position = ""] = /data-live="(\d+)"/.exec(text) ?? []
    const request = { type: "bao-cao", subject: "Giữa hai lúc", to: ["H53.13"] } as const
    await issue(town.of(province), request, async () => letter("Giữa hai lúc"))
    await town.settle()
    const leave = new AbortController()
    const answer = await fetch(`${base}/su-kien?after=${position}`, {
      headers: { cookie: browser.cookie() },
      signal: leave.signal,
    })
    const decoder = new TextDecoder()
    let said = ""
    for await (const chunk of answer.body ?? []) {
      said += decoder.decode(chunk, { stream: true })
      if (said.includes("event: change")) break
    }
    leave.abort()
    assert.include(said, '{"kind":"earlier"}')
  })

  it("are only for those who have logged in", async () => {
    assert.strictEqual((await openBrowser(app).open("/su-kien")).status, 401)
  })
})
