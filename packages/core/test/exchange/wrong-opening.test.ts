import { inspect } from "node:util"
import { type ExchangeOptions, InputError, openExchange, type Problem, StorageError } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { by, expectSentences, report, tayNinh } from "./scene.ts"

const options = () => testOptions(memoryAxis([tayNinh]), tayNinh)

const refusal = async (given: unknown): Promise<Problem & Error> => {
  const error = await openExchange(given as ExchangeOptions).then(
    (exchange) => exchange.close(),
    (problem: unknown) => problem,
  )
  if (!(error instanceof InputError)) throw new Error("not an error of the input", { cause: error })
  expectSentences(error)
  return error
}

describe("An exchange that is opened with what cannot be used", () => {
  it("says what was expected where a path, a text or nothing stands for an adapter", async () => {
    for (const field of ["storage", "axis", "signers", "verifier", "sealer", "authorizer", "directory"]) {
      const error = await refusal({ ...options(), [field]: "x.db" })
      expect(error).toMatchObject({ code: "input/value-invalid", detail: { field } })
      expect(error.sentence.next.en).toContain("what an adapter gives")
      expect(error.sentence.next.vi).toContain("bộ chuyển đổi")
    }
    for (const field of ["agency", "storage", "axis", "signers", "verifier"]) {
      const { [field]: _, ...rest } = options() as unknown as Record<string, unknown>
      expect((await refusal(rest)).detail).toMatchObject({ field })
      expect((await refusal({ ...rest, [field]: Promise.resolve() })).sentence.next.en).toContain("await")
    }
  })

  it("repeats nothing of what may be a secret", async () => {
    const error = await refusal({ ...options(), storage: "postgres://app:hunter2@db/lienthong" })
    for (const text of [inspect(error), JSON.stringify(error), String(error), error.stack ?? ""])
      expect(text).not.toContain("hunter2")
  })

  it("names the option that was meant by one that nothing has", async () => {
    const { verifier, ...rest } = options()
    const error = await refusal({ ...rest, verifer: verifier })
    expect(error.detail).toMatchObject({ field: "verifer", meant: "verifier" })
    expect(error.sentence.next.vi).toContain("verifier")
    expect((await refusal({ ...options(), agency: { ...tayNinh, adress: "x" } })).detail).toMatchObject({
      meant: "address",
    })
    expect((await refusal({ ...options(), workers: { polMillis: 5 } })).detail).toMatchObject({
      meant: "pollMillis",
    })
  })

  it("is refused with a code whatever stands in the place of its options, or of one of them", async () => {
    const names = [
      ...Object.keys(options()),
      "calendar",
      "retry",
      "duties",
      "log",
      "clock",
      "keptFacts",
      "paperList",
    ]
    const odd = fc.oneof(
      fc.constantFrom(null, 5, "text", new Date(0), Symbol("s"), Promise.resolve(1)),
      fc.array(fc.anything()),
    )
    await fc.assert(
      fc.asyncProperty(odd, fc.constantFrom(undefined, ...names), async (value, name) => {
        if (name === "keptFacts" && typeof value === "number") return
        const given = name === undefined ? value : { ...options(), [name]: value }
        expect((await refusal(given)).code).toBe("input/value-invalid")
      }),
    )
  })
})

describe("An exchange that has been closed", () => {
  it("refuses every call with a code and says that nothing was done", async () => {
    const exchange = await openExchange(options())
    const before = exchange.changes()[Symbol.asyncIterator]()
    await exchange.close()
    const steps = (all: AsyncIterable<unknown>) => all[Symbol.asyncIterator]().next()
    const calls: ReadonlyArray<() => Promise<unknown>> = [
      () => exchange.outgoing.draft(report(), by),
      () => exchange.incoming.get("x"),
      () => exchange.reports.documents(),
      () => exchange.work.drain(),
      () => exchange.log.status(),
      () => exchange.subscribe({ name: "a" }, () => Promise.resolve()),
      () => steps(exchange.changes()),
      () => steps(exchange.changes({ follow: true })),
      () => steps(exchange.log.export()),
    ]
    for (const call of calls) {
      const error = await call().catch((problem: unknown) => problem)
      if (!(error instanceof StorageError)) throw new Error("no error of the store", { cause: error })
      expect(error.sentence.vi).toBe("Kho không trả lời: hệ thống đã đóng.")
      expect(error.sentence.next.en).toContain("Nothing was done")
    }
    expect(await before.next().catch((problem: unknown) => problem)).toSatisfy(
      (ended) => ended instanceof StorageError || (ended as IteratorResult<unknown>).done === true,
    )
    await exchange.close()
  })
})
