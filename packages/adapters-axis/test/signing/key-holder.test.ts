import { generateKeyPairSync } from "node:crypto"
import { it } from "@effect/vitest"
import { byteSource, Signer } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type { IssueOptions } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { pdfSigner } from "../../src/signing/pdf-signer.ts"
import { chiefActor, newKey, noon, pki, report, seal } from "./desk.ts"

const shortKey = async () => generateKeyPairSync("rsa", { modulusLength: 1024 })

const webServer = "1.3.6.1.5.5.7.3.1"

const inToken = (options: IssueOptions) =>
  Effect.promise(() =>
    pki.issuePerson(
      { name: "Trần Thị Bích", position: "Chánh Văn phòng", agency: "UBND tỉnh Tây Ninh" },
      { newKey, ...options },
    ),
  )

/** Begins a person's signature with a key that the signer does not have. */
const begin = Effect.fnUntraced(function* (certificates: ReadonlyArray<Uint8Array>) {
  const { later } = yield* Effect.provide(Signer, pdfSigner({ trust: [pki.rootPem] }))
  if (later === undefined) return assert.fail("it can sign later")
  return yield* later.begin({
    as: "person",
    by: chiefActor,
    fileName: "bao-cao.pdf",
    bytes: byteSource(report()),
    purpose: "Ký ban hành",
    at: noon,
    certificates,
  })
})

describe("A person whose key is in a token", () => {
  it.effect("signs with a certificate that is good for documents", () =>
    Effect.gen(function* () {
      const { certificates } = yield* inToken({})
      assert.equal((yield* begin(certificates)).certificate.subject, "Trần Thị Bích")
    }),
  )

  const refused: ReadonlyArray<[string, string, IssueOptions]> = [
    ["of a web server", "certificate-for-other-use", { purposes: [webServer] }],
    ["of a short key", "weak-algorithm", { newKey: shortKey }],
    [
      "that has run out",
      "certificate-expired",
      { validUntil: "2026-03-01T12:00:00.000+07:00" as VietnamTime },
    ],
  ]
  for (const [which, reason, options] of refused)
    it.effect(`is refused with a certificate ${which}, before anything is signed`, () =>
      Effect.gen(function* () {
        const { certificates } = yield* inToken(options)
        assert.equal((yield* Effect.flip(begin(certificates))).reason, reason)
      }),
    )

  it.effect("cannot sign with the agency's certificate", () =>
    Effect.gen(function* () {
      assert.equal((yield* Effect.flip(begin(seal.certificates))).reason, "wrong-holder")
    }),
  )
})
