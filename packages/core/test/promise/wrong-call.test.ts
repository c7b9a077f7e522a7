import { openExchange, openExchanges, openReports, type Problem, StorageError } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"
import { by, expectSentences, report, tayNinh } from "../exchange/scene.ts"

const options = () => testOptions(memoryAxis([tayNinh]), tayNinh)

describe("A subscriber without a handler", () => {
  it("is refused at once with what is expected", async () => {
    const exchange = await openExchange(options())
    try {
      for (const handle of [undefined, null, "x", { handle: () => undefined }]) {
        const error = await exchange
          .subscribe({ name: "a" }, handle as never)
          .catch((problem: unknown) => problem)
        expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "handle" } })
        expectSentences(error as Problem)
      }
    } finally {
      await exchange.close()
    }
  })
})

describe("What is given beside what a function takes", () => {
  it("is refused wherever an exchange is opened or called, and nothing is silently lost", async () => {
    const exchange = await openExchange(options())
    const exchanges = openExchanges({ ...options(), agency: undefined } as never)
    type Loose = (...given: ReadonlyArray<unknown>) => unknown
    const calls: ReadonlyArray<readonly [loose: unknown, ...given: ReadonlyArray<unknown>]> = [
      [openExchange, options(), { workers: false }],
      [openReports, options(), { workers: false }],
      [openExchanges, {}, { workers: false }],
      [exchanges.open, { agency: tayNinh }, { workers: false }],
      [exchanges.of, tayNinh.code, { workers: false }],
      [exchange.permissionsOf, by.by, "x", "y"],
      [exchange.changes, { after: 0 }, "x", by],
      [exchange.log.export, "x", by],
      [exchange.subscribe, { name: "a" }, () => undefined, "x"],
    ]
    try {
      for (const [index, [call, ...given]] of calls.entries()) {
        const answered = async () => {
          const answer = await (call as Loose)(...given)
          const each = (answer as Partial<AsyncIterable<unknown>> | undefined)?.[Symbol.asyncIterator]?.()
          return each ? each.next() : answer
        }
        const error = await answered().catch((problem: unknown) => problem)
        expect([index, error]).toMatchObject([index, { code: "input/value-invalid" }])
        expectSentences(error as Problem)
      }
    } finally {
      await exchanges.close()
      await exchange.close()
    }
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
      expect(error.sentence.vi).toBe("Kho không trả lời: hệ thống đã đóng. Chưa ghi nhận gì.")
      expect(error.sentence.next.en).toContain("Nothing was done")
    }
    expect(await before.next().catch((problem: unknown) => problem)).toSatisfy(
      (ended) => ended instanceof StorageError || (ended as IteratorResult<unknown>).done === true,
    )
    await exchange.close()
  })
})
