import { generateKeyPairSync } from "node:crypto"
import { it } from "@effect/vitest"
import { Signer } from "@lienthong/core/adapter"
import { createPki, type KeyPair } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { signedDataWriter } from "../../src/signing/cms/write-signed-data.ts"
import { pkcs12 } from "../../src/signing/key/pkcs12.ts"
import { pdfSigner } from "../../src/signing/pdf-signer.ts"
import { chief, newKey, noon, pki, report, signedBy, verify } from "./desk.ts"

const rsa = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength })
const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve })

const kinds: ReadonlyArray<readonly [name: string, make: () => KeyPair, weakness: string | undefined]> = [
  ["RSA with 1024 bits", () => rsa(1024), "RSA 1024"],
  ["RSA with 2047 bits", () => rsa(2047), "RSA 2047"],
  ["RSA with 2048 bits", () => rsa(2048), undefined],
  ["ECDSA on P-192", () => ec("prime192v1"), "ECDSA prime192v1"],
  ["ECDSA on P-224", () => ec("secp224r1"), "ECDSA secp224r1"],
  ["ECDSA on P-256", () => ec("prime256v1"), undefined],
  ["ECDSA on P-384", () => ec("secp384r1"), undefined],
  ["ECDSA on a Brainpool curve of 256 bits", () => ec("brainpoolP256r1"), undefined],
]

const chairman = { name: "Nguyễn Văn An", position: "Chủ tịch", agency: "UBND tỉnh Tây Ninh" }

describe("A signature by a key", () => {
  for (const [name, make, weakness] of kinds)
    it.effect(`of ${name} is ${weakness === undefined ? "valid" : "intact and too weak"}`, () =>
      Effect.gen(function* () {
        const pair = make()
        const key = yield* Effect.promise(() =>
          pki.issuePerson(chairman, { newKey: () => Promise.resolve(pair) }),
        )
        const signed = signedBy(report(), (content) => signedDataWriter(key)(content, Date.parse(noon)))
        const [finding] = yield* verify(signed)
        assert.equal(finding?.verdict, weakness === undefined ? "valid" : "weak-algorithm")
        assert.equal(finding?.algorithm, weakness)
        const opened = yield* Effect.result(
          Effect.provide(Signer, pdfSigner({ person: pkcs12(key.p12, key.pin) })),
        )
        assert.equal(
          opened._tag === "Success" ? undefined : opened.failure.reason,
          weakness && "weak-algorithm",
        )
      }),
    )

  it.effect("under a root with a weak one is too weak, whatever day it states", () =>
    Effect.gen(function* () {
      const pair = rsa(1024)
      let made = 0
      const weakRoot = yield* Effect.promise(() =>
        createPki({ now: noon, newKey: () => (made++ === 0 ? Promise.resolve(pair) : newKey()) }),
      )
      const key = yield* Effect.promise(() => weakRoot.issuePerson(chairman, { newKey }))
      const signed = signedBy(report(), (content) => signedDataWriter(key)(content, Date.parse(noon)))
      const [finding] = yield* verify(signed, [weakRoot.rootPem])
      assert.deepEqual([finding?.verdict, finding?.algorithm], ["weak-algorithm", "RSA 1024"])
      const signer = pdfSigner({ person: pkcs12(chief.p12, chief.pin), trust: [pki.rootPem] })
      yield* Effect.provide(Signer, signer)
    }),
  )
})
