import { constants, type KeyObject, verify } from "node:crypto"
import * as pkijs from "pkijs"
import { type Asn1Node, algorithmOf, childrenOf } from "./asn1-node.ts"
import { Unsupported } from "./cms-problem.ts"
import { digestName } from "./digest-algorithm.ts"
import { rsaEncryption } from "./object-identifier.ts"

/** Checks whether the private key of this public key made a signature over some bytes. */
export type CheckSignature = (key: KeyObject, bytes: Uint8Array, signature: Uint8Array) => boolean

/** Signature algorithms that name their digest. */
const named: ReadonlyMap<string, readonly [keyType: "rsa" | "ec", digest: string]> = new Map([
  ["1.2.840.113549.1.1.5", ["rsa", "sha1"]],
  ["1.2.840.113549.1.1.14", ["rsa", "sha224"]],
  ["1.2.840.113549.1.1.11", ["rsa", "sha256"]],
  ["1.2.840.113549.1.1.12", ["rsa", "sha384"]],
  ["1.2.840.113549.1.1.13", ["rsa", "sha512"]],
  ["1.2.840.10045.4.1", ["ec", "sha1"]],
  ["1.2.840.10045.4.3.1", ["ec", "sha224"]],
  ["1.2.840.10045.4.3.2", ["ec", "sha256"]],
  ["1.2.840.10045.4.3.3", ["ec", "sha384"]],
  ["1.2.840.10045.4.3.4", ["ec", "sha512"]],
])

const rsaPss = "1.2.840.113549.1.1.10"

const plain =
  (keyType: "rsa" | "ec", digest: string): CheckSignature =>
  (key, bytes, signature) =>
    key.asymmetricKeyType === keyType && verify(digest, bytes, key, signature)

/** RSASSA-PSS (RFC 8017, 8.1) whose mask uses the same digest, as in Node.js and all other tools. */
const pss = (algorithm: Asn1Node): CheckSignature => {
  const parameters = new pkijs.RSASSAPSSParams({ schema: childrenOf(algorithm)[1] })
  const digest = digestName(parameters.hashAlgorithm.algorithmId)
  const mask = new pkijs.AlgorithmIdentifier({ schema: parameters.maskGenAlgorithm.algorithmParams })
  if (digest === undefined || digestName(mask.algorithmId) !== digest)
    throw new Unsupported("its RSASSA-PSS parameters are not accepted")
  const { saltLength } = parameters
  return (key, bytes, signature) =>
    (key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss") &&
    verify(digest, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
}

/** The check of a signature algorithm. Plain RSA takes its digest from the signer's information. */
export const schemeOf = (algorithm: Asn1Node, digest: string | undefined): CheckSignature => {
  const oid = algorithmOf(algorithm)
  if (oid === rsaEncryption) {
    if (digest === undefined) throw new Unsupported("its digest is not accepted")
    return plain("rsa", digest)
  }
  if (oid === rsaPss) return pss(algorithm)
  const [keyType, own] = named.get(oid) ?? []
  if (keyType === undefined || own === undefined)
    throw new Unsupported(`signature algorithm ${oid} is not accepted`)
  return plain(keyType, own)
}
