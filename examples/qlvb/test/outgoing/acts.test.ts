import type { FastifyInstance } from "fastify"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { department, province } from "../../src/agency/cast.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { issue as issueIn } from "../../src/week/issue.ts"
import { type Browser, logIn, openBrowser, password } from "../browser.ts"
import { letter, openTown, type Town } from "../town.ts"

let town: Town
let app: FastifyInstance
let sender: Browser
let receiver: Browser

beforeAll(async () => {
  town = await openTown([province, department])
  app = await openApp(await openAccounts([town.of(province), town.of(department)], password))
  sender = await logIn(app, "lan")
  receiver = await logIn(app, "mai")
})
afterAll(async () => {
  await app.close()
  await town.close()
})

const issue = async (subject: string): Promise<{ readonly issued: string; readonly arrived: string }> => {
  const request = { type: "bao-cao", subject, to: ["H53.13"] } as const
  const id = await issueIn(town.of(province), request, async () => letter(subject))
  await town.settle()
  const { rows } = await town.of(department).exchange.reports.incoming({ limit: 1 })
  return { issued: `/di/${id}`, arrived: `/den/${rows[0]?.document}` }
}

describe("what is done to a document that was issued", () => {
  it("tells the sender the coded reason for which it was refused", async () => {
    const { issued, arrived } = await issue("Gửi nhầm")
    await receiver.send(`${arrived}/tu-choi`, { reason: "wrong-addressee", text: "Không gửi cho Sở." })
    await town.settle()
    const { text } = await sender.open(`${issued}?mo=H53.13`)
    assert.include(text, "wrong-addressee")
    assert.include(text, "Không gửi cho Sở.")
    assert.include(text, "1 nơi cần xem")
  })

  it("destroys it where a recall is agreed to, and tells both sides", async () => {
    const { issued, arrived } = await issue("Sai số liệu")
    await sender.send(`${issued}/thu-hoi`, { reason: "Sai bảng 2" })
    await town.settle()
    assert.include((await receiver.open(arrived)).text, "Sai bảng 2")
    await receiver.send(`${arrived}/tra-loi-thu-hoi`, { answer: "agree" })
    await town.settle()
    assert.include((await receiver.open(arrived)).text, "Nội dung không còn ở đây")
    assert.include((await sender.open(issued)).text, "Đã thu hồi")
  })

  it("asks each recipient to agree to another due date", async () => {
    const { issued, arrived } = await issue("Có thời hạn")
    await receiver.send(`${arrived}/tiep-nhan`, {})
    await sender.send(`${issued}/cap-nhat`, { reason: "Gia hạn", dueDate: "2099-07-15" })
    await town.settle()
    await receiver.send(`${arrived}/tra-loi-cap-nhat`, { answer: "agree" })
    assert.include((await receiver.open(arrived)).text, "15/7/2099")
  })

  it("replaces it by another of its type, which both sides see", async () => {
    const { issued, arrived } = await issue("Bản trước")
    const request = { type: "bao-cao", subject: "Bản sau", to: [] } as const
    const later = await issueIn(town.of(province), request, async () => letter("Bản sau"), "sealed")
    assert.include((await sender.open(`/di/${later}/phat-hanh?to=H53.13`)).text, "Bản trước")
    await sender.send(`/di/${later}/phat-hanh`, {
      to: "H53.13",
      replaces: issued.slice(4),
      replacementReason: "Sai bảng 1",
    })
    await town.settle()
    assert.include((await sender.open(issued)).text, "Được thay thế bằng")
    assert.include((await receiver.open(arrived)).text, "Được thay thế bằng")
  })

  it("answers a received document with a draft that is filled from it", async () => {
    const { arrived } = await issue("Đề nghị trả lời")
    await receiver.send(`${arrived}/tiep-nhan`, {})
    const drafter = await logIn(app, "khang")
    const form = await drafter.open(`/di/moi?tra-loi=${arrived.slice(5)}`)
    assert.include(form.text, "Đề nghị trả lời")
    const { to = "" } = await drafter.upload(
      "/di/moi",
      { type: "cong-van", subject: "Trả lời", answers: arrived.slice(5) },
      [{ name: "tra-loi.pdf", bytes: letter("Trả lời") }],
    )
    assert.match((await drafter.open(to)).text, /Trả lời văn bản: <b>\d+\/BC-UBND/)
  })

  it("restarts a stopped sending, one or all", async () => {
    town.axis.misbehave("H53", "refused")
    const request = { type: "bao-cao", subject: "Dừng gửi", to: ["H53.13"] } as const
    const id = await issueIn(town.of(province), request, async () => letter("Dừng gửi"))
    await town.settle()
    assert.include((await sender.open("/van-hanh")).text, "1 việc đã dừng")
    const monitored = await openBrowser(app).open("/suc-khoe")
    assert.strictEqual(monitored.status, 503)
    assert.notInclude(monitored.text, "Dừng gửi")
    assert.include((await sender.open(`/di/${id}`)).text, "Gửi lại (1)")
    await sender.send("/van-hanh/gui-lai", {})
    await town.settle()
    assert.include((await sender.open("/van-hanh")).text, "Mọi việc bình thường")
    assert.strictEqual((await openBrowser(app).open("/suc-khoe")).status, 200)
  })

  it("is on one page of a list only, page after page", async () => {
    for (let number = 0; number < 22; number++)
      await town.of(province).exchange.outgoing.draft(
        {
          type: "ke-hoach",
          subject: `Kế hoạch số ${number}`,
          files: [{ name: "a.pdf", bytes: letter("a") }],
        },
        { by: { id: "hoa", name: "Lê Thị Hoa", roles: ["drafter"] } },
      )
    const subjectsOn = (text: string) =>
      [...text.matchAll(/Kế hoạch số \d+(?=<)/g)].map(([subject]) => subject)
    const first = await sender.open("/di?giai-doan=drafted")
    const [, next = ""] = /href="([^"]+)" rel="next"/.exec(first.text) ?? []
    const second = await sender.open(next.replaceAll("&amp;", "&"))
    const seen = [...subjectsOn(first.text), ...subjectsOn(second.text)]
    assert.strictEqual(new Set(seen).size, 22)
    assert.strictEqual(seen.length, 22)
    assert.include(second.text, "Về đầu")
  })
})
