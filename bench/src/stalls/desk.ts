import { pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import { byteSource, collectBytes, SignatureVerifier, Signer } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { chief, createPki } from "@lienthong/testkit"
import { Clock, Effect } from "effect"

/** The signer, the verifier and both signatures of an agency. */
export const desk = Effect.gen(function* () {
  const now = vietnamTime(yield* Clock.currentTimeMillis)
  const pki = yield* Effect.promise(() => createPki({ now }))
  const person = yield* Effect.promise(() =>
    pki.issuePerson({ name: chief.name, position: "Chánh Văn phòng", agency: "UBND tỉnh Tây Ninh" }),
  )
  const agency = yield* Effect.promise(() =>
    pki.issueAgency({ code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" }),
  )
  const keys = { person: pkcs12(person.p12, person.pin), agency: pkcs12(agency.p12, agency.pin) }
  const signer = yield* Effect.provide(Signer, pdfSigner(keys))
  const verifier = yield* Effect.provide(SignatureVerifier, pdfVerifier({ trust: [pki.rootPem] }))
  const sign = (bytes: Uint8Array, as: "person" | "agency") =>
    Effect.flatMap(
      signer.sign({ as, by: chief, fileName: "a.pdf", bytes: byteSource(bytes), purpose: "ký", at: now }),
      (signed) => collectBytes(signed.bytes.stream),
    )
  const verify = (bytes: Uint8Array) => verifier.verify({ name: "a.pdf", bytes: byteSource(bytes), now })
  return { signer, verifier, sign, verify }
})
