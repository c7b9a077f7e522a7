import { it } from "@effect/vitest"
import type { SigningError } from "@lienthong/core"
import { Signer } from "@lienthong/core/adapter"
import { wholeSigner } from "@lienthong/testkit"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { pdfSigner } from "../../src/signing/pdf-signer.ts"
import { noon, report, sign, verdicts, verify } from "./desk.ts"

/** Asks a signer that has no key at all. */
const check = (bytes: Uint8Array) =>
  Effect.gen(function* () {
    const { check: ask } = wholeSigner(yield* Signer)
    if (ask === undefined) throw new Error("it cannot be asked")
    return yield* Effect.result(ask({ fileName: "bao-cao.pdf", bytes, at: noon }))
  }).pipe(Effect.provide(pdfSigner({})))

const edited = (edit: (text: string) => string) =>
  Buffer.from(edit(Buffer.from(report()).toString("latin1")), "latin1")

const cases: ReadonlyArray<readonly [string, Uint8Array, SigningError["reason"] | undefined]> = [
  ["a plain report", report(), undefined],
  ["an empty file", new Uint8Array(), "not-a-pdf"],
  ["a zip, as Word's own files are", Buffer.from("PK\u0003\u0004".padEnd(2000, "\0")), "not-a-pdf"],
  ["a PDF cut short", report().subarray(0, 400), "pdf-unsupported"],
  [
    "an encrypted PDF",
    edited((text) => text.replace("trailer\n<<", "trailer\n<< /Encrypt 5 0 R")),
    "pdf-unsupported",
  ],
  ["a PDF without a page", edited((text) => text.replace("/Type /Page ", "/Type /Pope ")), undefined],
]

describe("Whether a file can be signed is answered without a key, as signing itself answers it", () => {
  for (const [what, bytes, reason] of cases)
    it.effect(`of ${what}`, () =>
      Effect.gen(function* () {
        const told = yield* check(bytes)
        const signed = yield* Effect.result(sign(bytes, "person"))
        assert.deepEqual(Result.isFailure(told) && told.failure, Result.isFailure(signed) && signed.failure)
        if (reason !== undefined) assert.equal(Result.isFailure(told) && told.failure.reason, reason)
      }),
    )

  it.effect("of a file whose earlier signature does not hold", () =>
    Effect.gen(function* () {
      const signed = Buffer.from(yield* sign(report(), "person"))
      signed[20] = (signed[20] ?? 0) ^ 1
      const told = yield* check(signed)
      assert.equal(Result.isFailure(told) && told.failure.reason, "earlier-signature-broken")
    }),
  )

  it.effect("of one with changed bytes, and what can be signed is valid under both signatures", () =>
    Effect.gen(function* () {
      const changes = fc.array(fc.tuple(fc.nat(report().length - 1), fc.nat(255)), { maxLength: 3 })
      for (const places of fc.sample(changes, { numRuns: 60, seed: 7 })) {
        const bytes = Buffer.from(report())
        for (const [at, byte] of places) bytes[at] = byte
        const told = yield* check(bytes)
        const signed = yield* Effect.result(sign(bytes, "person"))
        assert.equal(Result.isSuccess(told), Result.isSuccess(signed), JSON.stringify(places))
        if (Result.isFailure(signed)) continue
        const sealed = yield* sign(signed.success, "agency")
        assert.deepEqual(verdicts(yield* verify(sealed)), ["valid", "valid"], JSON.stringify(places))
      }
    }),
  )
})
