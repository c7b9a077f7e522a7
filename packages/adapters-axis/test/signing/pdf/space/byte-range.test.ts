import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { signedDataWriter } from "../../../../src/signing/cms/write-signed-data.ts"
import { fill, makeRoom } from "../../../../src/signing/pdf/space/signature-space.ts"
import { chief, noon, report, sealedUnasked, verdicts, verify } from "../../desk.ts"
import { openPdf } from "../open-at-once.ts"

type Range = readonly [number, number, number, number]

/** A document signed by a tool that chose its own byte range, and signed over just that. */
const signedOver = (choose: (sound: Range) => Range): Uint8Array => {
  const note = { name: "Người ký", reason: "Ký ban hành", location: undefined, at: noon }
  const { bytes, gap } = makeRoom(openPdf(Buffer.from(report())), note, 12_000)
  const range = choose([0, gap.start, gap.end, bytes.length - gap.end])
  const at = bytes.lastIndexOf("/ByteRange [", undefined, "latin1") + "/ByteRange [".length
  bytes.write(range.join(" ").padEnd(bytes.indexOf("]", at) - at), at, "latin1")
  const [start, length, resume, rest] = range
  const content = [bytes.subarray(start, start + length), bytes.subarray(resume, resume + rest)]
  return Buffer.concat(fill({ bytes, gap }, signedDataWriter(chief)(content, Date.parse(noon))))
}

describe("A byte range", () => {
  it.effect("around the signature's value alone is sound", () =>
    Effect.map(verify(signedOver((sound) => sound)), (findings) =>
      assert.deepEqual(verdicts(findings), ["valid"]),
    ),
  )

  const choices: ReadonlyArray<readonly [string, (sound: Range) => Range]> = [
    ["that leaves out bytes before the value", ([a, b, c, d]) => [a, b - 10, c, d]],
    ["that leaves out bytes behind the value", ([a, b, c, d]) => [a, b, c + 10, d - 10]],
    ["that takes in the value's first bracket", ([a, b, c, d]) => [a, b + 1, c, d]],
    ["that takes in the value's last bracket", ([a, b, c, d]) => [a, b, c - 1, d + 1]],
    ["that does not begin at the first byte", ([, b, c, d]) => [1, b - 1, c, d]],
    ["that begins at the second byte and is as long as if it did not", ([, b, c, d]) => [1, b, c, d]],
    ["that leaves out the last bytes of the file", ([a, b, c, d]) => [a, b, c, d - 7]],
    ["that reaches beyond the end of the file", ([a, b, c, d]) => [a, b, c, d + 1]],
  ]
  for (const [what, choose] of choices)
    it.effect(`${what} makes the signature broken, though it is over just that`, () =>
      Effect.map(verify(signedOver(choose)), (findings) =>
        assert.deepEqual(verdicts(findings), ["signature-broken"]),
      ),
    )

  it.effect(
    "that ends in the middle of its revision makes the signature broken, also under a later seal",
    () =>
      Effect.gen(function* () {
        const half = signedOver(([a, b, c]) => [a, b, c, 20])
        assert.deepEqual(verdicts(yield* verify(sealedUnasked(half))), ["signature-broken", "valid"])
      }),
  )
})
