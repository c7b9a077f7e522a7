import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, toldOf } from "../codec.ts"
import { certain, documentText, leaves } from "../packet-text.ts"

describe("A document packet from another system is understood", () => {
  it.effect("with its number and notation in either field, which is noted as it was written", () =>
    Effect.gen(function* () {
      const codeOf = (number: string, notation: string) =>
        decodeDocument(
          documentText({
            header: leaves({
              ...certain,
              DocumentId: "2087",
              Code: leaves({ CodeNumber: number, CodeNotation: notation }),
            }),
          }),
        )
      const ways = [
        ["01", "01/BC-UBND"],
        ["", "01/BC-UBND"],
        ["01/BC-UBND", "N/A"],
        ["01", "BC\u2011UBND"],
        ["Số: 01", "BC-UBND"],
        ["BC-UBND", "01"],
        ["01/BC-UBND", "01"],
        ["01", "BC-UBND ngày 20/6/2019"],
      ] as const
      for (const [number, notation] of ways) {
        const read = yield* codeOf(number, notation)
        assert.deepEqual(read.packet.code, { number: "01", notation: "BC-UBND" })
        assert.deepEqual(toldOf(read), ["code-otherwise-written MessageHeader.Code"])
        assert.strictEqual(read.tolerated[0]?.read, "01/BC-UBND")
      }
      assert.deepEqual((yield* codeOf("01", "BC-UBND")).tolerated, [])
      for (const number of ["1", "001"]) {
        const { packet, tolerated } = yield* codeOf(number, "BC-UBND")
        assert.deepEqual(packet.code, { number, notation: "BC-UBND" })
        const [note, ...others] = tolerated
        assert.deepInclude(note, {
          code: "code-otherwise-written",
          written: `${number} · BC-UBND`,
          read: "01/BC-UBND",
        })
        assert.deepEqual(others, [])
      }
      for (const [number, notation] of [
        ["", "BC-UBND"],
        ["5", ""],
      ] as const)
        assert.deepEqual((yield* codeOf(number, notation)).tolerated, [])
    }),
  )
})
