import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { LocalDate } from "@lienthong/core/calendar"
import type { FastifyInstance } from "fastify"
import type { Browser, Page } from "playwright-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { casts, commune, department, governmentOffice, province } from "../../src/agency/cast.ts"
import { whoIs } from "../../src/agency/office.ts"
import { openApp } from "../../src/server/app.ts"
import { openAccounts } from "../../src/session/accounts.ts"
import { weekClock } from "../../src/week/clock.ts"
import { issue } from "../../src/week/issue.ts"
import { playWeek } from "../../src/week/week.ts"
import { password } from "../browser.ts"
import { letter, openTown, type Town } from "../town.ts"
import { browserPath, launch, openWindow } from "./chromium.ts"

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")

/** What a checker of accessibility finds on a page, and whether it has to be moved sideways. */
const faultsOf = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe)
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
  )) as ReadonlyArray<string>
  const wider = (await page.evaluate("document.documentElement.scrollWidth - innerWidth")) as number
  return wider > 0 ? [...violations, `wider than the screen by ${wider}`] : violations
}

describe.skipIf(browserPath === undefined)("the pages in a browser", () => {
  let town: Town
  let app: FastifyInstance
  let base = ""
  let browser: Browser
  let documents: { readonly incoming: string; readonly outgoing: string; readonly draft: string }

  beforeAll(async () => {
    const clock = weekClock()
    town = await openTown(casts, clock.now)
    const offices = { province, department, commune, governmentOffice }
    const of = (name: keyof typeof offices) => town.of(offices[name])
    await playWeek(
      {
        province: of("province"),
        department: of("department"),
        commune: of("commune"),
        governmentOffice: of("governmentOffice"),
        neighbours: [],
        refuseNext: (agency) => town.axis.misbehave(agency, "refused"),
      },
      clock,
      async (_cast, _signer, subject) => letter(subject),
      LocalDate.make("2026-06-15"),
    )
    app = await openApp(await openAccounts(casts.map(town.of), password))
    base = await app.listen({ port: 0, host: "127.0.0.1" })
    browser = await launch()
    const { reports } = of("province").exchange
    const first = async (rows: Promise<{ readonly rows: ReadonlyArray<{ readonly document: string }> }>) =>
      (await rows).rows[0]?.document ?? ""
    documents = {
      incoming: await first(reports.incoming({ stage: "arrived" })),
      outgoing: await first(reports.outgoing({ stage: "dispatched", order: "ascending" })),
      draft: await first(reports.outgoing({ stage: "sealed" })),
    }
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await town?.close()
  })

  /** Those that are drawn otherwise where there is room. */
  const widePages = () => ["/den", "/thong-ke", `/di/${documents.outgoing}`]
  const pages = () => [
    "/den",
    "/di",
    "/ky",
    "/viec",
    "/so/den",
    "/thong-ke",
    "/giay/moi",
    "/lich",
    "/ho-so",
    "/van-hanh",
    "/tim?q=mua+lu",
    `/den/${documents.incoming}`,
    `/den/${documents.incoming}/chuyen`,
    `/den/${documents.incoming}/tu-choi`,
    `/di/${documents.outgoing}?mo=H53.72`,
    `/di/${documents.draft}/phat-hanh?to=G22&q=so`,
  ]

  for (const [width, scheme, shown] of [
    [1280, "light", widePages],
    [360, "dark", pages],
  ] as const)
    it(`show no fault of accessibility at ${width} pixels, ${scheme}`, async () => {
      const page = await openWindow(browser, base, "lan", { width, scheme })
      const faults: Array<string> = []
      for (const path of shown()) {
        await page.goto(base + path)
        faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
      }
      assert.deepStrictEqual(faults, [])
    })

  it("show a document that another agency sends, without a reload, and accept it with the keyboard", async () => {
    const window = await openWindow(browser, base, "mai")
    await window.goto(`${base}/den?giai-doan=arrived`)
    const subject = "Văn bản đến khi trang đang mở"
    await issue(town.of(province), { type: "bao-cao", subject, to: ["H53.13"] }, async () => letter(subject))
    await town.settle()
    const row = window.locator("tr", { hasText: subject })
    await row.waitFor()
    await row.getByRole("button").focus()
    await window.keyboard.press("Enter")
    await window.waitForURL(/\/den\/[^/]+$/)
    const { rows } = await town.of(department).exchange.reports.incoming({ limit: 1 })
    assert.strictEqual(rows[0]?.stage, "registered")
  })

  it("carry a document from an upload to its acceptance, in windows of its own for each person", async () => {
    const subject = "Báo cáo từ trình duyệt"
    const drafter = await openWindow(browser, base, "hoa")
    await drafter.goto(`${base}/di/moi`)
    await drafter.selectOption("#type", "bao-cao")
    await drafter.fill("#subject", subject)
    const buffer = Buffer.from(letter(subject))
    await drafter.setInputFiles("#files", { name: "Báo cáo.pdf", mimeType: "application/pdf", buffer })
    await drafter.click("button.pri")
    await drafter.waitForURL(/\/di\/(?!moi)[^/]+$/)
    assert.include(await drafter.textContent("main"), "Báo cáo.pdf")
    const document = drafter.url()

    const signer = await openWindow(browser, base, "thanh")
    await signer.goto(`${document}/ky`)
    await signer.selectOption("#authority", "KT.")
    await signer.click("button.pri")
    await signer.waitForURL(/\/ky$/)

    const clerk = await openWindow(browser, base, "lan")
    await clerk.goto(`${document}/dong-dau`)
    await clerk.click("button.pri")
    await clerk.waitForURL(/phat-hanh/)
    await clerk.fill("#q", "khoa hoc")
    await clerk.click(".picker button")
    await clerk.click(".found a")
    await clerk.click("button.pri")
    await clerk.waitForURL(document)

    await town.settle()
    const { rows } = await town.of(department).exchange.reports.incoming({ limit: 1 })
    const by = { by: whoIs(town.of(department), "clerk") }
    await town.of(department).exchange.incoming.accept(rows[0]?.document ?? "", by)
    await town.settle()
    // The clerk's page shows what the department did, without a reload.
    await clerk.locator(".st", { hasText: "Đã tiếp nhận" }).waitFor()
  })
})
