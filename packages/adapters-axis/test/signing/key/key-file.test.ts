import { generateKeyPair, generateKeyPairSync } from "node:crypto"
import { inspect, promisify } from "node:util"
import { it } from "@effect/vitest"
import { SigningError } from "@lienthong/core"
import { ecKey, pkcs12File } from "@lienthong/testkit"
import { Effect, Exit, Layer, Redacted } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { pkcs12 } from "../../../src/signing/key/pkcs12.ts"
import { pdfSigner } from "../../../src/signing/pdf-signer.ts"
import { chief, newKey, pki, seal } from "../desk.ts"

const person = { name: "Phạm Thị Dung", position: "Giám đốc", agency: "Sở Tài chính" }
const pin = "Mật-mã-tuyệt-đối-9f3b"

const reasonOf = (bytes: Uint8Array, with_: string) =>
  Effect.map(Effect.flip(pkcs12(bytes, with_)), ({ reason }) => reason)

describe("A key file", () => {
  for (const protection of ["legacy", "aes"] as const)
    it.effect(`protected in the ${protection} way opens with its PIN and gives the key with its chain`, () =>
      Effect.gen(function* () {
        const issued = yield* Effect.promise(() => pki.issuePerson(person, { protection, newKey }))
        const key = yield* pkcs12(issued.p12, issued.pin)
        assert.isTrue(key.privateKey.equals(issued.privateKey))
        assert.deepEqual(
          key.certificates.map((der) => Buffer.from(der)),
          issued.certificates.map((der) => Buffer.from(der)),
        )
      }),
    )

  it.effect("may hold a key on an elliptic curve", () =>
    Effect.gen(function* () {
      const issued = yield* Effect.promise(() =>
        pki.issuePerson(person, { newKey: ecKey, protection: "aes" }),
      )
      const key = yield* pkcs12(issued.p12, issued.pin)
      assert.equal(key.privateKey.asymmetricKeyType, "ec")
      assert.isTrue(key.privateKey.equals(issued.privateKey))
    }),
  )

  it.effect("gives its holder's certificate first, in whatever order it holds them", () =>
    Effect.gen(function* () {
      const certificates = [...seal.certificates, ...chief.certificates].reverse()
      const file = pkcs12File({ key: chief.privateKey, certificates, pin, protection: "aes" })
      const key = yield* pkcs12(file, pin)
      assert.deepEqual(
        key.certificates.map((der) => Buffer.from(der)),
        chief.certificates.map((der) => Buffer.from(der)),
      )
    }),
  )

  it.effect("without the certificate of its key cannot be used, and the refusal says so", () =>
    Effect.gen(function* () {
      for (const certificates of [[], seal.certificates]) {
        const file = pkcs12File({ key: chief.privateKey, certificates, pin, protection: "legacy" })
        const error = yield* Effect.flip(pkcs12(file, pin))
        assert.equal(error.reason, "key-unreadable")
        assert.equal(error.detail.problem, "it holds no certificate of its key")
      }
    }),
  )

  it.effect("with a key that cannot sign documents cannot be used", () =>
    Effect.gen(function* () {
      const newKey = () => promisify(generateKeyPair)("ed25519")
      const issued = yield* Effect.promise(() => pki.issuePerson(person, { newKey }))
      const error = yield* Effect.flip(pkcs12(issued.p12, issued.pin))
      assert.equal(error.reason, "key-unreadable")
      assert.include(error.message, "ed25519")
    }),
  )

  for (const protection of ["legacy", "aes"] as const)
    it.effect(`may have a PIN with accents (${protection}), and no other opens it`, () =>
      Effect.gen(function* () {
        const accented = "Mật khẩu 2026"
        const issued = yield* Effect.promise(() =>
          pki.issuePerson(person, { pin: accented, protection, newKey }),
        )
        const key = yield* pkcs12(issued.p12, accented)
        assert.isTrue(key.privateKey.equals(issued.privateKey))
        assert.equal(yield* reasonOf(issued.p12, "Mật khẩu 2025"), "wrong-pin")
      }),
    )

  it.effect("takes its PIN redacted as well", () =>
    Effect.gen(function* () {
      const key = yield* pkcs12(chief.p12, Redacted.make(chief.pin))
      assert.isTrue(key.privateKey.equals(chief.privateKey))
    }),
  )

  it.effect("does not open with any other PIN", () =>
    Effect.gen(function* () {
      for (const wrong of ["1234567", "123456789", "12345678 ", "мат-khau"])
        assert.equal(yield* reasonOf(chief.p12, wrong), "wrong-pin", wrong)
    }),
  )

  it.effect("says that its PIN is missing where none is given", () =>
    Effect.gen(function* () {
      for (const none of ["", undefined, null, Redacted.make(undefined)])
        assert.equal(yield* reasonOf(chief.p12, none as string), "pin-missing")
    }),
  )

  it.effect("says what was given for a PIN that is not text, and repeats none of it", () =>
    Effect.gen(function* () {
      for (const [pin, problem] of [
        [12345678, "giá trị là số"],
        [Redacted.make(12345678), "giá trị là số"],
        [Buffer.from("12345678"), "giá trị là dãy byte"],
        [Promise.resolve("12345678"), "giá trị chưa có, còn phải chờ kết quả"],
      ] as const) {
        const error = yield* Effect.flip(pkcs12(chief.p12, pin as never))
        assert.equal(error.code, "signing/pin-not-text")
        assert.equal(error.sentence.vi, `Mã PIN của tệp khóa không phải chuỗi ký tự: ${problem}.`)
        assert.notInclude(JSON.stringify(error), "12345678")
      }
    }),
  )

  it.effect("says with a code that its bytes or its PIN refuse to be read", () =>
    Effect.gen(function* () {
      const refuse = (): never => {
        throw new Error("refused to be read")
      }
      const wiped = Redacted.make("12345678")
      Redacted.wipeUnsafe(wiped)
      const handler = { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }
      const outcomes = [
        yield* Effect.flip(pkcs12(new Proxy(chief.p12, handler), "12345678")),
        yield* Effect.flip(pkcs12(chief.p12, new Proxy({}, handler) as never)),
        yield* Effect.flip(pkcs12(chief.p12, wiped)),
      ]
      assert.deepEqual(
        outcomes.map(({ code }) => code),
        ["signing/key-unreadable", "signing/pin-not-text", "signing/pin-missing"],
      )
    }),
  )

  it.effect("says what was given in the place of its bytes: a path, or a Promise to await", () =>
    Effect.gen(function* () {
      for (const [bytes, problem, next] of [
        ["con-dau.p12", "giá trị là chuỗi ký tự", "không phải đường dẫn"],
        [undefined, "chưa có giá trị", "await readFile(path)"],
        [Promise.resolve(chief.p12), "giá trị chưa có, còn phải chờ kết quả", "Cần `await` kết quả"],
      ] as const) {
        const { code, sentence } = yield* Effect.flip(pkcs12(bytes as never, chief.pin))
        assert.equal(code, "signing/key-unreadable")
        assert.equal(sentence.vi, `Không đọc được tệp khóa PKCS#12: ${problem}.`)
        assert.include(sentence.next.vi, next)
      }
    }),
  )

  it.effect("that is something else or nothing cannot be read, whatever the PIN", () =>
    Effect.gen(function* () {
      for (const bytes of [
        new Uint8Array(),
        Buffer.from("không phải khóa"),
        Buffer.from(chief.certificatePem),
        chief.certificates[0] ?? new Uint8Array(),
        chief.p12.subarray(0, 200),
      ])
        assert.equal(yield* reasonOf(bytes, chief.pin), "key-unreadable")
    }),
  )

  it.effect("with any byte changed either still gives its own key or fails as a signing error", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.nat(chief.p12.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
          const damaged = Buffer.from(chief.p12)
          damaged[at] = (damaged[at] ?? 0) ^ flip
          const exit = await Effect.runPromiseExit(Effect.result(pkcs12(damaged, chief.pin)))
          assert.isTrue(Exit.isSuccess(exit), `byte ${at}`)
          if (Exit.isFailure(exit)) return
          if (exit.value._tag === "Success")
            assert.isTrue(exit.value.success.privateKey.equals(chief.privateKey))
          else assert.include(["wrong-pin", "key-unreadable"], exit.value.failure.reason)
        }),
        { numRuns: 60 },
      ),
    ),
  )
})

describe("No secret shows", () => {
  const secretsOf = (key: typeof chief) => {
    const der = key.privateKey.export({ type: "pkcs8", format: "der" })
    const numbers = key.privateKey.export({ format: "jwk" })
    return [
      der.toString("hex").slice(80, 120),
      der.toString("base64").slice(80, 120),
      String(numbers.d).slice(0, 20),
    ]
  }

  const everyPrint = (value: unknown) =>
    [
      inspect(value, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null }),
      JSON.stringify(value) ?? "",
      String(value),
      value instanceof Error ? `${value.message}\n${value.stack}` : "",
    ].join("\n")

  it.effect("in the error of a wrong PIN, of a damaged file, or of a file without key", () =>
    Effect.gen(function* () {
      const key = yield* Effect.promise(() => pki.issuePerson(person, { pin, newKey }))
      const damaged = Buffer.from(key.p12).fill(0x41, 40, 60)
      const errors = [
        yield* Effect.flip(pkcs12(key.p12, `${pin}!`)),
        yield* Effect.flip(pkcs12(damaged, pin)),
        yield* Effect.flip(pkcs12(Buffer.from(key.certificatePem), pin)),
      ]
      for (const error of errors) {
        assert.instanceOf(error, SigningError)
        for (const secret of [pin, ...secretsOf(key)]) assert.notInclude(everyPrint(error), secret)
        assert.notInclude(error.sentence.vi, "{")
      }
    }),
  )

  it.effect("in a key that was read, in the effect that reads it, or in the signer", () =>
    Effect.gen(function* () {
      const key = yield* Effect.promise(() => pki.issuePerson(person, { pin, newKey }))
      const source = pkcs12(key.p12, pin)
      const layer = pdfSigner({ person: source })
      const signer = yield* Effect.scoped(Layer.build(layer))
      for (const printed of [yield* source, source, layer, signer])
        for (const secret of [pin, ...secretsOf(key)]) assert.notInclude(everyPrint(printed), secret)
    }),
  )
})

describe("A signer", () => {
  it.effect("cannot be built when a PIN is wrong", () =>
    Effect.gen(function* () {
      const keys = { person: { "nv-01": pkcs12(chief.p12, chief.pin), "nv-02": pkcs12(seal.p12, "0000") } }
      const error = yield* Effect.flip(Effect.scoped(Layer.build(pdfSigner(keys))))
      assert.equal(error.reason, "wrong-pin")
    }),
  )

  it.effect("cannot be built with something that is not a certificate", () =>
    Effect.gen(function* () {
      const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
      for (const certificates of [[], [new Uint8Array([1, 2, 3])]]) {
        const keys = { agency: { privateKey, certificates } }
        const error = yield* Effect.flip(Effect.scoped(Layer.build(pdfSigner(keys))))
        assert.equal(error.reason, "key-unreadable")
      }
    }),
  )
})
