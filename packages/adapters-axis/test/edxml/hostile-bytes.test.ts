import { it } from "@effect/vitest"
import { PacketError } from "@lienthong/core"
import { documentPacket, statusPacket } from "@lienthong/testkit"
import { Effect, Exit } from "effect"
import fc from "fast-check"
import { zipSync } from "fflate"
import { assert, describe } from "vitest"
import { decode, encode } from "./codec.ts"
import { documentText } from "./packet-text.ts"

/** Reading ends with a packet or a PacketError; a defect fails the test with its cause. */
const readsOrRefuses = async (bytes: Uint8Array) => {
  const exit = await Effect.runPromiseExit(decode(bytes))
  if (Exit.isSuccess(exit)) return
  const reasons = exit.cause.reasons.map((reason) => (reason._tag === "Fail" ? reason.error : reason))
  assert(
    reasons.every((reason) => reason instanceof PacketError),
    `${JSON.stringify(Buffer.from(bytes).toString("latin1"))}: ${String(exit.cause)}`,
  )
}

/** What happens to bytes on bad lines and in bad programs. */
const mutation = fc.oneof(
  fc.record({ _tag: fc.constant("replace" as const), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ _tag: fc.constant("remove" as const), at: fc.nat(), length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ _tag: fc.constant("repeat" as const), at: fc.nat(), length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    _tag: fc.constant("insert" as const),
    at: fc.nat(),
    text: fc.constantFrom(
      "<",
      ">",
      "&",
      "]]>",
      "<!--",
      "<![CDATA[",
      "<!DOCTYPE a [",
      "<?xml",
      "\0",
      "&#0;",
      "</edXML>",
      "xmlns:",
    ),
  }),
  fc.record({ _tag: fc.constant("cut" as const), at: fc.nat() }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer A> ? A : never

const mutate = (bytes: Buffer, change: Mutation): Buffer => {
  const at = bytes.length === 0 ? 0 : change.at % bytes.length
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (change._tag) {
    case "replace":
      return Buffer.concat([before, Buffer.from([change.byte]), after.subarray(1)])
    case "remove":
      return Buffer.concat([before, after.subarray(change.length)])
    case "repeat":
      return Buffer.concat([before, after.subarray(0, change.length), after])
    case "insert":
      return Buffer.concat([before, Buffer.from(change.text), after])
    case "cut":
      return before
  }
}

describe("Reading never breaks", () => {
  it("over arbitrary bytes", () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), readsOrRefuses), { numRuns: 500 }))

  it("over arbitrary markup", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(..."<>/!?&;#x[]-='\" a:\n", "edXML", "<!DOCTYPE", "<?xml", "CDATA["), {
          maxLength: 60,
        }),
        (parts) => readsOrRefuses(Buffer.from(parts.join(""))),
      ),
      { numRuns: 1000 },
    ))

  it("over a packet changed at random places", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(documentPacket, statusPacket),
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        async (packet, changes) => {
          const bytes = Buffer.from(await Effect.runPromise(encode(packet)))
          await readsOrRefuses(changes.reduce(mutate, bytes))
        },
      ),
      { numRuns: 500 },
    ))

  it("over a wrapped file changed at random places", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (changes, deflated) => {
          const zip = Buffer.from(
            zipSync({ "a.txt": Buffer.alloc(500, "văn bản ") }, { level: deflated ? 6 : 0 }),
          )
          const content = changes.reduce(mutate, zip).toString("base64")
          const attachment = { ContentId: "f1", AttachmentName: "a.txt", ContentTransferEncoded: content }
          await readsOrRefuses(Buffer.from(documentText({ files: [{ attachment }] })))
        },
      ),
      { numRuns: 500 },
    ))
})
