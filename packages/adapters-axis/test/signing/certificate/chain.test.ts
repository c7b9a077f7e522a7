import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { type Certificate, readCertificate } from "../../../src/signing/certificate/certificate.ts"
import { pathToTrust } from "../../../src/signing/certificate/chain.ts"
import { trustedCertificates } from "../../../src/signing/certificate/trusted-certificates.ts"
import { chief, noon, pki } from "../desk.ts"

const [signer, authority] = chief.certificates.map(readCertificate) as [Certificate, Certificate]
const [root] = trustedCertificates([pki.rootPem]) as [Certificate]
const now = Date.parse(noon)

/** Whether the chief's certificate is trusted when something about the chain is otherwise. */
const trusted = (otherwise: {
  readonly signer?: Partial<Certificate>
  readonly authority?: Partial<Certificate>
  readonly root?: Partial<Certificate>
}) =>
  pathToTrust(
    { ...signer, ...otherwise.signer },
    [{ ...authority, ...otherwise.authority }],
    [{ ...root, ...otherwise.root }],
    now,
  ) !== undefined

/** The weakness told of the same chain at some moment. */
const weakness = (
  otherwise: { readonly [P in "signer" | "authority" | "root"]?: Partial<Certificate> },
  more: ReadonlyArray<Certificate> = [],
  moment = now,
) =>
  pathToTrust(
    { ...signer, ...otherwise.signer },
    [{ ...authority, ...otherwise.authority }, ...more],
    [{ ...root, ...otherwise.root }],
    moment,
  )?.weakness

const bits = (...set: ReadonlyArray<number>) => Array.from({ length: 9 }, (_, bit) => set.includes(bit))
const [digitalSignature, nonRepudiation, keyEncipherment] = [0, 1, 2] as const

describe("A certificate under an authority under a trusted root", () => {
  it("is trusted", () => assert.isTrue(trusted({})))

  it("says itself what it may be used for, and how long", () => {
    assert.deepEqual(signer.keyUsage, bits(digitalSignature, nonRepudiation))
    assert.deepEqual([authority.pathLength, root.pathLength, signer.pathLength], [0, undefined, undefined])
    assert.deepEqual([...signer.unknownCritical, ...authority.unknownCritical, ...root.unknownCritical], [])
  })

  it("is trusted when it may sign, by whichever name", () => {
    assert.isTrue(trusted({ signer: { keyUsage: bits(digitalSignature) } }))
    assert.isTrue(trusted({ signer: { keyUsage: bits(nonRepudiation) } }))
    assert.isTrue(trusted({ signer: { keyUsage: undefined } }))
  })

  it("is not trusted when it may only encrypt", () =>
    assert.isFalse(trusted({ signer: { keyUsage: bits(keyEncipherment) } })))

  const anyPurpose = "2.5.29.37.0"
  const purpose = "1.3.6.1.5.5.7.3"
  const otherPurposes = [1, 2, 3, 8, 9].map((last) => `${purpose}.${last}`)

  it("is trusted when one of its purposes covers documents, or when it states none", () => {
    const forDocuments = [
      anyPurpose,
      `${purpose}.4`,
      `${purpose}.36`,
      "1.3.6.1.4.1.311.10.3.12",
      "1.2.840.113583.1.1.5",
    ]
    for (const one of forDocuments) {
      assert.isTrue(trusted({ signer: { purposes: [one] } }), one)
      assert.isTrue(trusted({ signer: { purposes: [...otherPurposes, one] } }), one)
    }
    assert.isUndefined(signer.purposes)
  })

  it("is not trusted when all its purposes are others: servers, code, time stamps, answers on revocation", () => {
    for (const one of [...otherPurposes, "1.2.3.4"])
      assert.isFalse(trusted({ signer: { purposes: [one] } }), one)
    assert.isFalse(trusted({ signer: { purposes: otherPurposes } }))
  })

  it("is not trusted under an authority whose own purposes are all others", () => {
    for (const one of [...otherPurposes, "1.2.3.4"])
      assert.isFalse(trusted({ authority: { purposes: [one] } }), one)
    assert.isTrue(trusted({ authority: { purposes: [...otherPurposes, `${purpose}.4`] } }))
    assert.isTrue(trusted({ authority: { purposes: [anyPurpose] } }))
  })

  it("is trusted under a root that the host trusts, whatever purposes the root states", () =>
    assert.isTrue(trusted({ root: { purposes: otherPurposes } })))

  it("is trusted under a root that does not say of itself that it is an authority, and under no other", () => {
    const silent = { isAuthority: undefined }
    assert.isTrue(trusted({ root: silent }))
    assert.isFalse(trusted({ root: { isAuthority: false } }))
    assert.isFalse(trusted({ root: { ...silent, keyUsage: bits(digitalSignature) } }))
    assert.isFalse(trusted({ authority: silent }))
  })

  it("is not trusted when the root allows no authority under its own", () => {
    assert.isFalse(trusted({ root: { pathLength: 0 } }))
    assert.isTrue(trusted({ root: { pathLength: 1 } }))
  })

  it("is not trusted when any certificate of the way demands what is not understood", () => {
    const unknownCritical = ["2.5.29.30"]
    assert.isFalse(trusted({ signer: { unknownCritical } }))
    assert.isFalse(trusted({ authority: { unknownCritical } }))
    assert.isFalse(trusted({ root: { unknownCritical } }))
  })

  it("is not trusted when the authority or the root was out of its time", () => {
    assert.isFalse(trusted({ authority: { notAfter: now - 1000 } }))
    assert.isFalse(trusted({ authority: { notBefore: now + 1 } }))
    assert.isFalse(trusted({ root: { notAfter: now - 1000 } }))
  })

  it("is not trusted when a holder stands in for an authority, though nothing else forbids it", async () => {
    const person = { name: "Nguyễn Văn An", position: "Chủ tịch", agency: "UBND tỉnh Tây Ninh" }
    const issuedBy = await pki.issuePerson(person, { withoutKeyUsage: true })
    const forged = await pki.issuePerson(person, { issuedBy })
    const [own, holder] = forged.certificates.map(readCertificate) as [Certificate, Certificate]
    const lenient = { ...authority, pathLength: undefined }
    assert.isTrue(own.x509.checkIssued(holder.x509) && own.x509.verify(holder.x509.publicKey))
    assert.isDefined(pathToTrust(holder, [lenient], [root], now))
    assert.isUndefined(pathToTrust(own, [holder, lenient], [root], now))
  })

  it("is trusted however often and in whatever order the chain is presented", () => {
    const presented = [root, authority, signer, authority, root]
    assert.isDefined(pathToTrust(signer, presented, [root], now))
    assert.isDefined(pathToTrust(signer, [...presented].reverse(), [root], now))
  })

  it("is not trusted because a root is presented that nobody here trusts", () =>
    assert.isUndefined(pathToTrust(signer, [authority, root], [], now)))
})

describe("Texts of trusted certificates", () => {
  it("may hold several certificates each, and remarks between them", () => {
    const all = trustedCertificates([`Gốc:\n${pki.rootPem}\nCấp dưới:\n${pki.authorityPem}`, pki.rootPem])
    assert.deepEqual(
      all.map(({ x509 }) => x509.fingerprint256),
      [root, authority, root].map(({ x509 }) => x509.fingerprint256),
    )
  })

  it("that hold none are reported at once", () =>
    assert.throws(
      () => trustedCertificates([pki.rootPem, "gốc"]),
      /The value of trust is not valid: trust\[1\]/,
    ))
})

describe("A path to a trusted root", () => {
  it("tells the weak key or digest on it, but not what the root says of itself", () => {
    assert.isUndefined(weakness({}))
    assert.equal(weakness({ signer: { weakKey: "RSA 1024" } }), "RSA 1024")
    assert.equal(weakness({ authority: { weakKey: "RSA 1024" } }), "RSA 1024")
    assert.equal(weakness({ root: { weakKey: "RSA 1024" } }), "RSA 1024")
    assert.equal(weakness({ signer: { certifiedOver: "sha1" } }), "SHA-1")
    assert.equal(weakness({ authority: { certifiedOver: "sha1" } }), "SHA-1")
    assert.equal(weakness({ authority: { certifiedOver: "1.2.3.4" } }), "1.2.3.4")
    assert.isUndefined(weakness({ root: { certifiedOver: "sha1" } }))
  })

  it("may be over SHA-1 where the day of signing is before the circular's, and never over MD5", () => {
    const [before, since] = [1, 0].map((less) => Date.parse("2025-08-15T00:00:00+07:00") - less)
    const old = { signer: { notBefore: 0 }, root: { notBefore: 0 } }
    const under = (certifiedOver: string, moment?: number) =>
      weakness({ ...old, authority: { notBefore: 0, certifiedOver } }, [], moment)
    assert.isUndefined(under("sha1", before))
    assert.equal(under("sha1", since), "SHA-1")
    assert.equal(under("md5", before), "MD5")
  })

  it("is taken without a weak certificate where there is one", () => {
    const weak = { authority: { weakKey: "RSA 1024" } }
    assert.equal(weakness(weak), "RSA 1024")
    assert.isUndefined(weakness(weak, [authority]))
  })
})
