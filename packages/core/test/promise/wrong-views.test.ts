import { type ExchangeOptions, InputError, openExchange } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"
import { expectSentences, tayNinh } from "../exchange/scene.ts"

const options = (views: unknown) =>
  ({ ...testOptions(memoryAxis([tayNinh]), tayNinh), views }) as ExchangeOptions

const refusal = async (views: unknown): Promise<InputError> => {
  const error = await openExchange(options(views)).then(
    (exchange) => exchange.close(),
    (problem: unknown) => problem,
  )
  if (!(error instanceof InputError)) throw new Error("not an error of the input", { cause: error })
  expectSentences(error)
  return error
}

describe("An exchange that is opened with views of the host's own", () => {
  it("says what is wrong with a view, and where", async () => {
    const view = { name: "drafts", version: 1, rowsOf: () => [], evolve: () => undefined, listsOf: () => [] }
    const wrong: ReadonlyArray<readonly [views: unknown, place: string]> = [
      [view, "views"],
      [[null], "views[0]"],
      [[{ ...view, listOf: view.listsOf }], "views[0].listOf"],
      [[{ ...view, name: "Dự thảo" }], "views[0].name"],
      [[{ ...view, name: "dossiers-1" }], "views[0].name"],
      [[view, { ...view, version: 2 }], "views[1].name"],
      [[{ ...view, version: 0 }], "views[0].version"],
      [[{ ...view, version: "1" }], "views[0].version"],
      [[{ ...view, evolve: undefined }], "views[0].evolve"],
      [[{ ...view, codec: { read: JSON.parse } }], "views[0].codec"],
    ]
    for (const [views, place] of wrong) {
      const { field } = (await refusal(views)).detail
      expect(place.endsWith(String(field)) || place.startsWith(String(field))).toBe(true)
    }
    await (await openExchange(options([view]))).close()
  })
})
