import type { FastifyInstance } from "fastify"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { department, province } from "../../src/agency/cast.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { logIn, openBrowser, password } from "../browser.ts"
import { letter, openTown, type Town } from "../town.ts"

let town: Town
let app: FastifyInstance

beforeAll(async () => {
  town = await openTown([province, department])
  app = await openApp(await openAccounts([town.of(province), town.of(department)], password))
})
afterAll(async () => {
  await app.close()
  await town.close()
})

/** Drafts, signs, numbers and dispatches a document of the province to the department, each by who may. */
const issue = async (subject: string): Promise<string> => {
  const drafter = await logIn(app, "hoa")
  const drafted = await drafter.upload("/di/moi", { type: "bao-cao", subject, urgency: "urgent" }, [
    { name: "bao-cao.pdf", bytes: letter(subject) },
  ])
  const document = drafted.to ?? ""
  const signer = await logIn(app, "binh")
  await signer.send(`${document}/ky`, { authority: "TM." })
  const clerk = await logIn(app, "lan")
  await clerk.send(`${document}/dong-dau`, {})
  await clerk.send(`${document}/phat-hanh`, { to: "H53.13" })
  await town.settle()
  return document
}

/** The address at which the department has what the province sent last. */
const lastArrival = async (): Promise<string> => {
  const { rows } = await town.of(department).exchange.reports.incoming({ limit: 1 })
  return `/den/${rows[0]?.document}`
}

describe("the pages of a document system", () => {
  it("carry a document from its draft to its completion, each step by a person with the role", async () => {
    const subject = "Kết quả rà soát"
    const document = await issue(subject)
    const arrival = await lastArrival()

    const clerk = await logIn(app, "mai")
    assert.include((await clerk.open("/den?giai-doan=arrived")).text, subject)
    assert.strictEqual((await clerk.send(`${arrival}/tiep-nhan`, {})).to, arrival)
    const leader = await logIn(app, "minh")
    await leader.send(`${arrival}/chuyen`, {
      to: "Phòng Chuyển đổi số",
      joining: ["Văn phòng Sở"],
      note: "Tham mưu",
    })
    const drafter = await logIn(app, "khang")
    assert.include((await drafter.open("/viec")).text, subject)
    await drafter.send(`${arrival}/bat-dau`, {})
    await drafter.send(`${arrival}/hoan-thanh`, { text: "Đã tham mưu" })
    await town.settle()

    const issued = await (await logIn(app, "lan")).open(`${document}?mo=H53.13`)
    assert.include(issued.text, "Đã hoàn thành")
    assert.include(issued.text, "1/BC-UBND")
    for (const status of ["01 Đã đến", "03 Đã tiếp nhận", "06 Đã hoàn thành"])
      assert.include(issued.text, status)
  })

  it("answer at every address of the navigation, in both languages", async () => {
    await issue("Một văn bản để xem")
    for (const who of ["lan", "hoa", "binh", "viet"]) {
      const browser = await logIn(app, who)
      const { text } = await browser.open("/viec")
      const links = [...text.matchAll(/href="(\/[^"#?]*)[^"]*"/g)].map(([, link = ""]) => link)
      for (const link of new Set(links.filter((each) => !each.startsWith("/tai-san")))) {
        const { status } = await browser.open(link)
        assert.include([200, 302, 303], status, `${who} at ${link}`)
      }
    }
    const browser = await logIn(app, "lan")
    await browser.send("/ngon-ngu", { language: "en", tiep: "/den" })
    assert.include((await browser.open("/den")).text, '<html lang="en"')
    assert.include((await browser.open("/tim?q=mot+van+ban")).text, "Một văn bản để xem")
  })

  it("have no dead link on any page, from any list to any document", async () => {
    await issue("Văn bản có liên kết")
    const browser = await logIn(app, "lan")
    const seen = new Set<string>()
    const open = ["/"]
    for (let path = open.pop(); path !== undefined && seen.size < 60; path = open.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      const { status, text, to } = await browser.open(path)
      assert.include([200, 302, 303], status, path)
      const links =
        to === undefined ? [...text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, link = ""]) => link) : [to]
      open.push(...links.map((link) => link.replaceAll("&amp;", "&")))
    }
    assert.isAbove(seen.size, 20)
  })

  it("show a subject with a script as text", async () => {
    const document = await issue('Về <script>alert("1")</script> & "trích dẫn"')
    const { text } = await (await logIn(app, "lan")).open(document)
    assert.notInclude(text, "<script>alert")
    assert.include(text, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;")
  })

  it("send headers that keep other sites and their scripts out", async () => {
    const { headers } = await openBrowser(app).open("/dang-nhap")
    const policy = String(headers["content-security-policy"])
    assert.include(policy, "default-src 'none'")
    assert.include(policy, "script-src 'self'")
    assert.notInclude(policy, "unsafe-inline")
    assert.include(policy, "frame-ancestors 'none'")
    assert.strictEqual(headers["x-content-type-options"], "nosniff")
    assert.match(String(headers["set-cookie"]), /HttpOnly/)
    assert.match(String(headers["set-cookie"]), /SameSite=Lax/)
  })

  it("refuse a form without the token of the page, and do nothing", async () => {
    await issue("Văn bản không có mã biểu mẫu")
    const arrival = await lastArrival()
    const clerk = await logIn(app, "mai")
    const { status, text } = await clerk.send(`${arrival}/tiep-nhan`, { _csrf: "khac" })
    assert.strictEqual(status, 403)
    assert.include(text, "chưa thực hiện gì")
    const { rows } = await town.of(department).exchange.reports.incoming({ limit: 1 })
    assert.strictEqual(rows[0]?.stage, "arrived")
  })

  it("tell a person without the role what may not be done, by the library's code", async () => {
    await issue("Văn bản cho đúng người")
    const arrival = await lastArrival()
    const drafter = await logIn(app, "khang")
    assert.notInclude((await drafter.open(arrival)).text, `${arrival}/tiep-nhan`)
    const { status, text } = await drafter.send(`${arrival}/tiep-nhan`, {})
    assert.strictEqual(status, 403)
    assert.include(text, "authorization/")
  })

  it("let one of two clerks accept, and tell the other in their language", async () => {
    await issue("Văn bản hai người cùng tiếp nhận")
    const arrival = await lastArrival()
    const [one, other] = await Promise.all([logIn(app, "mai"), logIn(app, "mai")])
    await other.send("/ngon-ngu", { language: "en", tiep: "/den" })
    const answers = await Promise.all([
      one.send(`${arrival}/tiep-nhan`, {}),
      other.send(`${arrival}/tiep-nhan`, {}),
    ])
    assert.sameMembers(
      answers.map(({ status }) => status),
      [303, 409],
    )
    const refused = answers.find(({ status }) => status === 409)
    assert.match(refused?.text ?? "", /document\/[a-z-]+/)
  })

  it("bring a refused form back as it was typed", async () => {
    const drafter = await logIn(app, "hoa")
    const { status, text } = await drafter.upload(
      "/di/moi",
      { type: "ke-hoach", subject: "Kế hoạch năm sau" },
      [{ name: "ke-hoach.pdf", bytes: new TextEncoder().encode("không phải PDF") }],
    )
    assert.isAtLeast(status, 400)
    assert.include(text, 'value="Kế hoạch năm sau"')
    assert.include(text, 'role="alert"')
  })

  it("keep the last part of a file's name that comes with a path, in its own letters", async () => {
    const drafter = await logIn(app, "hoa")
    const { to = "" } = await drafter.upload("/di/moi", { type: "bao-cao", subject: "Tên tệp" }, [
      { name: "../../etc/Báo cáo.pdf", bytes: letter("Tên tệp") },
    ])
    const { text } = await drafter.open(to)
    assert.include(text, ">Báo cáo.pdf<")
    assert.notInclude(text, "etc/")
    const { headers } = await drafter.open(`${to}/tep/0`)
    assert.include(String(headers["content-disposition"]), encodeURIComponent("Báo cáo.pdf"))
  })

  it("refuse an upload that is too large, and save nothing", async () => {
    const before = (await town.of(province).exchange.reports.outgoing({ total: true, limit: 1 })).total
    const drafter = await logIn(app, "hoa")
    const { status, text } = await drafter.upload("/di/moi", { type: "bao-cao", subject: "Quá lớn" }, [
      { name: "lon.pdf", bytes: new Uint8Array(26 * 1024 * 1024) },
    ])
    assert.strictEqual(status, 413)
    assert.include(text, "25 MB")
    assert.strictEqual(
      (await town.of(province).exchange.reports.outgoing({ total: true, limit: 1 })).total,
      before,
    )
  })

  it("show the plan with its articles before anything is dispatched", async () => {
    const drafter = await logIn(app, "hoa")
    const { to: document = "" } = await drafter.upload(
      "/di/moi",
      { type: "bao-cao", subject: "Có bản giấy" },
      [{ name: "bao-cao.pdf", bytes: letter("Có bản giấy") }],
    )
    await (await logIn(app, "binh")).send(`${document}/ky`, {})
    const clerk = await logIn(app, "lan")
    await clerk.send(`${document}/dong-dau`, {})
    const { text } = await clerk.open(`${document}/phat-hanh?to=G22&to=H53.13&q=so+khoa+hoc`)
    assert.include(text, "điện tử và giấy")
    assert.include(text, "Điều 7.2a")
    assert.include(text, "Phát hành tới 2 nơi")
    assert.include(text, "Bản giấy phải in: <b>1</b>")
    const { state } = { state: await town.of(province).exchange.outgoing.get(document.slice(4)) }
    assert.isUndefined(state.dispatched)
  })
})
