import { createPublicKey } from "node:crypto"
import { it } from "@effect/vitest"
import * as asn1js from "asn1js"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { readCertificate } from "../../../src/signing/certificate/certificate.ts"
import {
  encode,
  objectIdentifier,
  octetString,
  sequence,
  tagged,
} from "../../../src/signing/cms/asn1-encoding.ts"
import { sha256 } from "../../../src/signing/cms/digest-algorithm.ts"
import { data, maskByDigest, signedAttribute } from "../../../src/signing/cms/object-identifier.ts"
import { chief, pki, report, seal, signedBy, verdicts, verify } from "../desk.ts"
import { attribute, cmsMessage, contentType, messageDigest, tiedTo } from "./cms-message.ts"

type Content = ReadonlyArray<Buffer>
type Options = Partial<Parameters<typeof cmsMessage>[0]>

const [own = new Uint8Array()] = chief.certificates
const [others = new Uint8Array()] = seal.certificates

/** The chief's signature, save what the options say, with further attributes. */
const by =
  (options: Options, ...more: ReadonlyArray<Uint8Array>) =>
  (content: Content) =>
    cmsMessage({ key: chief, attributes: [contentType(data), messageDigest(content), ...more], ...options })

const found = (make: (content: Content) => Uint8Array) =>
  Effect.map(verify(signedBy(report(), make)), (findings) => verdicts(findings))

const forged: Options = { signers: [seal.privateKey] }
const sha256WithRsa = sequence(objectIdentifier("1.2.840.113549.1.1.11"), encode(new asn1js.Null()))
const unknownDigest = sequence(objectIdentifier("1.2.3.4"))
const md5 = "1.2.840.113549.2.5"
const sha3 = "2.16.840.1.101.3.4.2.8"

describe("A signature by several signers", () => {
  it.effect("is not judged here if all of them hold, and broken if one does not", () =>
    Effect.gen(function* () {
      const [hers, another] = [chief.privateKey, seal.privateKey]
      assert.deepEqual(yield* found(by({ signers: [hers, hers] })), ["signature-unreadable"])
      for (const signers of [
        [hers, another],
        [another, hers],
        [another, another],
      ])
        assert.deepEqual(yield* found(by({ signers })), ["signature-broken"])
    }),
  )
  it.effect("is broken if there is none of them, or a crowd", () =>
    Effect.gen(function* () {
      for (const count of [0, 11]) {
        const signers = Array.from({ length: count }, () => chief.privateKey)
        assert.deepEqual(yield* found(by({ signers })), ["signature-broken"])
      }
    }),
  )
})

describe("A forgery does not become unreadable", () => {
  const refersByUnknown = attribute(
    signedAttribute.signingCertificateV2,
    sequence(sequence(sequence(unknownDigest, octetString(Buffer.alloc(32))))),
  )
  it.effect("by tying itself to a certificate over an unknown digest", () =>
    Effect.gen(function* () {
      assert.deepEqual(yield* found(by({}, refersByUnknown)), ["signature-unreadable"])
      assert.deepEqual(yield* found(by(forged, refersByUnknown)), ["signature-broken"])
    }),
  )
  it.effect("by naming a digest of the content that is not judged here", () =>
    Effect.gen(function* () {
      for (const [digest, name] of [
        ["1.2.3.4", "sha256"],
        [md5, "md5"],
        [sha3, "sha3-256"],
      ] as const) {
        const over = (content: Content) => [contentType(data), messageDigest(content, name)]
        const said = { digest, algorithm: sha256WithRsa }
        const make = (options: Options) => (content: Content) =>
          by({ ...said, attributes: over(content), ...options })(content)
        assert.deepEqual(yield* found(make({})), ["signature-unreadable"], name)
        assert.deepEqual(yield* found(make(forged)), ["signature-broken"], name)
      }
    }),
  )
  it.effect("by being another document's signature over such a digest", () =>
    Effect.gen(function* () {
      for (const [digest, name] of [
        [md5, "md5"],
        [sha3, "sha3-256"],
      ] as const) {
        const attributes = [contentType(data), messageDigest([Buffer.from("khác")], name)]
        const make = by({ digest, algorithm: sha256WithRsa, attributes })
        assert.deepEqual(yield* found(make), ["signature-broken"], name)
      }
    }),
  )
})

describe("A signature that is tied to certificates", () => {
  it.effect("is broken unless each of them is its signer's", () =>
    Effect.gen(function* () {
      assert.deepEqual(yield* found(by({}, tiedTo(own, 1), tiedTo(own, 2))), ["valid"])
      for (const ties of [
        [tiedTo(others)],
        [tiedTo(others, 1), tiedTo(own, 2)],
        [tiedTo(own, 1), tiedTo(others, 2)],
      ])
        assert.deepEqual(yield* found(by({}, ...ties)), ["signature-broken"])
    }),
  )
  it.effect("is broken if it does not say to which", () =>
    Effect.gen(function* () {
      for (const list of [sequence(), sequence(sequence()), encode(new asn1js.Null())]) {
        const tie = attribute(signedAttribute.signingCertificateV2, list)
        assert.deepEqual(yield* found(by({}, tie)), ["signature-broken"])
      }
    }),
  )
  it.effect("is that one's among several for its key, which share its identifier", () =>
    Effect.gen(function* () {
      const { privateKey } = chief
      const keys = { privateKey, publicKey: createPublicKey(privateKey) }
      const person = { name: "Trần Thị Bích", position: "Chánh Văn phòng", agency: "Văn phòng" }
      const renewed = yield* Effect.promise(() => pki.issuePerson(person, { newKey: async () => keys }))
      const [again = new Uint8Array()] = renewed.certificates
      const { keyIdentifier } = readCertificate(own)
      const signer = Buffer.concat([Buffer.from([0x80, keyIdentifier?.length ?? 0]), keyIdentifier ?? own])
      const certificates = [again, ...chief.certificates]
      assert.deepEqual(yield* found(by({ signer, certificates }, tiedTo(own))), ["valid"])
      assert.deepEqual(yield* found(by({ signer, certificates }, tiedTo(others))), ["signature-broken"])
    }),
  )
})

describe("What is not used of a signature does no harm", () => {
  it.effect("a certificate beside the signer's that cannot be read", () =>
    Effect.gen(function* () {
      const damaged = sequence(encode(new asn1js.Integer({ value: 5 })))
      const certificates = [damaged, ...chief.certificates]
      assert.deepEqual(yield* found(by({ certificates })), ["valid"])
      assert.deepEqual(yield* found(by({ certificates: [damaged] })), ["signature-broken"])
    }),
  )
})

describe("A signature by RSASSA-PSS", () => {
  it.effect("whose mask is made in an unknown way is unreadable", () =>
    Effect.gen(function* () {
      const pss = (mask: string) => {
        const digest = sequence(objectIdentifier(sha256))
        const parameters = [tagged(0, digest), tagged(1, sequence(objectIdentifier(mask), digest))]
        return sequence(objectIdentifier("1.2.840.113549.1.1.10"), sequence(...parameters))
      }
      assert.deepEqual(yield* found(by({ algorithm: pss(maskByDigest) })), ["signature-broken"])
      assert.deepEqual(yield* found(by({ algorithm: pss("1.2.3.4") })), ["signature-unreadable"])
    }),
  )
})
