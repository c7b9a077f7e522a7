import { constants, type KeyObject, verify } from "node:crypto"
import * as pkijs from "pkijs"
import { rsaPss, signatureByOid } from "../certificate/algorithm.ts"
import { type Asn1Node, algorithmOf, childrenOf } from "./asn1-node.ts"
import { Unsupported } from "./cms-problem.ts"
import { digestName } from "./digest-algorithm.ts"
import { maskByDigest, rsaEncryption } from "./object-identifier.ts"

/** How a signature is checked. */
export interface SignatureScheme {
  /** The digest of what is signed. Undefined if the algorithm is not supported. */
  readonly digest: string | undefined
  /** Checks whether the private key of this public key made a signature over some bytes. */
  readonly check: (key: KeyObject, bytes: Uint8Array, signature: Uint8Array) => boolean
}

const plain = (keyType: "rsa" | "ec", digest: string): SignatureScheme => ({
  digest,
  check: (key, bytes, signature) =>
    key.asymmetricKeyType === keyType && verify(digest, bytes, key, signature),
})

/** RSASSA-PSS (RFC 8017, 8.1) whose mask uses the same digest, as in Node.js and all other tools. */
const pss = (algorithm: Asn1Node): SignatureScheme => {
  const parameters = new pkijs.RSASSAPSSParams({ schema: childrenOf(algorithm)[1] })
  const digest = digestName(parameters.hashAlgorithm.algorithmId)
  const { algorithmId, algorithmParams } = parameters.maskGenAlgorithm
  const mask = new pkijs.AlgorithmIdentifier({ schema: algorithmParams })
  if (digest === undefined || algorithmId !== maskByDigest || digestName(mask.algorithmId) !== digest)
    throw new Unsupported("its RSASSA-PSS parameters are not accepted")
  const { saltLength } = parameters
  return {
    digest,
    check: (key, bytes, signature) =>
      (key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss") &&
      verify(digest, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature),
  }
}

/** The scheme of a signature algorithm. Plain RSA takes its digest from the signer's information. */
export const schemeOf = (algorithm: Asn1Node, digest: string | undefined): SignatureScheme => {
  const oid = algorithmOf(algorithm)
  if (oid === rsaEncryption) {
    if (digest === undefined) throw new Unsupported("its digest is unknown")
    return plain("rsa", digest)
  }
  if (oid === rsaPss) return pss(algorithm)
  const [keyType, own] = signatureByOid.get(oid) ?? []
  if (own === undefined || (keyType !== "rsa" && keyType !== "ec"))
    throw new Unsupported(`signature algorithm ${oid} is not accepted`)
  return plain(keyType, own)
}
