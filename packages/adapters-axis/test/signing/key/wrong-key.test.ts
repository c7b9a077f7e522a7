import { it } from "@effect/vitest"
import type { SigningError } from "@lienthong/core"
import { Signer } from "@lienthong/core/adapter"
import { createPki, wholeSigner } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { pkcs12 } from "../../../src/signing/key/pkcs12.ts"
import type { SigningKeys } from "../../../src/signing/key/signing-keys.ts"
import { pdfSigner } from "../../../src/signing/pdf-signer.ts"
import { chief, chiefActor, noon, pki, report, seal } from "../desk.ts"

const key = ({ p12, pin }: typeof chief) => pkcs12(p12, pin)

const signWith = (keys: SigningKeys, as: "person" | "agency") =>
  Effect.gen(function* () {
    const signer = wholeSigner(yield* Signer)
    const request = { as, by: chiefActor, fileName: "bao-cao.pdf", bytes: report(), purpose: "Ký", at: noon }
    return yield* signer.sign(request)
  }).pipe(Effect.provide(pdfSigner(keys)))

const expectRefusal = (error: SigningError, reason: SigningError["reason"]) => {
  assert.equal(error.reason, reason)
  const { en, vi, next } = error.sentence
  for (const text of [en, vi, next.en, next.vi]) assert.notMatch(text, /\{\w+\}/)
}

describe("A key of the wrong holder", () => {
  it.effect("does not sign: an agency's seal is nobody's hand", () =>
    Effect.gen(function* () {
      expectRefusal(yield* Effect.flip(signWith({ person: key(seal) }, "person")), "wrong-holder")
      const byActor = { person: { [chiefActor.id]: key(seal) } }
      expectRefusal(yield* Effect.flip(signWith(byActor, "person")), "wrong-holder")
    }),
  )

  it.effect("does not seal: a person's certificate is not the agency's", () =>
    Effect.gen(function* () {
      expectRefusal(yield* Effect.flip(signWith({ agency: key(chief) }, "agency")), "wrong-holder")
    }),
  )
})

describe("A key under a root that is not trusted", () => {
  it.effect("does not sign where roots are known, and its document reaches nobody", () =>
    Effect.gen(function* () {
      const foreign = yield* Effect.promise(() => createPki({ now: noon, name: "Another" }))
      const keys = { person: key(chief), trust: [foreign.rootPem] }
      expectRefusal(yield* Effect.flip(signWith(keys, "person")), "certificate-untrusted")
    }),
  )

  it.effect(
    "is judged by the roots that were read when the signer was built, and they are not read again",
    () =>
      Effect.gen(function* () {
        const trust = [pki.rootPem]
        const signer = wholeSigner(yield* Effect.provide(Signer, pdfSigner({ person: key(chief), trust })))
        trust[0] = "no certificate"
        const request = { by: chiefActor, fileName: "bao-cao.pdf", bytes: report(), purpose: "Ký", at: noon }
        assert.isDefined(yield* signer.sign({ ...request, as: "person" }))
      }),
  )

  it.effect("signs under a root that is trusted, through the authority in its own file", () =>
    Effect.gen(function* () {
      const signed = yield* signWith({ person: key(chief), trust: [pki.rootPem] }, "person")
      assert.isAbove(signed.bytes.length, report().length)
    }),
  )
})
