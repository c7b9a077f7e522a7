import { type ExchangeOptions, InputError, openExchange } from "@lienthong/core"
import { wrongKind } from "@lienthong/core/adapter"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"
import { expectSentences, tayNinh } from "../exchange/scene.ts"

describe("A function given for the store", () => {
  it("that opens none, as of an adapter that was not called, is reported with what is expected", async () => {
    const ofAnAdapter = (path: string) => {
      throw wrongKind("path", path, { en: "a path", vi: "đường dẫn" })
    }
    for (const storage of [
      () => 1,
      () => ({ commit: () => undefined }),
      async () => undefined,
      ofAnAdapter,
    ]) {
      const options = { ...testOptions(memoryAxis([tayNinh]), tayNinh), storage } as unknown
      const error = await openExchange(options as ExchangeOptions).then(
        (exchange) => exchange.close(),
        (problem: unknown) => problem,
      )
      if (!(error instanceof InputError)) throw new Error("not an error of the input", { cause: error })
      expectSentences(error)
      expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "storage" } })
      expect(error.sentence.next.en).toContain('sqlite("tay-ninh.db")')
    }
  })
})
