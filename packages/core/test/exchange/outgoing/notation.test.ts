import { it } from "@effect/vitest"
import type { DocumentType } from "@lienthong/core"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, openScene, refusedBy, report } from "../scene.ts"

describe("A notation that a host gives", () => {
  const wrong = [
    "bc-ubnd",
    "BC - UBND",
    "BC--UBND",
    "BC-UBND ",
    "",
    "BC/UBND",
    "-UBND",
    "BC-..-&",
    "KH-XYZ",
    "1999/BC-UBND",
    "2019/BC-UBND",
    "UBND-VP",
    "BC",
  ]
  for (const notation of wrong)
    it.effect(`is refused as “${notation}”, and uses up no number`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const id = yield* sender.outgoing.draft(report(), by)
        yield* sender.outgoing.signAsPerson(id, { by: chief })
        expect(yield* refusedBy(sender, sender.outgoing.signAsAgency(id, { notation }, by))).toMatchObject({
          _tag: "InputError",
          reason: "code-malformed",
        })
        expect(yield* sender.outgoing.signAsAgency(id, by)).toEqual({ number: "01", notation: "BC-UBND" })
      }),
    )

  it.effect("is refused when a document is numbered for information, too", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      const request = { to: ["000.00.00.G22"], forInformation: true, notation: "bc" }
      expect(yield* refusedBy(sender, sender.outgoing.dispatch(id, request, by))).toMatchObject({
        reason: "code-malformed",
      })
    }),
  )
})

describe("A normative document", () => {
  it.effect("gets its number, whatever notation was tried for an administrative one of its name", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const signed = (type: DocumentType) =>
        Effect.gen(function* () {
          const id = yield* sender.outgoing.draft(report({ type }), by)
          yield* sender.outgoing.signAsPerson(id, { by: chief })
          return id
        })
      const single = yield* signed("quyet-dinh")
      const request = { notation: "2019/QĐ-UBND", register: "hoi-dong" }
      expect(yield* refusedBy(sender, sender.outgoing.signAsAgency(single, request, by))).toMatchObject({
        reason: "code-malformed",
      })
      expect(yield* sender.outgoing.signAsAgency(yield* signed("van-ban-qppl/quyet-dinh"), by)).toEqual({
        number: "01",
        notation: "2019/QĐ-UBND",
      })
    }),
  )
})

describe("A công văn", () => {
  it.effect("is not numbered before its drafting unit or field is named", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report({ type: "cong-van" }), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      expect(yield* refusedBy(sender, sender.outgoing.signAsAgency(id, by))).toMatchObject({
        reason: "code-malformed",
      })
      expect(yield* sender.outgoing.signAsAgency(id, { notation: "UBND-VX" }, by)).toEqual({
        number: "01",
        notation: "UBND-VX",
      })
    }),
  )
})
