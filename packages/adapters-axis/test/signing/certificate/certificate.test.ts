import { createPublicKey, type KeyObject } from "node:crypto"
import { it } from "@effect/vitest"
import type { VietnamTime } from "@lienthong/core/calendar"
import { createPki, type IssuedKey, type IssueOptions, rsaKey } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { signedDataWriter } from "../../../src/signing/cms/write-signed-data.ts"
import { chief, newKey, noon, pki, report, sign, signedBy, verdicts, verify } from "../desk.ts"

const chairman = { name: "Nguyễn Văn An", position: "Chủ tịch", agency: "UBND tỉnh Tây Ninh" }

const issue = (options: IssueOptions, from = pki) =>
  Effect.promise(() => from.issuePerson(chairman, { newKey, ...options }))

/** Signs whatever the certificate's dates say, as a dishonest or careless tool would. */
const signAnyway = (key: IssuedKey) =>
  signedBy(report(), (content) => signedDataWriter(key)(content, Date.parse(noon)))

const verdictOn = (key: IssuedKey, trust?: ReadonlyArray<string>) =>
  Effect.map(verify(signAnyway(key), trust), verdicts)

const yesterday = "2026-03-01T12:00:00.000+07:00" as VietnamTime
const tomorrow = "2026-03-03T12:00:00.000+07:00" as VietnamTime

const webServer = "1.3.6.1.5.5.7.3.1"
const timeStamps = "1.3.6.1.5.5.7.3.8"
const documents = "1.3.6.1.5.5.7.3.36"

describe("A signature whose certificate", () => {
  it.effect("had run out when it was made is reported as expired", () =>
    Effect.gen(function* () {
      const key = yield* issue({ validUntil: yesterday })
      assert.deepEqual(yield* verdictOn(key), ["certificate-expired"])
    }),
  )

  it.effect("was not valid yet when it was made is reported as expired, too", () =>
    Effect.gen(function* () {
      const key = yield* issue({ validFrom: tomorrow })
      assert.deepEqual(yield* verdictOn(key), ["certificate-expired"])
    }),
  )

  it.effect("was valid when it was made stays valid years after the certificate has run out", () =>
    Effect.gen(function* () {
      const key = yield* issue({ validUntil: tomorrow })
      const findings = yield* verify(
        signAnyway(key),
        [pki.rootPem],
        "2035-01-01T00:00:00.000+07:00" as VietnamTime,
      )
      assert.deepEqual(verdicts(findings), ["valid"])
    }),
  )

  it.effect("is valid in its last second and no longer in the next", () =>
    Effect.gen(function* () {
      const last = yield* issue({ validUntil: noon })
      const over = yield* issue({ validUntil: "2026-03-02T11:59:59.000+07:00" as VietnamTime })
      assert.deepEqual(yield* verdictOn(last), ["valid"])
      assert.deepEqual(yield* verdictOn(over), ["certificate-expired"])
    }),
  )

  it.effect("comes from another root is untrusted, even if that root bears the same name", () =>
    Effect.gen(function* () {
      const foreign = yield* Effect.promise(() => createPki({ now: noon, newKey }))
      const key = yield* issue({}, foreign)
      assert.deepEqual(yield* verdictOn(key), ["certificate-untrusted"])
      assert.deepEqual(yield* verdictOn(key, [foreign.rootPem]), ["valid"])
      assert.deepEqual(yield* verdictOn(key, [pki.rootPem, foreign.rootPem]), ["valid"])
    }),
  )

  it.effect("vouches for itself is untrusted, unless it is trusted by name", () =>
    Effect.gen(function* () {
      const key = yield* issue({ selfSigned: true })
      assert.deepEqual(yield* verdictOn(key), ["certificate-untrusted"])
      assert.deepEqual(yield* verdictOn(key, [key.certificatePem]), ["valid"])
    }),
  )

  it.effect("was issued for a web server or for time stamps is untrusted, though all else is right", () =>
    Effect.gen(function* () {
      for (const purpose of [webServer, timeStamps]) {
        const key = yield* issue({ purposes: [purpose] })
        assert.deepEqual(yield* verdictOn(key), ["certificate-untrusted"])
      }
      const key = yield* issue({ purposes: [webServer, documents] })
      assert.deepEqual(yield* verdictOn(key), ["valid"])
    }),
  )

  it.effect("was issued by a person, who is not an authority, is untrusted", () =>
    Effect.gen(function* () {
      const bare = yield* issue({ withoutKeyUsage: true })
      assert.deepEqual(yield* verdictOn(bare), ["valid"])
      for (const issuedBy of [chief, bare]) {
        const key = yield* issue({ issuedBy })
        assert.lengthOf(key.certificates, 3)
        assert.deepEqual(yield* verdictOn(key), ["certificate-untrusted"])
      }
    }),
  )

  it.effect(
    "had its public key swapped after it was issued is untrusted, though every name in it is right",
    () =>
      Effect.gen(function* () {
        const genuine = yield* issue({})
        const thief = yield* Effect.promise(rsaKey)
        const spki = (key: KeyObject) => key.export({ type: "spki", format: "der" })
        const [certificate = Buffer.alloc(0), authority = Buffer.alloc(0)] = genuine.certificates.map((der) =>
          Buffer.from(der),
        )
        const own = spki(createPublicKey(genuine.privateKey))
        certificate.set(spki(thief.publicKey), certificate.indexOf(own))
        const forged = { ...genuine, privateKey: thief.privateKey, certificates: [certificate, authority] }
        assert.deepEqual(yield* verdictOn(genuine), ["valid"])
        assert.deepEqual(yield* verdictOn(forged), ["certificate-untrusted"])
      }),
  )

  it.effect("lacks its authority's certificate is untrusted, unless that authority is trusted", () =>
    Effect.gen(function* () {
      const key = yield* issue({})
      const bare = { ...key, certificates: key.certificates.slice(0, 1) }
      assert.deepEqual(yield* verdictOn(bare), ["certificate-untrusted"])
      assert.deepEqual(yield* verdictOn(bare, [pki.authorityPem]), ["valid"])
    }),
  )

  it.effect("has run out and is of a foreign root is reported as expired", () =>
    Effect.gen(function* () {
      const key = yield* issue({ selfSigned: true, validUntil: yesterday })
      assert.deepEqual(yield* verdictOn(key), ["certificate-expired"])
    }),
  )

  it.effect("has run out and covers a document since changed is reported as broken", () =>
    Effect.gen(function* () {
      const signed = Buffer.from(signAnyway(yield* issue({ validUntil: yesterday })))
      signed[20] = (signed[20] ?? 0) ^ 1
      assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
    }),
  )

  it.effect("is not the one of the key that signed is broken", () =>
    Effect.gen(function* () {
      const key = yield* issue({ newKey: rsaKey })
      const impostor = { ...key, privateKey: chief.privateKey }
      assert.deepEqual(yield* verdictOn(impostor), ["signature-broken"])
    }),
  )
})

describe("Before signing,", () => {
  it.effect("an expired certificate is refused, and the refusal says whose and since when", () =>
    Effect.gen(function* () {
      const key = yield* issue({ validUntil: yesterday })
      const error = yield* Effect.flip(sign(report(), "person", { key }))
      assert.equal(error.reason, "certificate-expired")
      assert.equal(error.message, "The certificate of Nguyễn Văn An expired on 2026-03-01.")
    }),
  )

  it.effect("a certificate that was issued for a web server is refused, whatever roots are known", () =>
    Effect.gen(function* () {
      const key = yield* issue({ purposes: [webServer] })
      const error = yield* Effect.flip(sign(report(), "person", { key }))
      assert.equal(error.reason, "certificate-for-other-use")
      assert.match(error.message, /^The certificate of Nguyễn Văn An was issued for another use/)
      const { next, vi } = error.sentence
      for (const text of [vi, next.en, next.vi]) assert.notMatch(text, /\{|\bundefined\b/)
      assert.isDefined(yield* sign(report(), "person", { key: yield* issue({ purposes: [documents] }) }))
    }),
  )

  it.effect("a certificate that is not valid yet is refused", () =>
    Effect.gen(function* () {
      const key = yield* issue({ validFrom: tomorrow })
      const error = yield* Effect.flip(sign(report(), "person", { key }))
      assert.equal(error.reason, "certificate-not-yet-valid")
      assert.equal(error.message, "The certificate of Nguyễn Văn An is valid only from 2026-03-03.")
    }),
  )

  it.effect("the certificate is judged by the moment of signing and not by the clock on the wall", () =>
    Effect.gen(function* () {
      const past = "2019-06-20T14:05:00.000+07:00" as VietnamTime
      const key = yield* issue({
        validFrom: "2019-01-01T00:00:00.000+07:00" as VietnamTime,
        validUntil: "2020-01-01T00:00:00.000+07:00" as VietnamTime,
      })
      const [finding] = yield* verify(yield* sign(report(), "person", { key, at: past }))
      assert.equal(finding?.verdict, "valid")
      assert.equal(finding?.signedAt, past)
    }),
  )
})
