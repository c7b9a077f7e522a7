import { it } from "@effect/vitest"
import { SignatureVerifier } from "@lienthong/core/adapter"
import { Context, Effect, Layer, Logger } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { pdfVerifier } from "../../../src/index.ts"
import { pki } from "../desk.ts"

/** What the log says when a verifier is opened on a day. */
const saidOn = (day: string) =>
  Effect.gen(function* () {
    const said: Array<string> = []
    const logger = Logger.make<unknown, void>(({ message }) => said.push(String(message)))
    yield* TestClock.setTime(Date.parse(`${day}T12:00:00+07:00`))
    yield* Layer.build(pdfVerifier({ trust: [pki.rootPem] })).pipe(
      Effect.map(Context.get(SignatureVerifier)),
      Effect.provide(Logger.layer([logger])),
      Effect.scoped,
    )
    return said
  })

// The root of the tests ends on 2036-02-28.
describe("A trusted certificate", () => {
  it.effect("is not spoken of while it holds for long", () =>
    Effect.gen(function* () {
      expect(yield* saidOn("2035-12-01")).toEqual([])
    }),
  )

  it.effect("is warned of for sixty days before its end, and after it", () =>
    Effect.gen(function* () {
      const [soon = ""] = yield* saidOn("2036-01-15")
      expect(soon).toMatch(/^The trusted certificate .+ ends on 2036-02-2\d: get the next one in time\.$/)
      const [ended = ""] = yield* saidOn("2036-03-15")
      expect(ended).toMatch(/ ended on 2036-02-2\d: what is signed under it now is not valid\.$/)
    }),
  )
})
