import { it } from "@effect/vitest"
import { isProblem, openExchange } from "@lienthong/core"
import { chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect } from "effect"
import { afterEach, describe, expect } from "vitest"
import { personalActions } from "../../../src/policy/personal-actions.ts"
import { clean, draftBy, drafter, type Loose, pollute } from "../intake/hostile-scene.ts"
import { by, contents, openScene, pdf, report, tayNinh, vpcp } from "../scene.ts"

describe("What is given at the door", () => {
  const opened: Array<{ readonly close: () => Promise<void> }> = []
  afterEach(clean)
  afterEach(async () => {
    for (const exchange of opened.splice(0)) await exchange.close()
  })

  it("is taken when the call is made: what the caller changes later changes nothing", async () => {
    const exchange = await openExchange(testOptions(memoryAxis([tayNinh, vpcp]), tayNinh))
    opened.push(exchange)
    const bytes = pdf("Đã duyệt")
    const before = bytes.slice()
    const files = [{ name: "a.pdf", bytes }]
    const request = { ...report(), subject: "Trước", files }
    const person = { by: { ...clerk, roles: [...(clerk.roles ?? [])] } }
    const drafting = exchange.outgoing.draft(request, person)
    bytes.fill(0)
    files.push({ name: "b.pdf", bytes })
    request.subject = "Sau"
    person.by.roles.length = 0
    const id = await drafting
    expect(await exchange.outgoing.readFile(id, 0)).toEqual(before)
    expect(await exchange.outgoing.get(id)).toMatchObject({
      draft: { subject: "Trước", files: [{ name: "a.pdf" }] },
    })
    await exchange.outgoing.signAsPerson(id, { by: chief })
    await exchange.outgoing.signAsAgency(id, by)
    const to = [vpcp.code]
    const dispatching = exchange.outgoing.dispatch(id, { to }, by)
    to[0] = tayNinh.code
    expect((await dispatching).lines.map((line) => line.to.code)).toEqual([vpcp.code])
  })

  it("may be bytes of another realm or in shared memory, but not an object that only claims to be bytes", async () => {
    const exchange = await openExchange(testOptions(memoryAxis([tayNinh, vpcp]), tayNinh))
    opened.push(exchange)
    const whole = pdf("Chung")
    const shared = new Uint8Array(new SharedArrayBuffer(whole.length))
    shared.set(whole)
    const foreign = Object.setPrototypeOf(new Uint8Array(whole), null)
    for (const bytes of [Buffer.from(whole), shared, foreign]) {
      const id = await exchange.outgoing.draft(report({ files: [{ name: "a.pdf", bytes }] }), by)
      expect(await exchange.outgoing.readFile(id, 0)).toEqual(whole)
    }
    const liar = Object.create(Uint8Array.prototype, { length: { get: () => 5 } })
    for (const bytes of [liar, new Proxy(whole, {}), new DataView(whole.buffer)])
      await expect(
        exchange.outgoing.draft(report({ files: [{ name: "a.pdf", bytes }] }), by),
      ).rejects.toMatchObject({ _tag: "InputError" })
  })

  it.effect("is refused with a code where it is endless, or throws when it is read", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const circle: Record<string, unknown> = {}
      circle.to = [circle]
      circle.by = circle
      const throwing = new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no")
          },
        },
      )
      const getter = Object.defineProperty({}, "to", {
        enumerable: true,
        get: () => {
          throw new Error("no")
        },
      })
      const { proxy: revoked, revoke } = Proxy.revocable({}, {})
      revoke()
      const odd = [
        circle,
        throwing,
        getter,
        revoked,
        () => circle,
        Symbol("x"),
        new Date(),
        new Map(),
        new Error("lỗi"),
        /x/,
        (async function* () {})(),
        1n,
        NaN,
      ]
      const before = yield* contents(sender)
      for (const path of Object.keys(personalActions)) {
        const [room = "", name = ""] = path.split(".")
        const operation = Reflect.get(Reflect.get(sender, room), name) as Loose
        for (const value of odd)
          for (const args of [
            [value, by],
            ["x", value, by],
            ["x", {}, { by: value }],
            ["x", {}, value],
          ]) {
            const error = yield* Effect.flip(operation(...args))
            if (!isProblem(error))
              throw new Error(`${path} answered no error of the library`, { cause: error })
            for (const text of [error.code, error.sentence.en, error.sentence.vi]) expect(text).not.toBe("")
          }
      }
      const after = yield* contents(sender)
      expect(new Set(after.log.slice(before.log.length).map(({ type }) => type))).toEqual(new Set(["Denied"]))
      expect(after.work).toEqual(before.work)
    }),
  )

  it.effect("to find documents by is what the filter itself has", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* draftBy(sender, drafter)
      const find = sender.reports.documents as Loose
      expect(yield* find(Object.create({ direction: "incoming" }))).toMatchObject({ rows: { length: 1 } })
      pollute("direction", "incoming")
      expect(yield* find({})).toMatchObject({ rows: { length: 1 } })
      expect(yield* find({ direction: "incoming" })).toMatchObject({ rows: { length: 0 } })
    }),
  )
})
