import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { it } from "@effect/vitest"
import { pdfVerifier } from "@lienthong/adapters-axis"
import type { Actor } from "@lienthong/core"
import { Signer } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type { SignaturePolicy } from "@lienthong/core/policy"
import { clerk, memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"

const field = join(import.meta.dirname, "../../../../shared/field")

const sender = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const receiver = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const chairwoman: Actor = { id: "nv-01", name: "Trần Thị Bích", roles: ["signer"] }

/** Leaves files as they are: they were signed long before. */
const signedBefore = Layer.succeed(
  Signer,
  Signer.of({
    sign: ({ bytes, by }) =>
      Effect.succeed({
        bytes,
        certificate: {
          subject: by.name,
          issuer: "",
          serialNumber: "",
          validFrom: vietnamTime(0),
          validUntil: vietnamTime(1),
        },
      }),
  }),
)

/** How a file of the field fares at an agency with this policy. */
const arrived = (file: string, signaturePolicy: SignaturePolicy) =>
  Effect.gen(function* () {
    const axis = memoryAxis([sender, receiver])
    const verifier = pdfVerifier({ trust: [readFileSync(join(field, "pdf-root.pem"), "utf8")] })
    const from = yield* openTestAgency(axis, sender, { signer: signedBefore })
    const to = yield* openTestAgency(axis, receiver, { verifier, signaturePolicy })
    const id = yield* from.outgoing.draft(
      {
        type: "bao-cao",
        subject: "Kết quả",
        files: [{ name: file, bytes: readFileSync(join(field, file)) }],
      },
      { by: clerk },
    )
    yield* from.outgoing.signAsPerson(id, { by: chairwoman })
    yield* from.outgoing.signAsAgency(id, { by: clerk })
    yield* from.outgoing.dispatch(id, { to: [receiver.code] }, { by: clerk })
    yield* from.work.drain()
    // A packet is refused when three reads over half a minute gave the same.
    for (let read = 0; read < 3; read++) {
      yield* to.work.poll()
      yield* TestClock.adjust("1 minute")
    }
    const [line] = (yield* to.reports.incoming()).rows
    return (
      line?.refusal?.reason ?? [line?.content?.legalValue, ...(line?.content?.admittedBy ?? [])].join(" ")
    )
  })

describe.runIf(existsSync(field))("A document of the field", () => {
  for (const [file, value] of [
    ["09a-two-signatures-then-dss.pdf", "original"],
    ["09b-pades-b-lt.pdf", "for-information"],
  ] as const)
    it.effect(`${file} is taken in with what stands behind its last signature, as ${value}`, () =>
      Effect.gen(function* () {
        assert.equal(yield* arrived(file, {}), value)
      }),
    )

  const cases = [
    ["10-number-stamped-between-signatures.pdf", "changed-after-signing", "changed-before-seal"],
    ["11-initial-broken-others-whole.pdf", "signature-broken", "initialling-before-whole"],
  ] as const
  for (const [file, verdict, rule] of cases)
    it.effect(`${file} is refused as ${verdict}, unless the agency lays down otherwise`, () =>
      Effect.gen(function* () {
        assert.equal(yield* arrived(file, {}), verdict)
        assert.equal(yield* arrived(file, { [rule]: "accept" }), `original ${rule}`)
        assert.equal(yield* arrived(file, { [rule]: "for-information" }), `for-information ${rule}`)
        assert.equal(yield* arrived(file, { [verdict]: "for-information" }), `for-information ${verdict}`)
      }),
    )
})
