import { deflateSync } from "node:zlib"
import { it } from "@effect/vitest"
import { SignatureVerdict } from "@lienthong/core/adapter"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { report, sign, verdicts, verify } from "../desk.ts"
import { withObjects } from "./later/later-objects.ts"

const latin1 = (text: string) => Buffer.from(text, "latin1")

const verdictList: ReadonlyArray<string> = SignatureVerdict.literals

const fragments = [
  "%PDF-1.7\n",
  "1 0 obj\n",
  "<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>",
  "<< /FT /Sig /V 3 0 R >>",
  "<< /Type /Sig /ByteRange [0 10 20 30] /Contents <3080> /SubFilter /adbe.pkcs7.detached >>",
  "/ByteRange",
  "/Contents <00>",
  "endobj\n",
  "stream\n",
  "xref\n0 1\n0000000000 65535 f \n",
  "trailer\n<< /Root 1 0 R /Size 4 >>\n",
  "startxref\n9\n%%EOF\n",
  "<<",
  ">>",
  "[",
  "(",
]

describe("A file of any bytes", () => {
  it.effect("gets findings and never a failure", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
          const found = await Effect.runPromise(verify(bytes))
          assert.isTrue(found.every(({ verdict }) => verdictList.includes(verdict)))
        }),
        { numRuns: 200 },
      ),
    ),
  )

  it.effect("made of pieces of PDF gets findings and never a valid one", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...fragments), { maxLength: 30 }), async (pieces) => {
          const found = await Effect.runPromise(verify(latin1(`%PDF-1.7\n${pieces.join("")}`)))
          assert.isTrue(found.every(({ verdict }) => verdict === "signature-broken"))
        }),
        { numRuns: 300 },
      ),
    ),
  )

  it.effect("of more values than can be compared again and again is refused before it is signed", () =>
    Effect.gen(function* () {
      const bytes = Buffer.from(report())
      const root = Number(/\/Root (\d+) 0 R/.exec(bytes.toString("latin1"))?.[1])
      const catalog = new RegExp(`${root} 0 obj\\s*<<(.*?)>>\\s*endobj`, "s").exec(
        bytes.toString("latin1"),
      )?.[1]
      const parts = [90, 91, 92].map((number) => [number, `[ ${"1 ".repeat(450_000)}]`] as const)
      const named = "/PieceInfo [ 90 0 R 91 0 R 92 0 R ]"
      const large = withObjects(bytes, [...parts, [root, `<<${catalog} ${named} >>`]])
      const error = yield* Effect.flip(sign(large, "person"))
      assert.strictEqual(error.code, "signing/pdf-unsupported")
      const smaller = withObjects(bytes, [
        [90, "[ 1 1 ]"],
        [root, `<<${catalog} /PieceInfo 90 0 R >>`],
      ])
      assert.deepEqual(verdicts(yield* verify(yield* sign(smaller, "person"))), ["valid"])
    }),
  )

  it.effect("is signed or refused, and never anything else", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...fragments), { maxLength: 30 }), async (pieces) => {
          const bytes = latin1(`%PDF-1.7\n${pieces.join("")}`)
          const result = await Effect.runPromise(Effect.result(sign(bytes, "person")))
          const refusals = ["pdf-unsupported", "earlier-signature-broken"]
          if (result._tag === "Failure") assert.include(refusals, result.failure.reason)
          else assert.include(verdicts(await Effect.runPromise(verify(result.success))), "valid")
        }),
        { numRuns: 60 },
      ),
    ),
  )
})

describe("A signed file damaged in many places", () => {
  it.effect("has no valid signature left and never fails to be read", () =>
    Effect.gen(function* () {
      const signed = yield* sign(report({ crossReference: "stream" }), "person")
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { minLength: 1, maxLength: 20 }),
            async (damage) => {
              const bytes = Buffer.from(signed)
              for (const [at, value] of damage) bytes[at] = value
              const found = verdicts(await Effect.runPromise(verify(bytes)))
              if (!bytes.equals(signed)) assert.notInclude(found, "valid")
            },
          ),
          { numRuns: 100 },
        ),
      )
    }),
  )
})

const withCrossReference = (entries: string, data: Buffer) => {
  const packed = deflateSync(data).toString("latin1")
  const dictionary = `<< /Type /XRef /Size 9 /Filter /FlateDecode /Length ${packed.length} ${entries} >>`
  return latin1(`%PDF-1.7\n2 0 obj ${dictionary} stream\n${packed}\nendstream endobj\nstartxref\n9\n%%EOF`)
}

describe("A file built to exhaust its reader", () => {
  const inTime = (bytes: Uint8Array) =>
    Effect.gen(function* () {
      const before = process.threadCpuUsage()
      const found = yield* verify(bytes)
      assert.notInclude(verdicts(found), "valid")
      // Processor time, which other work of the machine does not lengthen.
      const { user, system } = process.threadCpuUsage(before)
      assert.isBelow((user + system) / 1_000, 10_000)
    })

  const traps: ReadonlyArray<readonly [string, () => Uint8Array]> = [
    ["with a hundred thousand byte ranges", () => latin1(`%PDF-1.7\n${"/ByteRange".repeat(100_000)}`)],
    [
      "with ten thousand objects around byte ranges that never end",
      () => latin1(`%PDF-1.7\n${"1 0 obj << /ByteRange [".repeat(10_000)}`),
    ],
    [
      "with byte ranges far behind everything else",
      () => latin1(`%PDF-1.7\n${" ".repeat(60_000_000)}${"/ByteRange ".repeat(500)}`),
    ],
    [
      "with an object of twenty million parts around a byte range",
      () => latin1(`%PDF-1.7\n1 0 obj [${"0 ".repeat(20_000_000)} /ByteRange`),
    ],
    [
      "with arrays nested a million deep",
      () => latin1(`%PDF-1.7\n1 0 obj /ByteRange ${"[".repeat(1_000_000)}`),
    ],
    [
      "with a structure that unpacks to a quarter of a gigabyte",
      () => withCrossReference("/W [1 2 1]", Buffer.alloc(256 * 1024 * 1024)),
    ],
    [
      "with sixty million packed entries, each predicted from its neighbours",
      () =>
        withCrossReference(
          "/W [0 1 0] /DecodeParms << /Predictor 15 /Columns 1000 >>",
          Buffer.alloc(60 * 1024 * 1024, 4),
        ),
    ],
    [
      "with a cross-reference of a billion entries",
      () =>
        latin1(
          "%PDF-1.7\n1 0 obj << /Type /XRef /Size 1000000000 /W [0 0 0] /Length 0 >> stream\n\nendstream endobj\nstartxref\n9\n%%EOF",
        ),
    ],
  ]
  for (const [what, build] of traps) it.effect(what, () => Effect.suspend(() => inTime(build())))
})

describe("A file that is not a PDF", () => {
  for (const [what, bytes] of [
    ["an empty one", new Uint8Array()],
    ["a text", latin1("Kính gửi: Văn phòng Chính phủ")],
    [
      "a zip that holds a signed PDF as it is",
      latin1(`PK\u0003\u0004 /ByteRange [0 1 2 3] ${"\0".repeat(200)}`),
    ],
  ] as const)
    it.effect(`has no findings: ${what}`, () =>
      Effect.map(verify(bytes), (findings) => assert.deepEqual(findings, [])),
    )
})
