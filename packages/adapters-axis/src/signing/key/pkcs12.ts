import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto"
import { isUint8Array } from "node:util/types"
import { SigningError } from "@lienthong/core"
import { readableOptions, wrongKind } from "@lienthong/core/adapter"
import { Effect, Redacted } from "effect"
import forge from "node-forge"
import { readCertificate } from "../certificate/certificate.ts"
import { maySign as mayHolderSign } from "../certificate/chain.ts"
import type { SigningKey } from "./signing-key.ts"

const { asn1, pki, pkcs12: forgePkcs12 } = forge

const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")
const derOf = (node: forge.asn1.Asn1) => Buffer.from(asn1.toDer(node).getBytes(), "latin1")

const unreadable = (problem: string, problemVi: string) =>
  new SigningError({ reason: "key-unreadable", detail: { problem, problemVi } })

const aKeyFile = {
  en: "the bytes of the .p12 or .pfx file, as `await readFile(path)` returns, not a path",
  vi: "nội dung tệp .p12 hoặc .pfx, như `await readFile(path)`, không phải đường dẫn",
}
const aPin = {
  en: "the PIN as text, in quotation marks: as a number it may lose its first zeros",
  vi: "mã PIN dạng chuỗi ký tự, trong dấu ngoặc kép: ở dạng số có thể mất số 0 ở đầu",
}

/** Says what was given instead, without repeating it. */
const givenInstead = (
  reason: "key-unreadable" | "pin-not-text",
  given: unknown,
  expected: typeof aPin,
): SigningError => {
  const { problem = "", problemVi = "", next = "", nextVi = "" } = wrongKind("it", given, expected).detail
  const withoutStop = (text: string) => text.replace(/\.$/, "")
  const detail = { problem: withoutStop(problem), problemVi: withoutStop(problemVi), next, nextVi }
  return new SigningError({ reason, detail })
}

/** The PIN as it was given, or a stand-in when reading it throws, as with a wiped one. */
const pinIn = (pin: unknown): unknown => {
  const given = readableOptions(pin)
  if (!Redacted.isRedacted(given)) return given
  try {
    return Redacted.value(given)
  } catch {
    return undefined
  }
}

const noPin = new SigningError({ reason: "pin-missing", detail: {} })

const saysWrongMac = (error: unknown) =>
  error instanceof Error && error.message.includes("MAC could not be verified")

/** node-forge tells a wrong PIN from a damaged file by its messages alone. */
const saysWrongPin = (error: unknown) =>
  error instanceof Error && /MAC could not be verified|wrong password|Failed to decrypt/.test(error.message)

type Bag = forge.pkcs12.Bag

const bagsOf = (file: forge.pkcs12.Pkcs12Pfx, type: string): ReadonlyArray<Bag> => {
  const bagType = pki.oids[type] as string
  return file.getBags({ bagType })[bagType] ?? []
}

/** node-forge parses RSA and leaves every other key as the PKCS#8 or X.509 structure it found. */
const keyOf = (bag: Bag): KeyObject =>
  bag.key == null
    ? createPrivateKey({ key: derOf(bag.asn1), format: "der", type: "pkcs8" })
    : createPrivateKey({ key: derOf(pki.privateKeyToAsn1(bag.key)), format: "der", type: "pkcs1" })

const certificateOf = (bag: Bag): X509Certificate =>
  new X509Certificate(derOf(bag.cert == null ? bag.asn1 : pki.certificateToAsn1(bag.cert)))

/** The holder's certificate, followed by each issuer's as far as the file has them. */
const chainFrom = (
  holder: X509Certificate,
  all: ReadonlyArray<X509Certificate>,
): ReadonlyArray<X509Certificate> => {
  const chain = [holder]
  for (;;) {
    const last = chain.at(-1)
    const issuer = all.find((one) => !chain.includes(one) && last?.checkIssued(one))
    if (issuer === undefined) return chain
    chain.push(issuer)
  }
}

/** Removes the part that distinguishes a wrong PIN from a damaged file, after it has been checked. */
const withoutMac = (file: forge.asn1.Asn1): forge.asn1.Asn1 =>
  Array.isArray(file.value) ? { ...file, value: file.value.slice(0, 2) } : file

/**
 * Decodes a file with its PIN. The schemes of PKCS#12 take a PIN as UTF-16, which node-forge handles; those
 * of PBES2 take it as UTF-8 (RFC 8018, 3), which is handled here. The file's check of the PIN is always of
 * the first kind.
 */
const decode = (file: forge.asn1.Asn1, pin: string): forge.pkcs12.Pkcs12Pfx => {
  try {
    return forgePkcs12.pkcs12FromAsn1(file, pin)
  } catch (error) {
    const inUtf8 = forge.util.encodeUtf8(pin)
    if (inUtf8 === pin || saysWrongMac(error)) throw error
    return forgePkcs12.pkcs12FromAsn1(withoutMac(file), inUtf8)
  }
}

const open = (bytes: Uint8Array, pin: string): forge.pkcs12.Pkcs12Pfx | SigningError => {
  try {
    return decode(asn1.fromDer(binary(bytes)), pin)
  } catch (error) {
    if (pin === "" && saysWrongPin(error)) return noPin
    // The cause is left out on purpose: it may contain what node-forge was reading.
    return saysWrongPin(error)
      ? new SigningError({ reason: "wrong-pin", detail: {} })
      : unreadable(
          "it is not a PKCS#12 structure, or a damaged one",
          "không đúng cấu trúc PKCS#12 hoặc đã hỏng",
        )
  }
}

interface Pair {
  readonly privateKey: KeyObject
  readonly holder: X509Certificate
}

/** The files of some issuers contain a pair for encryption beside the one for signing. */
const maySign = ({ holder }: Pair): boolean => mayHolderSign(readCertificate(holder.raw))

const take = (file: forge.pkcs12.Pkcs12Pfx): SigningKey | SigningError => {
  const keyBags = [...bagsOf(file, "pkcs8ShroudedKeyBag"), ...bagsOf(file, "keyBag")]
  if (keyBags.length === 0) return unreadable("it holds no private key", "không có khóa bí mật")
  try {
    const certificates = bagsOf(file, "certBag").map(certificateOf)
    const pairs = keyBags.map(keyOf).flatMap((privateKey): ReadonlyArray<Pair> => {
      const holder = certificates.find((certificate) => certificate.checkPrivateKey(privateKey))
      return holder === undefined ? [] : [{ privateKey, holder }]
    })
    const pair = pairs.find(maySign) ?? pairs[0]
    if (pair === undefined)
      return unreadable("it holds no certificate of its key", "không có chứng thư số của khóa")
    const { privateKey, holder } = pair
    if (privateKey.asymmetricKeyType !== "rsa" && privateKey.asymmetricKeyType !== "ec") {
      const kind = privateKey.asymmetricKeyType
      return unreadable(
        `its key is of a kind that does not sign here (${kind})`,
        `loại khóa không dùng để ký được (${kind})`,
      )
    }
    return { privateKey, certificates: chainFrom(holder, certificates).map(({ raw }) => raw) }
  } catch {
    // As above: a parser's error may quote its input, which is the key.
    return unreadable("its key or its certificate is damaged", "khóa hoặc chứng thư số đã hỏng")
  }
}

/**
 * Reads a PKCS#12 key file (`.p12`, `.pfx`): 3DES and RC2 as issuers write them, AES under PBES2, RSA and
 * elliptic-curve keys. Of several keys it takes the one whose certificate is for signing. Nothing is read
 * before the effect runs. Fails with `wrong-pin`, `pin-missing`, `pin-not-text` or `key-unreadable`; no error
 * contains the PIN or the key.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises"
 * import { pdfSigner, pkcs12 } from "@lienthong/adapters-axis"
 *
 * const seal = pkcs12(await readFile("con-dau.p12"), process.env.SEAL_PIN ?? "")
 * const signer = pdfSigner({ agency: seal })
 * ```
 */
export const pkcs12 = (
  bytes: Uint8Array,
  pin: string | Redacted.Redacted<string>,
): Effect.Effect<SigningKey, SigningError> =>
  Effect.suspend(() => {
    if (!isUint8Array(bytes)) return Effect.fail(givenInstead("key-unreadable", bytes, aKeyFile))
    const given = pinIn(pin)
    if (given === undefined || given === null) return Effect.fail(noPin)
    if (typeof given !== "string") return Effect.fail(givenInstead("pin-not-text", given, aPin))
    const file = open(bytes, given)
    const key = file instanceof SigningError ? file : take(file)
    return key instanceof SigningError ? Effect.fail(key) : Effect.succeed(key)
  })
