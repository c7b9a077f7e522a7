import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { encodePacket } from "../../src/edxml/encode-packet.ts"
import { limits } from "../../src/edxml/xml/xml-limits.ts"
import { decodeDocument, encode, refusalToWrite } from "./codec.ts"
import { attachmentOf, report } from "./sample-packet.ts"

const recipients = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ code: `000.00.${n}.H14`, name: "Ủy ban nhân dân ".repeat(10) }))

const withReason = (length: number) => ({
  ...report,
  business: { ...report.business, reason: "x".repeat(length) },
})

describe("A packet that is longer than the codec reads is not written:", () => {
  it.effect("one with more recipients than fit into a header", () =>
    Effect.gen(function* () {
      const { code, detail } = yield* refusalToWrite({ ...report, to: recipients(30_000) })
      assert.strictEqual(code, "packet/field-too-long")
      assert.strictEqual(detail.limit, String(limits.header))
    }),
  )

  it.effect("one with a reason longer than a field, which is written up to that length and read", () =>
    Effect.gen(function* () {
      const { code } = yield* refusalToWrite(withReason(limits.field + 1))
      assert.strictEqual(code, "packet/field-too-long")
      const { packet } = yield* decodeDocument(yield* encode(withReason(limits.field)))
      assert.strictEqual(packet.business.reason.length, limits.field)
    }),
  )

  it.effect("one with more bytes of files than a packet has", () =>
    Effect.gen(function* () {
      const file = attachmentOf("a.bin", new Uint8Array(1))
      // Such bytes themselves would slow the test.
      const bytes = { length: 201 * 1_024 * 1_024 } as Uint8Array
      const refused = yield* Effect.flip(encodePacket({ ...report, attachments: [{ ...file, bytes }] }))
      assert.strictEqual(refused.code, "packet/field-invalid")
    }),
  )
})
