import { createPrivateKey, X509Certificate } from "node:crypto"
import { it } from "@effect/vitest"
import { pkcs12File } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe, it as vitestIt } from "vitest"
import type { Certificate } from "../../src/signing/certificate/certificate.ts"
import { pathToTrust } from "../../src/signing/certificate/chain.ts"
import { trustedCertificates } from "../../src/signing/certificate/trusted-certificates.ts"
import { signedDataWriter } from "../../src/signing/cms/write-signed-data.ts"
import { pkcs12 } from "../../src/signing/key/pkcs12.ts"
import { coverageOf, valueOf } from "../../src/signing/pdf/coverage.ts"
import { chief, noon, pki, report, seal, sign, signedBy, verdicts, verify } from "./desk.ts"
import { withAll } from "./key/key-files-in-one.ts"
import { hasLegacyCiphers, openssl, opensslVersion } from "./openssl.ts"
import { signaturesOf } from "./pdf/open-at-once.ts"

const pemKey = (key: typeof chief) => key.privateKey.export({ type: "pkcs8", format: "pem" }).toString()

const present = opensslVersion !== undefined

vitestIt.skipIf(present)(
  "OpenSSL's command line is not installed: nothing was compared with it",
  () => undefined,
)

describe.skipIf(!present)("OpenSSL", () => {
  it.effect("finds both signatures of a document good", () =>
    Effect.gen(function* () {
      const bytes = Buffer.from(yield* sign(yield* sign(report(), "person"), "agency"))
      const found = signaturesOf(bytes)
      assert.lengthOf(found, 2)
      for (const signature of found) {
        if ("problem" in signature) return assert.fail(signature.problem)
        const content = Buffer.concat(coverageOf(bytes, signature).pieces)
        const verified = openssl(
          [
            ..."cms -verify -binary -inform DER -in message -content content -CAfile root".split(" "),
            ...`-purpose any -attime ${Date.parse(noon) / 1000} -out out`.split(" "),
          ],
          { message: valueOf(signature), content, root: pki.rootPem },
        )
        assert.isTrue(verified.equals(content))
      }
    }),
  )

  const makings: ReadonlyArray<readonly [string, string]> = [
    ["over SHA-384", "-md sha384"],
    ["over SHA-512", "-md sha512"],
    ["by RSASSA-PSS", "-md sha256 -keyopt rsa_padding_mode:pss"],
    ["without signed attributes", "-md sha256 -noattr"],
    ["that names its signer by the key's identifier", "-md sha256 -keyid"],
    ["tied to its certificate by SHA-256", "-md sha256 -cades"],
  ]
  const make = (options: string) => (content: ReadonlyArray<Buffer>) =>
    openssl(
      `cms -sign -binary -in content -signer certificate -inkey key -certfile authority -outform DER -out out ${options}`.split(
        " ",
      ),
      {
        content: Buffer.concat(content),
        certificate: chief.certificatePem,
        key: pemKey(chief),
        authority: pki.authorityPem,
      },
    )

  for (const [how, options] of makings)
    it.effect(`makes a signature ${how} that is valid here, and broken over any other document`, () =>
      Effect.gen(function* () {
        const signed = Buffer.from(signedBy(report(), make(options)))
        const [finding] = yield* verify(signed)
        assert.equal(finding?.verdict, "valid")
        assert.equal(finding?.signer, "Trần Thị Bích")
        signed[20] = (signed[20] ?? 0) ^ 1
        assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
      }),
    )

  for (const [options, algorithm] of [
    ["-md sha1", "SHA-1"],
    ["-md sha1 -cades", "SHA-1"],
    ["-md sha224", "SHA-224"],
  ] as const)
    it.effect(`makes a signature over ${algorithm} (${options}), which is intact and too weak here`, () =>
      Effect.gen(function* () {
        const signed = Buffer.from(signedBy(report(), make(options)))
        const [finding] = yield* verify(signed)
        assert.deepEqual([finding?.verdict, finding?.algorithm], ["weak-algorithm", algorithm])
        signed[20] = (signed[20] ?? 0) ^ 1
        assert.deepEqual(verdicts(yield* verify(signed)), ["signature-broken"])
      }),
    )

  for (const [digest, verdict, algorithm] of [
    ["sha256", "valid", undefined],
    ["sha1", "weak-algorithm", "SHA-1"],
    ["sha224", "weak-algorithm", "SHA-224"],
    ["md5", "weak-algorithm", "MD5"],
  ] as const)
    it.effect(`certifies a signer over ${digest.toUpperCase()}, which is ${verdict} here`, () =>
      Effect.gen(function* () {
        const root = openssl(
          "req -x509 -newkey rsa:2048 -nodes -subj /CN=Goc -days 3650 -keyout out -out out".split(" "),
          {},
        )
        const key = openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out out".split(" "), {})
        const request = openssl("req -new -key key -subj /CN=Nguoi -out out".split(" "), { key })
        const holder = openssl(
          `x509 -req -in request -days 3650 -${digest} -CA root -CAkey root -set_serial 7 -out out`.split(
            " ",
          ),
          { request, root },
        )
        const rootPem = `${new X509Certificate(root)}`
        const [{ raw }, { raw: authority }] = [new X509Certificate(holder), new X509Certificate(root)]
        const write = signedDataWriter({ privateKey: createPrivateKey(key), certificates: [raw, authority] })
        const moment = new X509Certificate(holder).validFromDate.getTime() + 1000
        const signed = signedBy(report(), (content) => write(content, moment))
        const [finding] = yield* verify(signed, [rootPem])
        assert.deepEqual([finding?.verdict, finding?.algorithm], [verdict, algorithm])
      }),
    )

  it.effect("makes a signature over MD5, which is not judged here", () =>
    Effect.map(verify(signedBy(report(), make("-md md5"))), (findings) =>
      assert.deepEqual(verdicts(findings), ["signature-unreadable"]),
    ),
  )

  it.effect("makes a signature that brings its own content along, which is broken here", () =>
    Effect.map(verify(signedBy(report(), make("-md sha256 -nodetach"))), (findings) =>
      assert.deepEqual(verdicts(findings), ["signature-broken"]),
    ),
  )

  const keyFile = (key: typeof chief, protection: string, pin = "246810") =>
    openssl(
      [
        ..."pkcs12 -export -in certificate -inkey key -certfile authority -out out -passout".split(" "),
        `pass:${pin}`,
        ...protection.split(" ").filter(Boolean),
      ],
      { certificate: key.certificatePem, key: pemKey(key), authority: pki.authorityPem },
    )

  const opens = Effect.fnUntraced(function* (protection: string) {
    for (const key of [chief, seal]) {
      const file = keyFile(key, protection)
      const opened = yield* pkcs12(file, "246810")
      assert.isTrue(opened.privateKey.equals(key.privateKey))
      assert.lengthOf(opened.certificates, 2)
      assert.equal((yield* Effect.flip(pkcs12(file, "135790"))).reason, "wrong-pin")
    }
  })

  it.effect("writes key files under AES that open here", () => opens(""))

  it.effect("writes key files under 3DES that open here", () =>
    opens("-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1"),
  )

  it.effect("makes a pair for encrypting, beside which the one that signs is taken", () =>
    Effect.gen(function* () {
      const encrypting = openssl(
        "req -x509 -newkey rsa:2048 -nodes -subj /CN=Ma -addext keyUsage=keyEncipherment -keyout out -out out".split(
          " ",
        ),
        {},
      )
      const { raw } = new X509Certificate(encrypting)
      const protection = "aes"
      const pair = {
        pin: "246810",
        protection,
        key: createPrivateKey(encrypting),
        certificates: [raw],
      } as const
      const signing = { ...pair, key: chief.privateKey, certificates: chief.certificates }
      const file = withAll(pkcs12File(pair), pkcs12File(signing))
      const opened = yield* pkcs12(file, "246810")
      assert.isTrue(opened.privateKey.equals(chief.privateKey))
      assert.lengthOf(opened.certificates, chief.certificates.length)
    }),
  )

  it("makes a root of version 1, which is trusted where it is named as one", () => {
    const issue = (subject: string, issuer: string, files: Readonly<Record<string, Uint8Array>>) => {
      const key = openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out out".split(" "), {})
      const request = openssl(`req -new -key key -subj /CN=${subject} -out out`.split(" "), { key })
      const made = `x509 -req -in request -days 365 -out out ${issuer}`.split(" ")
      return { key, certificate: openssl(made, { request, key, ...files }) }
    }
    const root = issue("Goc", "-signkey key", {})
    const holder = issue("Nguoi", "-CA root -CAkey rootKey -set_serial 7", {
      root: root.certificate,
      rootKey: root.key,
    })
    const [trusted, signer] = trustedCertificates([`${root.certificate}${holder.certificate}`]) as [
      Certificate,
      Certificate,
    ]
    const moment = signer.notBefore + 1000
    assert.isFalse(trusted.x509.ca)
    assert.isDefined(pathToTrust(signer, [], [trusted], moment))
    assert.isUndefined(pathToTrust(signer, [trusted], [], moment))
  })

  for (const protection of ["", "-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1"])
    it.effect(`writes key files with a PIN that has accents ${protection}`.trim(), () =>
      Effect.gen(function* () {
        const file = keyFile(chief, protection, "Mật khẩu")
        assert.isTrue((yield* pkcs12(file, "Mật khẩu")).privateKey.equals(chief.privateKey))
        assert.equal((yield* Effect.flip(pkcs12(file, "Mat khau"))).reason, "wrong-pin")
      }),
    )

  it.effect("finds key and chain in the key files that are issued here, whatever their PIN", () =>
    Effect.gen(function* () {
      for (const protection of ["legacy", "aes"] as const) {
        const pin = "Mật khẩu"
        const file = pkcs12File({ key: chief.privateKey, certificates: chief.certificates, pin, protection })
        const listed = openssl(
          `pkcs12 -in file -nodes -out out -passin pass:Mật+khẩu`
            .split(" ")
            .map((one) => one.replace("+", " ")),
          { file },
        )
        const text = listed.toString()
        assert.include(text, "PRIVATE KEY")
        assert.lengthOf(text.match(/BEGIN CERTIFICATE/g) ?? [], chief.certificates.length)
        assert.lengthOf(text.match(/localKeyID/g) ?? [], 2)
      }
    }),
  )

  describe.skipIf(!hasLegacyCiphers)("with its old ciphers", () => {
    it.effect("writes key files under RC2, as Windows exports them, that open here", () => opens("-legacy"))
  })
})
