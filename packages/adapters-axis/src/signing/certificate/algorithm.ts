import * as pkijs from "pkijs"

/** Digests by object identifier, under the names that Node.js has for them. */
export const digestByOid: ReadonlyMap<string, string> = new Map([
  ["1.2.840.113549.2.5", "md5"],
  ["1.3.14.3.2.26", "sha1"],
  ["2.16.840.1.101.3.4.2.4", "sha224"],
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
  ["2.16.840.1.101.3.4.2.5", "sha512-224"],
  ["2.16.840.1.101.3.4.2.6", "sha512-256"],
  ["2.16.840.1.101.3.4.2.7", "sha3-224"],
  ["2.16.840.1.101.3.4.2.8", "sha3-256"],
  ["2.16.840.1.101.3.4.2.9", "sha3-384"],
  ["2.16.840.1.101.3.4.2.10", "sha3-512"],
])

/** Signature algorithms that name their digest. */
export const signatureByOid: ReadonlyMap<string, readonly [keyType: "rsa" | "ec" | "ed", digest: string]> =
  new Map([
    ["1.2.840.113549.1.1.4", ["rsa", "md5"]],
    ["1.2.840.113549.1.1.5", ["rsa", "sha1"]],
    ["1.2.840.113549.1.1.14", ["rsa", "sha224"]],
    ["1.2.840.113549.1.1.11", ["rsa", "sha256"]],
    ["1.2.840.113549.1.1.12", ["rsa", "sha384"]],
    ["1.2.840.113549.1.1.13", ["rsa", "sha512"]],
    ["1.2.840.113549.1.1.15", ["rsa", "sha512-224"]],
    ["1.2.840.113549.1.1.16", ["rsa", "sha512-256"]],
    ["2.16.840.1.101.3.4.3.13", ["rsa", "sha3-224"]],
    ["2.16.840.1.101.3.4.3.14", ["rsa", "sha3-256"]],
    ["2.16.840.1.101.3.4.3.15", ["rsa", "sha3-384"]],
    ["2.16.840.1.101.3.4.3.16", ["rsa", "sha3-512"]],
    ["1.2.840.10045.4.1", ["ec", "sha1"]],
    ["1.2.840.10045.4.3.1", ["ec", "sha224"]],
    ["1.2.840.10045.4.3.2", ["ec", "sha256"]],
    ["1.2.840.10045.4.3.3", ["ec", "sha384"]],
    ["1.2.840.10045.4.3.4", ["ec", "sha512"]],
    ["2.16.840.1.101.3.4.3.9", ["ec", "sha3-224"]],
    ["2.16.840.1.101.3.4.3.10", ["ec", "sha3-256"]],
    ["2.16.840.1.101.3.4.3.11", ["ec", "sha3-384"]],
    ["2.16.840.1.101.3.4.3.12", ["ec", "sha3-512"]],
    ["1.3.101.112", ["ed", "sha512"]],
    ["1.3.101.113", ["ed", "shake256"]],
  ])

export const rsaPss = "1.2.840.113549.1.1.10"

/** The digest that a certificate's signature is over, or the identifier of an algorithm that is not known. */
export const certifiedOver = ({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): string => {
  if (algorithmId !== rsaPss) return signatureByOid.get(algorithmId)?.[1] ?? algorithmId
  const { hashAlgorithm } = new pkijs.RSASSAPSSParams({ schema: algorithmParams })
  return digestByOid.get(hashAlgorithm.algorithmId) ?? hashAlgorithm.algorithmId
}
