import { isKnownStatus } from "@lienthong/core/document"
import { Effect } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import { documentPacket } from "../../arbitrary/document-packet.ts"
import { statusPacket } from "../../arbitrary/status-packet.ts"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenCodec } from "./codec-under-test.ts"
import { readDocument, sample, sampleBytes, sampleReport, throughBytes } from "./packets.ts"

const holds = <A>(
  arbitrary: fc.Arbitrary<A>,
  numRuns: number,
  check: (value: A) => Effect.Effect<void, unknown>,
) =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(arbitrary, (value) => Effect.runPromise(Effect.asVoid(check(value)))),
      { numRuns },
    ),
  )

/** What is written, and that it is read as it was. */
export const writing = (test: ContractTest<OpenCodec>, packets: number): void => {
  test("A document that was written is read as it was, and nothing had to be tolerated", function* (open) {
    yield* holds(documentPacket, packets, (packet) =>
      Effect.map(throughBytes(open, packet), (read) =>
        expect(read).toEqual({ packet, broken: [], tolerated: [] }),
      ),
    )
  })

  test("A report that was written is read as it was", function* (open) {
    yield* holds(statusPacket, packets, (packet) =>
      Effect.map(throughBytes(open, packet), (read) => {
        const { tolerated = [], ...report } = { tolerated: undefined, ...read }
        expect(report).toEqual(packet)
        if (isKnownStatus(packet.status)) expect(tolerated).toEqual([])
      }),
    )
  })

  test("A report quotes a number without its zero as the document's sender wrote it", function* (open) {
    const quoted = { ...sampleReport.responseFor, code: "5/BC-UBND", documentId: "5-bc" }
    const read = yield* throughBytes(open, { ...sampleReport, responseFor: quoted })
    expect(read).toMatchObject({ responseFor: quoted })
  })

  test("A file of every byte comes back byte for byte", function* (open) {
    const { packet } = yield* readDocument(open, yield* sampleBytes(open))
    const files = (of: typeof sample) => of.attachments.map(({ bytes }) => Buffer.from(bytes).toString("hex"))
    expect(files(packet)).toEqual(files(sample))
  })

  for (const packet of [sample, sampleReport]) {
    const what = packet === sample ? "document" : "report"
    test(`The same ${what} always gives the same bytes`, function* ({ codec }) {
      const first = yield* codec.encode(packet)
      const again = yield* codec.encode(structuredClone(packet))
      expect(Buffer.from(again).equals(first)).toBe(true)
    })
  }

  test("A text that is too long is refused and not shortened", function* ({ codec }) {
    const error = yield* failureOf(codec.encode({ ...sample, subject: "Về việc ".repeat(200) }))
    expect(error.reason).toBe("field-too-long")
  })

  for (const [what, text] of [
    ["a NUL", "Về việc\u0000"],
    ["half a character", "Về việc \ud83d"],
  ] as const) {
    test(`A text with ${what} in it is refused and not changed`, function* ({ codec }) {
      const error = yield* failureOf(codec.encode({ ...sample, subject: text }))
      expect(error.reason).toBe("field-invalid")
    })
  }
}
