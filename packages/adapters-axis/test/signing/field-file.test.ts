import { existsSync, readdirSync, readFileSync } from "node:fs"
import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe, it as vitestIt } from "vitest"
import { noon, sign, verdicts, verify } from "./desk.ts"

const folder = new URL("../../../../../shared/field/", import.meta.url)
const present = existsSync(folder)
const bytesOf = (name: string) => readFileSync(new URL(name, folder))
const roots = () =>
  ["pdf-root.pem", "signing/root.pem"].map((name) => readFileSync(new URL(name, folder), "utf8"))
const judged = (bytes: Uint8Array) => Effect.map(verify(bytes, roots(), noon), verdicts)

vitestIt.skipIf(present)("No signed files of the field are at hand: none was judged", () => undefined)

describe.skipIf(!present)("A signed file of the field", () => {
  const files: ReadonlyArray<readonly [string, ...ReadonlyArray<string>]> = [
    ["09a-two-signatures-then-dss.pdf", "valid", "valid"],
    ["09b-pades-b-lt.pdf", "valid"],
    ["10-number-stamped-between-signatures.pdf", "changed-after-signing", "valid"],
    ["11-initial-broken-others-whole.pdf", "signature-broken", "valid", "valid"],
    ["signing/b-lt-dss-behind-signature.pdf", "valid"],
    ["signing/damaged-unused-corner.pdf", "valid", "valid"],
    ["signing/data-points-at-catalog.pdf", "valid", "valid"],
    ["signing/overlay-before.pdf", "valid"],
    ["signing/overlay-freetext-as-sig.pdf", "changed-after-signing", "valid"],
    ["signing/page-without-type.pdf", "valid", "valid"],
    ["signing/whitespace-after-eof.pdf", "valid"],
  ]
  for (const [name, ...expected] of files)
    it.effect(`${name} is ${expected.join(", ")}`, () =>
      Effect.map(judged(bytesOf(name)), (found) => assert.deepEqual(found, expected)),
    )

  it.effect("is sealed if its signatures hold, and refused if not", () =>
    Effect.gen(function* () {
      for (const [name, ...expected] of files) {
        const result = yield* Effect.result(sign(bytesOf(name), "agency"))
        const holds = expected.every((verdict) => verdict === "valid")
        assert.equal(
          result._tag === "Failure" ? result.failure.reason : "",
          holds ? "" : "earlier-signature-broken",
        )
        if (result._tag === "Success")
          assert.deepEqual((yield* judged(result.success)).slice(0, -1), expected, name)
      }
    }),
  )

  it.effect("with a hybrid cross-reference is signed twice", () =>
    Effect.gen(function* () {
      const sealed = yield* sign(
        yield* sign(bytesOf("signing/hybrid-stream-with-prev.pdf"), "person"),
        "agency",
      )
      assert.deepEqual(verdicts(yield* verify(sealed)), ["valid", "valid"])
    }),
  )

  it.effect(
    "or any other PDF at hand, once it is signed and sealed here, has two more valid signatures",
    () =>
      Effect.gen(function* () {
        const shared = new URL("../", folder)
        const names = readdirSync(shared, { recursive: true, encoding: "utf8" })
        for (const name of names.filter((one) => one.endsWith(".pdf"))) {
          const signed = yield* Effect.result(sign(readFileSync(new URL(name, shared)), "person"))
          if (signed._tag === "Failure") continue
          const sealed = yield* sign(signed.success, "agency")
          assert.deepEqual(verdicts(yield* verify(sealed)).slice(-2), ["valid", "valid"], name)
        }
      }),
  )
})
