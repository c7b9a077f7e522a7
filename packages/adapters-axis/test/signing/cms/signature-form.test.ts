import { it } from "@effect/vitest"
import type { VietnamTime } from "@lienthong/core/calendar"
import * as asn1js from "asn1js"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { encode, objectIdentifier, sequence } from "../../../src/signing/cms/asn1-encoding.ts"
import { digestOf } from "../../../src/signing/cms/digest-algorithm.ts"
import { data, ecdsaWithSha256, timestampInfo } from "../../../src/signing/cms/object-identifier.ts"
import { signedDataWriter } from "../../../src/signing/cms/write-signed-data.ts"
import type { SignatureSpace } from "../../../src/signing/pdf/space/signature-space.ts"
import { chief, noon, report, seal, sign, signedBy, verdicts, verify } from "../desk.ts"
import { cmsMessage, contentType, messageDigest, timestampToken } from "./cms-message.ts"
import { withIndefiniteLengths } from "./indefinite-length.ts"

type Content = ReadonlyArray<Buffer>

const chiefsSignature = (content: Content) => Buffer.from(signedDataWriter(chief)(content, Date.parse(noon)))

/** Rewrites words of the signature's dictionary, filled up to the same length, before it is signed. */
const saying =
  (from: string, to: string) =>
  ({ bytes, gap }: SignatureSpace): SignatureSpace => {
    const at = bytes.lastIndexOf(from, undefined, "latin1")
    assert.isAbove(at, 0)
    const changed = Buffer.from(bytes)
    changed.write(to.padEnd(from.length), at, "latin1")
    return { bytes: changed, gap }
  }

const usual = "/SubFilter /adbe.pkcs7.detached"
const european = saying(usual, "/SubFilter /ETSI.CAdES.detached")

describe("A signature", () => {
  it.effect("in BER of indefinite length is as good as in DER, its attributes being signed as DER", () =>
    Effect.gen(function* () {
      const signed = Buffer.from(
        signedBy(report(), (content) => {
          const ber = withIndefiniteLengths(chiefsSignature(content), chief.certificates)
          assert.deepEqual([...ber.subarray(0, 2)], [0x30, 0x80])
          return ber
        }),
      )
      assert.deepEqual(verdicts(yield* verify(signed)), ["valid"])
      signed[20] = (signed[20] ?? 0) ^ 1
      assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
    }),
  )

  it.effect("whose signing time was changed afterwards is broken", () =>
    Effect.gen(function* () {
      const backdated = signedBy(report(), (content) => {
        const signature = chiefsSignature(content)
        const at = signature.indexOf("260302050000Z", 0, "latin1")
        assert.isAbove(at, 0)
        signature.write("250302050000Z", at, "latin1")
        return signature
      })
      assert.deepEqual(verdicts(yield* verify(backdated)), ["signature-broken"])
    }),
  )

  it.effect("made in 2050 or later states its time all the same", () =>
    Effect.gen(function* () {
      const late = "2051-03-02T12:00:00.000+07:00" as VietnamTime
      const signed = signedBy(report(), (content) => signedDataWriter(chief)(content, Date.parse(late)))
      const [finding] = yield* verify(signed)
      assert.equal(finding?.signedAt, late)
      assert.equal(finding?.verdict, "certificate-expired")
    }),
  )

  it.effect("that is not CMS at all is broken and nobody's", () =>
    Effect.gen(function* () {
      for (const bytes of [new Uint8Array(), Buffer.from("ký"), encode(new asn1js.Null()), sequence()])
        assert.deepEqual(yield* verify(signedBy(report(), () => bytes)), [
          { holder: "agency", verdict: "signature-broken", signer: "" },
        ])
    }),
  )

  it.effect(
    "of a kind that is not judged here is unreadable and tells whose it is; broken over anything else",
    () =>
      Effect.gen(function* () {
        for (const kind of ["/SubFilter /adbe.pkcs7.sha1", "/SubFilter /Moi"]) {
          const signed = Buffer.from(signedBy(report(), chiefsSignature, saying(usual, kind)))
          const [finding] = yield* verify(signed)
          assert.equal(finding?.verdict, "signature-unreadable")
          assert.equal(finding?.signer, "Trần Thị Bích")
          signed[20] = (signed[20] ?? 0) ^ 1
          assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
        }
      }),
  )

  it.effect(
    "over a digest of the document that it holds itself is unreadable; broken over another document",
    () =>
      Effect.gen(function* () {
        const enclosing = (content: Content) => {
          const enclosed = digestOf("sha1", content)
          const attributes = [contentType(data), messageDigest([enclosed])]
          return cmsMessage({ key: chief, enclosed, attributes })
        }
        const signed = Buffer.from(
          signedBy(report(), enclosing, saying(usual, "/SubFilter /adbe.pkcs7.sha1")),
        )
        assert.deepEqual(verdicts(yield* verify(signed)), ["signature-unreadable"])
        signed[20] = (signed[20] ?? 0) ^ 1
        assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
      }),
  )

  it.effect("by an algorithm that is not known here is unreadable; over another document it is broken", () =>
    Effect.gen(function* () {
      const unknown = (content: Content) =>
        cmsMessage({
          key: chief,
          attributes: [contentType(data), messageDigest(content)],
          algorithm: sequence(objectIdentifier("1.3.101.112")),
        })
      const signed = Buffer.from(signedBy(report(), unknown))
      const [finding] = yield* verify(signed)
      assert.deepEqual([finding?.verdict, finding?.signer], ["signature-unreadable", "Trần Thị Bích"])
      signed[20] = (signed[20] ?? 0) ^ 1
      assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
    }),
  )

  it.effect("of the European kind, which has no time of its own, has the time that the document states", () =>
    Effect.gen(function* () {
      const make = (content: Content) =>
        cmsMessage({ key: chief, attributes: [contentType(data), messageDigest(content)] })
      const [finding] = yield* verify(signedBy(report(), make, european))
      assert.equal(finding?.verdict, "valid")
      assert.equal(finding?.signedAt, noon)
    }),
  )

  it.effect("that states no time at all is judged at the present and told without one", () =>
    Effect.gen(function* () {
      const make = (content: Content) =>
        cmsMessage({ key: chief, attributes: [contentType(data), messageDigest(content)] })
      const signed = signedBy(report(), make, saying("/M (D:20260302120000+07'00')", ""))
      const [finding] = yield* verify(signed)
      assert.equal(finding?.verdict, "valid")
      assert.notProperty(finding, "signedAt")
      const [later] = yield* verify(signed, undefined, "2040-01-01T00:00:00.000+07:00" as VietnamTime)
      assert.equal(later?.verdict, "certificate-expired")
    }),
  )

  const flaws: ReadonlyArray<readonly [string, (content: Content) => Uint8Array]> = [
    [
      "whose attributes speak of another type of content",
      (content) =>
        cmsMessage({ key: chief, attributes: [contentType(timestampInfo), messageDigest(content)] }),
    ],
    [
      "with two digests to choose from",
      (content) =>
        cmsMessage({
          key: chief,
          attributes: [contentType(data), messageDigest(content), messageDigest([Buffer.from("khác")])],
        }),
    ],
    [
      "said to be of another kind of key than its certificate's",
      (content) =>
        cmsMessage({
          key: chief,
          attributes: [contentType(data), messageDigest(content)],
          algorithm: sequence(objectIdentifier(ecdsaWithSha256)),
        }),
    ],
    ["without a digest", () => cmsMessage({ key: chief, attributes: [contentType(data)] })],
    [
      "without a type of content",
      (content) => cmsMessage({ key: chief, attributes: [messageDigest(content)] }),
    ],
    [
      "without its signer's certificate",
      (content) =>
        cmsMessage({
          key: chief,
          attributes: [contentType(data), messageDigest(content)],
          certificates: seal.certificates,
        }),
    ],
  ]
  it.effect("with its signer's certificate among others is valid", () =>
    Effect.gen(function* () {
      const make = (content: Content) =>
        cmsMessage({
          key: chief,
          attributes: [contentType(data), messageDigest(content)],
          certificates: [...seal.certificates, ...chief.certificates.slice(0, 1)],
        })
      assert.deepEqual(verdicts(yield* verify(signedBy(report(), make))), ["valid"])
    }),
  )

  for (const [what, make] of flaws)
    it.effect(`${what} is broken`, () =>
      Effect.map(verify(signedBy(report(), make)), (findings) =>
        assert.deepEqual(verdicts(findings), ["signature-broken"]),
      ),
    )
})

describe("A document timestamp", () => {
  const asTimestamp = saying(usual, "/SubFilter /ETSI.RFC3161")
  const stamp = (content: Content) => timestampToken(seal, content, Date.parse(noon))

  it.effect("behind a signature is nobody's signature and leaves the one before it valid", () =>
    Effect.gen(function* () {
      const stamped = signedBy(yield* sign(report(), "person"), stamp, asTimestamp)
      const findings = yield* verify(stamped)
      assert.deepEqual(
        findings.map(({ holder, verdict }) => [holder, verdict]),
        [["person", "valid"]],
      )
    }),
  )

  it.effect("over something else is broken", () =>
    Effect.gen(function* () {
      const other = () => timestampToken(seal, [Buffer.from("khác")], Date.parse(noon))
      const stamped = signedBy(yield* sign(report(), "person"), other, asTimestamp)
      assert.deepEqual(verdicts(yield* verify(stamped)), ["valid", "signature-broken"])
    }),
  )

  it.effect("over SHA-1 is too weak, unless it is of a day when that counted", () =>
    Effect.gen(function* () {
      const signed = yield* sign(report(), "person")
      for (const [at, found] of [
        [
          noon,
          [
            ["person", "valid", undefined],
            ["agency", "weak-algorithm", "SHA-1"],
          ],
        ],
        ["2025-08-14T23:00:00.000+07:00", [["person", "valid", undefined]]],
      ] as const) {
        const weak = (content: Content) => timestampToken(seal, content, Date.parse(at), "sha1")
        const findings = yield* verify(signedBy(signed, weak, asTimestamp))
        assert.deepEqual(
          findings.map(({ holder, verdict, algorithm }) => [holder, verdict, algorithm]),
          found.map((each) => [...each]),
        )
      }
    }),
  )

  it.effect("does not pass for a signature, nor a signature for it", () =>
    Effect.gen(function* () {
      assert.deepEqual(verdicts(yield* verify(signedBy(report(), stamp))), ["signature-broken"])
      assert.deepEqual(verdicts(yield* verify(signedBy(report(), chiefsSignature, asTimestamp))), [
        "signature-broken",
      ])
    }),
  )
})
