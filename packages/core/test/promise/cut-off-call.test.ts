import { openExchange, StorageError } from "@lienthong/core"
import { Storage } from "@lienthong/core/adapter"
import { memoryAxis, memoryStorage, testOptions } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { by, expectSentences, report, tayNinh } from "../exchange/scene.ts"

/** An exchange whose store never answers one of its calls; `come` resolves when it was asked. */
const openSilent = async (silent: "readStream" | "commit") => {
  let asked = () => {}
  const come = new Promise<void>((resolve) => {
    asked = resolve
  })
  const storage = Layer.effect(
    Storage,
    Effect.map(Storage, (real) => ({
      ...real,
      [silent]: () =>
        Effect.andThen(
          Effect.sync(() => asked()),
          Effect.never,
        ),
    })),
  ).pipe(Layer.provide(memoryStorage()))
  const exchange = await openExchange({ ...testOptions(memoryAxis([tayNinh]), tayNinh), storage })
  return { exchange, come }
}

const cutOff = async (call: Promise<unknown>, come: Promise<void>, close: () => Promise<void>) => {
  const ended = call.catch((problem: unknown) => problem)
  await come
  await close()
  const error = await ended
  if (!(error instanceof StorageError)) throw new Error("no error of the store", { cause: error })
  expectSentences(error)
  return error
}

describe("A call that is interrupted because the exchange is closed", () => {
  it("says that nothing was recorded where it had not begun to record", async () => {
    const { exchange, come } = await openSilent("readStream")
    const { recorded, sentence } = await cutOff(exchange.outgoing.get("x"), come, exchange.close)
    expect(recorded).toBe("nothing")
    expect(sentence.vi).toBe(
      "Kho không trả lời: hệ thống đã đóng khi yêu cầu đang được thực hiện. Chưa ghi nhận gì.",
    )
  })

  it("says that this is unknown while the store has not answered a commit", async () => {
    const { exchange, come } = await openSilent("commit")
    const { recorded, sentence } = await cutOff(exchange.outgoing.draft(report(), by), come, exchange.close)
    expect(recorded).toBe("unknown")
    expect(sentence.vi).toContain("Chưa rõ đã ghi nhận hay chưa")
  })
})
