import { createHash, createHmac, type KeyObject, randomBytes } from "node:crypto"
import forge from "node-forge"

const { asn1, pkcs12, pki } = forge
const { Class, Type } = asn1

/**
 * How a key file protects its key: `legacy` is the 3DES scheme of PKCS#12, which issuers still use; `aes` is
 * AES-256 under PBES2, which newer tools use.
 */
export type KeyFileProtection = "legacy" | "aes"

/** The content of a key file. */
export interface KeyFileOptions {
  readonly key: KeyObject
  readonly certificates: ReadonlyArray<Uint8Array>
  readonly pin: string
  readonly protection: KeyFileProtection
}

type Node = forge.asn1.Asn1

const sequence = (...items: ReadonlyArray<Node>) =>
  asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [...items])
const octets = (binary: string) => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, binary)
const objectId = (dotted: string) =>
  asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes())
const integer = (value: number) =>
  asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes())
const tagged = (node: Node) => asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [node])

const der = (node: Node) => asn1.toDer(node).getBytes()
const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")
const known = (name: string) => objectId(pki.oids[name] as string)

const data = (content: Node) => sequence(known("data"), tagged(octets(der(content))))

const set = (...items: ReadonlyArray<Node>) => asn1.create(Class.UNIVERSAL, Type.SET, true, [...items])

/**
 * The mark (`localKeyId`) that links a key to its holder's certificate. Java and NSS find no chain without
 * it.
 */
const belonging = (holder: Uint8Array | undefined) => {
  const mark = binary(
    createHash("sha1")
      .update(holder ?? "")
      .digest(),
  )
  return set(sequence(known("localKeyId"), set(octets(mark))))
}

const certificateBag = (certificate: Uint8Array, ...attributes: ReadonlyArray<Node>) =>
  sequence(
    known("certBag"),
    tagged(sequence(known("x509Certificate"), tagged(octets(binary(certificate))))),
    ...attributes,
  )

const keyBag = (
  { key, pin, protection, certificates: [holder] }: KeyFileOptions,
  iterations: number,
): Node => {
  const info = asn1.fromDer(binary(key.export({ type: "pkcs8", format: "der" })))
  const options: Record<string, unknown> =
    protection === "legacy"
      ? { algorithm: "3des", count: iterations }
      : { algorithm: "aes256", prfAlgorithm: "sha256", saltSize: 16, count: iterations }
  // PKCS#12 schemes take the PIN as UTF-16, which node-forge does. PBES2 takes it as UTF-8, which node-forge
  // does not.
  const written = protection === "legacy" ? pin : forge.util.encodeUtf8(pin)
  return sequence(
    known("pkcs8ShroudedKeyBag"),
    tagged(pki.encryptPrivateKeyInfo(info, written, options)),
    belonging(holder),
  )
}

/** HMAC over the content under a key derived from the PIN. It tells a wrong PIN from a damaged file. */
const mac = (content: string, pin: string, iterations: number) => {
  const salt = randomBytes(8).toString("latin1")
  const key = pkcs12.generateKey(pin, forge.util.createBuffer(salt), 3, iterations, 20)
  const digest = createHmac("sha1", Buffer.from(key.getBytes(), "latin1"))
    .update(Buffer.from(content, "latin1"))
    .digest()
  const sha1 = sequence(known("sha1"), asn1.create(Class.UNIVERSAL, Type.NULL, false, ""))
  return sequence(sequence(sha1, octets(binary(digest))), octets(salt), integer(iterations))
}

/**
 * Creates a PKCS#12 file (`.p12`, `.pfx`) with a key and its certificates, the holder's first, as issuers
 * deliver it. Works with any kind of key: node-forge lays out the structure and only sees the key's PKCS#8
 * bytes.
 */
export const pkcs12File = (options: KeyFileOptions): Uint8Array => {
  const iterations = 2048
  const safe = sequence(
    data(
      sequence(
        ...options.certificates.map((certificate, at) =>
          at === 0 ? certificateBag(certificate, belonging(certificate)) : certificateBag(certificate),
        ),
      ),
    ),
    data(sequence(keyBag(options, iterations))),
  )
  const content = der(safe)
  const file = sequence(
    integer(3),
    sequence(known("data"), tagged(octets(content))),
    mac(content, options.pin, iterations),
  )
  return Buffer.from(der(file), "latin1")
}
