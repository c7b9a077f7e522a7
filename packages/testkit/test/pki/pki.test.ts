import { X509Certificate } from "node:crypto"
import { it } from "@effect/vitest"
import type { VietnamTime } from "@lienthong/core/calendar"
import { createPki, ecKey, keyPool, minimalPdf } from "@lienthong/testkit"
import { assert, describe } from "vitest"

const noon = "2026-03-02T12:00:00.000+07:00" as VietnamTime
const newKey = keyPool(2, ecKey)
const pki = await createPki({ now: noon, newKey })
const person = { name: "Trần Thị Bích", position: "Chánh Văn phòng", agency: "UBND tỉnh Tây Ninh" }

const certificatesOf = (issued: { readonly certificates: ReadonlyArray<Uint8Array> }) =>
  issued.certificates.map((der) => new X509Certificate(der))

describe("A small PKI", () => {
  it("leads from every certificate through the authority to its root", async () => {
    const root = new X509Certificate(pki.rootPem)
    for (const issued of [
      await pki.issuePerson(person),
      await pki.issueAgency({ code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }),
    ]) {
      const [holder, authority] = certificatesOf(issued)
      assert.isTrue(holder !== undefined && authority !== undefined)
      if (holder === undefined || authority === undefined) return
      assert.isTrue(holder.checkIssued(authority) && holder.verify(authority.publicKey))
      assert.isTrue(authority.checkIssued(root) && authority.verify(root.publicKey))
      assert.isTrue(root.checkIssued(root) && root.verify(root.publicKey))
      assert.deepEqual([holder.ca, authority.ca, root.ca], [false, true, true])
      assert.isTrue(holder.checkPrivateKey(issued.privateKey))
      assert.equal(new X509Certificate(issued.certificatePem).fingerprint256, holder.fingerprint256)
    }
  })

  it("names a person by personal number and title, and an agency by its code", async () => {
    const [chief] = certificatesOf(await pki.issuePerson({ ...person, personalId: "CCCD:079012345678" }))
    assert.deepEqual(chief?.subject.split("\n"), [
      "C=VN",
      "O=UBND tỉnh Tây Ninh",
      "title=Chánh Văn phòng",
      "CN=Trần Thị Bích",
      "UID=CCCD:079012345678",
    ])
    const [seal] = certificatesOf(
      await pki.issueAgency({ code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" }),
    )
    assert.include(seal?.subject ?? "", "organizationIdentifier=000.00.00.H53")
    assert.notInclude(seal?.subject ?? "", "UID")
  })

  it("gives every certificate a serial number and every person a number of their own", async () => {
    const issued = await Promise.all([1, 2, 3, 4].map(() => pki.issuePerson(person)))
    const certificates = issued.map(({ certificatePem }) => new X509Certificate(certificatePem))
    assert.equal(new Set(certificates.map(({ serialNumber }) => serialNumber)).size, 4)
    assert.equal(new Set(certificates.map(({ subject }) => subject)).size, 4)
  })

  it("dates certificates from the moment it is told and never from today", async () => {
    const [usual] = certificatesOf(await pki.issuePerson(person))
    assert.equal(Date.parse(usual?.validFrom ?? ""), Date.parse("2025-03-02T12:00:00+07:00"))
    assert.equal(Date.parse(usual?.validTo ?? ""), Date.parse("2030-03-01T12:00:00+07:00"))
    const validUntil = "2026-03-01T00:00:00.000+07:00" as VietnamTime
    const [expired] = certificatesOf(await pki.issuePerson(person, { validUntil }))
    assert.equal(Date.parse(expired?.validTo ?? ""), Date.parse(validUntil))
  })

  it("has nothing to do with another of the same name", async () => {
    const other = await createPki({ now: noon, newKey: ecKey })
    const [holder] = certificatesOf(await other.issuePerson(person))
    const authority = new X509Certificate(pki.authorityPem)
    assert.equal(holder?.issuer, authority.subject)
    assert.isFalse(holder?.verify(authority.publicKey))
  })

  it("makes certificates that vouch for themselves, or are vouched for by one who may not", async () => {
    const [own, ...rest] = certificatesOf(await pki.issuePerson(person, { selfSigned: true }))
    assert.isTrue(own?.verify(own.publicKey))
    assert.lengthOf(rest, 0)
    const issuedBy = await pki.issuePerson(person)
    const [forged, issuer] = certificatesOf(await pki.issuePerson(person, { issuedBy }))
    assert.isTrue(issuer !== undefined && forged?.verify(issuer.publicKey))
    assert.isFalse(issuer?.ca)
  })
})

describe("A pool of keys", () => {
  it("makes as many keys as it is asked to and hands them out in turn", async () => {
    const pool = keyPool(2, ecKey)
    const [first, second, third, fourth] = await Promise.all([pool(), pool(), pool(), pool()])
    assert.strictEqual(first, third)
    assert.strictEqual(second, fourth)
    assert.notStrictEqual(first, second)
  })
})

describe("A minimal PDF", () => {
  const content = { title: "Báo cáo", lines: ["Kính gửi: (Văn phòng)", "Số: 12\\BC"] }

  it("says at every place of its cross-reference table where an object begins", () => {
    const file = Buffer.from(minimalPdf({ ...content, form: true })).toString("latin1")
    const table = file.slice(Number(file.match(/startxref\n(\d+)/)?.[1]))
    const offsets = [...table.matchAll(/(\d{10}) 00000 n /g)].map(([, offset]) => Number(offset))
    assert.lengthOf(offsets, 7)
    offsets.forEach((offset, index) => {
      assert.isTrue(file.startsWith(`${index + 1} 0 obj\n`, offset))
    })
  })

  it("shows its lines without the marks that its font lacks", () => {
    const file = Buffer.from(minimalPdf(content)).toString("latin1")
    assert.include(file, "(Kinh gui: \\(Van phong\\)) Tj")
    assert.include(file, "(So: 12\\\\BC) Tj")
  })

  it("keeps its whole title in its properties", () => {
    const file = Buffer.from(minimalPdf(content)).toString("latin1")
    const title = Buffer.from(file.match(/\/Title <FEFF([0-9A-F]+)>/)?.[1] ?? "", "hex")
    assert.equal(title.swap16().toString("utf16le"), "Báo cáo")
  })
})
