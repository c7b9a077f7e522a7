import { it } from "@effect/vitest"
import type { VietnamTime } from "@lienthong/core/calendar"
import { ecKey } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { noon, pki, report, sign, verdicts, verify } from "./desk.ts"

const shapes = [
  ["with a cross-reference table", { crossReference: "table" }],
  ["with a cross-reference stream and an object stream", { crossReference: "stream" }],
  ["with a form to fill in", { crossReference: "table", form: true }],
  ["with a form inside an object stream", { crossReference: "stream", form: true }],
] as const

describe.each(shapes)("A document %s", (_, shape) => {
  it.effect("that the person signs and the agency then seals carries both signatures, in that order", () =>
    Effect.gen(function* () {
      const original = report(shape)
      const signed = yield* sign(original, "person")
      const sealed = yield* sign(signed, "agency")

      const findings = yield* verify(sealed)
      assert.deepEqual(
        findings.map(({ holder, verdict, signer, signedAt }) => ({ holder, verdict, signer, signedAt })),
        [
          { holder: "person", verdict: "valid", signer: "Trần Thị Bích", signedAt: noon },
          { holder: "agency", verdict: "valid", signer: "Ủy ban nhân dân tỉnh Tây Ninh", signedAt: noon },
        ],
      )
    }),
  )

  it.effect("begins, once signed, with the very bytes it had before each signature", () =>
    Effect.gen(function* () {
      const original = report(shape)
      const signed = yield* sign(original, "person")
      const sealed = yield* sign(signed, "agency")

      assert.isTrue(Buffer.from(signed).subarray(0, original.length).equals(original))
      assert.isTrue(Buffer.from(sealed).subarray(0, signed.length).equals(signed))
    }),
  )

  it.effect("without a signature has no findings", () =>
    Effect.map(verify(report(shape)), (findings) => assert.deepEqual(findings, [])),
  )
})

describe("A signed document", () => {
  it.effect("tells the certificate it was signed with", () =>
    Effect.gen(function* () {
      const [finding] = yield* verify(yield* sign(report(), "agency"))
      assert.deepEqual(finding?.certificate, {
        subject: "Ủy ban nhân dân tỉnh Tây Ninh",
        organization: "Ủy ban nhân dân tỉnh Tây Ninh",
        organizationCode: "000.00.00.H53",
        issuer: "Lienthong Testkit Agency CA",
        serialNumber: "5400000000000004",
        validFrom: "2025-03-02T12:00:00.000+07:00" as VietnamTime,
        validUntil: "2030-03-01T12:00:00.000+07:00" as VietnamTime,
      })
    }),
  )

  it.effect("may be signed any number of times, each signature leaving the others valid", () =>
    Effect.gen(function* () {
      let bytes = report({ form: true })
      for (const as of ["person", "person", "agency", "person", "agency"] as const)
        bytes = yield* sign(bytes, as)

      const findings = yield* verify(bytes)
      assert.deepEqual(
        findings.map(({ holder }) => holder),
        ["person", "person", "agency", "person", "agency"],
      )
      assert.deepEqual(verdicts(findings), ["valid", "valid", "valid", "valid", "valid"])
    }),
  )

  it.effect("may be signed with a key on an elliptic curve", () =>
    Effect.gen(function* () {
      const deputy = { name: "Lê Văn Cường", position: "Phó Chủ tịch", agency: "UBND tỉnh Tây Ninh" }
      const key = yield* Effect.promise(() => pki.issuePerson(deputy, { newKey: ecKey }))
      const findings = yield* verify(yield* sign(yield* sign(report(), "person", { key }), "agency"))
      assert.deepEqual(verdicts(findings), ["valid", "valid"])
    }),
  )

  it.effect("may lack the line end behind its last line before it is signed", () =>
    Effect.gen(function* () {
      const original = report().subarray(0, -1)
      const signed = yield* sign(original, "person")
      assert.isTrue(Buffer.from(signed).subarray(0, original.length).equals(original))
      assert.match(Buffer.from(signed).toString("latin1", original.length), /^\n\d+ 0 obj\n/)
      assert.deepEqual(verdicts(yield* verify(signed)), ["valid"])
    }),
  )

  it.effect("is the same file when the same key signs the same document at the same moment", () =>
    Effect.gen(function* () {
      const [first, second] = [yield* sign(report(), "person"), yield* sign(report(), "person")]
      assert.isTrue(Buffer.from(first).equals(second))
    }),
  )

  it.effect("shows its name, purpose and time among the signature's properties", () =>
    Effect.gen(function* () {
      const text = Buffer.from(yield* sign(report(), "person")).toString("latin1")
      const utf16 = (words: string) => Buffer.from(`\uFEFF${words}`, "utf16le").swap16().toString("hex")
      assert.include(text, `/Name <${utf16("Trần Thị Bích")}>`)
      assert.include(text, `/Reason <${utf16("Ký ban hành")}>`)
      assert.include(text, "/M (D:20260302120000+07'00')")
      assert.include(text, "/SubFilter /adbe.pkcs7.detached")
    }),
  )
})
