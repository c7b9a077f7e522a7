import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { sqlite } from "@lienthong/adapters-sqlite"
import { openExchange } from "@lienthong/core"
import type { HostView } from "@lienthong/core/report"
import { clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { afterAll, beforeAll, expect, it } from "vitest"
import { progressBar } from "../../src/views/progress-bar.ts"
import { runViewsRebuild } from "../../src/views/views-rebuild.ts"
import { runViewsStatus } from "../../src/views/views-status.ts"
import { answerOf } from "../answer-of.ts"
import { agency } from "../log/sealed-log.ts"

// Beside the test, so that the host's module finds the packages.
const folder = mkdtempSync(join(import.meta.dirname, "host-"))
afterAll(() => rmSync(folder, { recursive: true }))

const store = join(folder, "store.db")
const module = join(folder, "options.mjs")
const drafts: HostView<{ readonly stream: string }> = {
  name: "drafts",
  version: 1,
  rowsOf: ({ kind, stream }) => (kind === "outgoing" ? [stream] : []),
  evolve: (row, { stream }) => row ?? { stream },
  listsOf: ({ stream }) => [{ list: "all", sort: stream }],
}
const options = () => ({
  ...testOptions(memoryAxis([agency]), agency),
  storage: sqlite(store),
  views: [drafts],
})

beforeAll(async () => {
  const exchange = await openExchange(options())
  const files = [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }]
  await exchange.outgoing.draft({ type: "bao-cao", subject: "Báo cáo", files }, { by: clerk })
  await exchange.reports.outgoing()
  await exchange.views.page(drafts, { lists: ["all"] })
  await exchange.outgoing.draft({ type: "bao-cao", subject: "Kế hoạch", files }, { by: clerk })
  await exchange.close()
  writeFileSync(
    module,
    `import { sqlite } from "@lienthong/adapters-sqlite"
    import { memoryAxis, testOptions } from "@lienthong/testkit"
    const agency = ${JSON.stringify(agency)}
    export const drafts = {
      name: "drafts", version: 1,
      rowsOf: ({ kind, stream }) => (kind === "outgoing" ? [stream] : []),
      evolve: (row, { stream }) => row ?? { stream },
      listsOf: ({ stream }) => [{ list: "all", sort: stream }],
    }
    const options = testOptions(memoryAxis([agency]), agency)
    export default { ...options, storage: sqlite(${JSON.stringify(store)}), views: [drafts] }`,
  )
})

interface Status {
  readonly name: string
  readonly behind: number
  readonly live: boolean
}

const statuses = async (): Promise<ReadonlyArray<Status>> =>
  JSON.parse((await answerOf(runViewsStatus, store, "--json")).out)

it("The views of a store are listed with how far behind they are, and are at the head when rebuilt", async () => {
  const before = await statuses()
  expect(before.map(({ name, live }) => [name.replace(/-.*/, ""), live])).toEqual([
    ["dossiers", true],
    ["drafts", true],
  ])
  expect(before.every(({ behind }) => behind > 0)).toBe(true)
  expect((await answerOf(runViewsStatus, store)).out).toMatch(
    /drafts v1: \d+ \(chậm \d+ \| \d+ behind\), đang dùng/,
  )
  const { exitCode, out, error } = await answerOf(runViewsRebuild, module)
  expect([exitCode, error]).toEqual([0, []])
  expect(out).toContain("Rebuilt: drafts")
  expect(out).toContain("Rebuilt: dossiers-")
  expect((await statuses()).map(({ name, behind, live }) => ({ name, behind, live }))).toEqual(
    before.map(({ name }) => ({ name, behind: 0, live: true })),
  )
})

it("A rebuild shows a bar where a person looks on", async () => {
  const bars: Array<string> = []
  const console = { out: () => {}, error: () => {}, progress: (line: string) => bars.push(line) }
  expect(await runViewsRebuild([module, "drafts"], console)).toBe(0)
  expect(bars.at(-2)).toMatch(/^drafts \[█+\] 100%/)
  expect(progressBar("drafts", 50, 200)).toBe(`drafts [${"█".repeat(7)}${"░".repeat(23)}] 25% (50/200)`)
  expect(progressBar("drafts", 0, 0)).toContain("100%")
})

it("A server without its agency is a wrong argument, whatever of the server is asked", async () => {
  const { exitCode, error } = await answerOf(runViewsStatus, "postgres://a:bi-mat@127.0.0.1:1/x")
  expect([exitCode, error[0]]).toEqual([2, "input/value-invalid"])
  expect(error.join("\n")).toContain("--agency 000.00.00.H53")
  expect(error.join("\n")).not.toContain("bi-mat")
})

it("What is not a store, a module or a view is refused in both languages", async () => {
  expect((await answerOf(runViewsStatus, module)).exitCode).toBe(3)
  expect((await answerOf(runViewsStatus)).exitCode).toBe(2)
  expect((await answerOf(runViewsRebuild)).exitCode).toBe(2)
  const missing = await answerOf(runViewsRebuild, join(folder, "none.mjs"))
  expect([missing.exitCode, missing.error.length]).toEqual([2, 2])
  const unknown = await answerOf(runViewsRebuild, module, "nothing")
  expect([unknown.exitCode, unknown.error[0]]).toEqual([1, "input/value-invalid"])
})
