import { existsSync, readFileSync } from "node:fs"
import { it } from "@effect/vitest"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { assert, describe, it as vitestIt } from "vitest"
import { readCertificate, summaryOf } from "../../src/signing/certificate/certificate.ts"
import { holderOf } from "../../src/signing/certificate/holder.ts"
import { readSignedData } from "../../src/signing/cms/read-signed-data.ts"
import { certificateVerdict } from "../../src/signing/judge-signature.ts"
import { noon, pki, report, signedBy, verify } from "./desk.ts"

const path = new URL("../../../../../shared/samples/cms/gov-portal-2018.p7s", import.meta.url)
const present = existsSync(path)

vitestIt.skipIf(present)(
  "The Government's signature of 2018 is not at hand: nothing was read from it",
  () => undefined,
)

describe.skipIf(!present)("A signature of the Government's portal from 2018", () => {
  const bytes = present ? readFileSync(path) : Buffer.alloc(0)
  const read = () => readSignedData(bytes, readCertificate)
  const signedAt = Date.parse("2018-08-08T14:57:14+07:00")

  it("is in BER of indefinite length, padded with zeros, and says who signed and when", () => {
    const message = read()
    assert.equal(bytes[1], 0x80)
    assert.equal(bytes.at(-1), 0)
    assert.equal(summaryOf(message.signer).subject, "Cổng Thông tin điện tử Chính phủ")
    assert.equal(summaryOf(message.signer).issuer, "Co quan chung thuc so Chinh phu")
    assert.equal(vietnamTime(message.attributes?.signingTime ?? 0), "2018-08-08T14:57:14.000+07:00")
    assert.equal(message.digest, "sha1")
  })

  it("is an agency's", () => assert.equal(holderOf(read().signer.subject), "agency"))

  it("was made by the key of its certificate", () => {
    const { attributes, scheme, signature, signer } = read()
    const asSent = attributes?.asSent ?? Buffer.alloc(0)
    assert.isTrue(scheme.check(signer.x509.publicKey, asSent, signature))
    asSent[asSent.length - 1] = (asSent.at(-1) ?? 0) ^ 1
    assert.isFalse(scheme.check(signer.x509.publicKey, asSent, signature))
  })

  it("was valid when it was made and would be expired if it were made now", () => {
    const message = read()
    const trusted = [message.signer]
    assert.equal(certificateVerdict({ message, signedAt }, { trusted }).verdict, "valid")
    assert.equal(
      certificateVerdict({ message, signedAt: Date.parse(noon) }, { trusted }).verdict,
      "certificate-expired",
    )
  })

  it("is over SHA-1, which counted when it was made and would not now", () => {
    const message = read()
    const trusted = [{ ...message.signer, notAfter: Date.parse("2030-01-01") }]
    const signer = trusted[0] ?? message.signer
    const at = (moment: number) =>
      certificateVerdict({ message: { ...message, signer }, signedAt: moment }, { trusted })
    assert.deepEqual(at(Date.parse("2025-08-14T23:59:59+07:00")), { verdict: "valid" })
    assert.deepEqual(at(Date.parse("2025-08-15T00:00:00+07:00")), {
      verdict: "weak-algorithm",
      algorithm: "SHA-1",
    })
  })

  it("leads to no root of ours", () =>
    assert.equal(
      certificateVerdict({ message: read(), signedAt }, { trusted: [readCertificate(derOf(pki.rootPem))] })
        .verdict,
      "certificate-untrusted",
    ))

  it.effect("is broken under a document it was not made for, and still tells whose it is", () =>
    Effect.gen(function* () {
      const [finding] = yield* verify(signedBy(report(), () => bytes.subarray(0, 6000)))
      assert.equal(finding?.verdict, "signature-broken")
      assert.equal(finding?.signer, "Cổng Thông tin điện tử Chính phủ")
      assert.equal(finding?.signedAt, vietnamTime(signedAt))
    }),
  )
})

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64")
