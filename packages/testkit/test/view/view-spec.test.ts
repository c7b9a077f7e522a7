import { AssertionError } from "node:assert"
import { openExchange } from "@lienthong/core"
import type { Change, HostView } from "@lienthong/core/report"
import { clerk, memoryAxis, testOptions, viewSpec } from "@lienthong/testkit"
import { beforeAll, describe, expect, it } from "vitest"

interface Revisions {
  readonly subjects: ReadonlyArray<string>
}

/** Every subject that a document had. */
const revisions: HostView<Revisions> = {
  name: "revisions",
  version: 1,
  rowsOf: ({ kind, stream }) => (kind === "outgoing" ? [stream] : []),
  evolve: (row, { kind, event }) =>
    kind === "outgoing" && (event._tag === "Drafted" || event._tag === "Revised")
      ? { subjects: [...(row?.subjects ?? []), event.draft.subject] }
      : row,
  listsOf: ({ subjects }) => [{ list: "all", sort: subjects.at(-1) ?? "" }],
}

const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const files = [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }]
let changes: ReadonlyArray<Change> = []
let keys: readonly [string, string] = ["", ""]

beforeAll(async () => {
  const exchange = await openExchange(testOptions(memoryAxis([agency]), agency))
  const draft = (subject: string) => ({ type: "bao-cao", subject, files }) as const
  const one = await exchange.outgoing.draft(draft("Báo cáo"), { by: clerk })
  const other = await exchange.outgoing.draft(draft("Kế hoạch"), { by: clerk })
  await exchange.outgoing.revise(one, draft("Báo cáo quý"), { by: clerk })
  const read: Array<Change> = []
  for await (const change of exchange.changes()) read.push(change)
  changes = read
  keys = [`outgoing/${one}`, `outgoing/${other}`]
  await exchange.close()
})

const rows = () => ({
  [keys[0]]: { subjects: ["Báo cáo", "Báo cáo quý"] },
  [keys[1]]: { subjects: ["Kế hoạch"] },
})
const tried = (changed: Partial<HostView<Revisions>>) => () =>
  viewSpec({ ...revisions, ...changed })
    .given(changes)
    .then(rows())

describe("A view that is tried in a test", () => {
  it("passes when its rows are those expected, however its changes are split", () => {
    expect(tried({})).not.toThrow()
    viewSpec(revisions).given([]).then({})
  })

  it("fails on a row that is missing, more, or another", () => {
    const spec = viewSpec(revisions).given(changes)
    const [first] = Object.entries(rows())
    for (const wrong of [
      Object.fromEntries(first ? [first] : []),
      { ...rows(), more: { subjects: [] } },
      { ...rows(), [keys[1]]: { subjects: [] } },
    ])
      expect(() => spec.then(wrong)).toThrow(AssertionError)
  })

  it("fails when a function remembers what a row does not", () => {
    let seen = 0
    const counting = tried({
      evolve: (row, change, key) => {
        const next = revisions.evolve(row, change, key)
        return next && { ...next, seen: ++seen }
      },
    })
    expect(counting).toThrow("tried again")
  })

  it("fails when a row loses something in its text, where the changes are split", () => {
    const kept = Symbol("kept")
    const forgetful = tried({
      evolve: (row, change, key) => {
        const next = revisions.evolve(row, change, key)
        const isLost = row !== undefined && !Object.hasOwn(row, kept)
        return next && Object.assign(isLost ? { subjects: [] } : { ...next }, { [kept]: true })
      },
    })
    expect(forgetful).toThrow("split before position")
  })

  it("names the function that throws, and refuses to be awaited", async () => {
    const throwing = tried({
      listsOf: () => {
        throw new Error("no such column")
      },
    })
    expect(throwing).toThrow("no such column")
    const spec: unknown = viewSpec(revisions).given(changes)
    await expect(async () => await spec).rejects.toThrow("await nothing")
  })
})
