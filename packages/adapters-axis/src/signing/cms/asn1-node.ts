import * as asn1js from "asn1js"
import { CmsProblem, Unsupported } from "./cms-problem.ts"

/** One ASN.1 value. It is read by hand, because comparing with schemas takes ten times as long. */
export type Asn1Node = asn1js.AsnType

const contextSpecific = 3

/**
 * Limits of a signature. Revocation lists among the attributes make it large; anything larger is not a
 * signature.
 */
const limits = { maxDepth: 60, maxNodes: 400_000, parseEmbedded: false, copyInput: false }

export const childrenOf = (node: unknown): ReadonlyArray<Asn1Node> =>
  node instanceof asn1js.Constructed ? node.valueBlock.value : []

/** Whether a node has the context-specific tag `[number]`. */
export const isTagged = (node: Asn1Node | undefined, number: number): node is Asn1Node =>
  node?.idBlock.tagClass === contextSpecific && node.idBlock.tagNumber === number

export const oidOf = (node: unknown): string => {
  if (!(node instanceof asn1js.ObjectIdentifier))
    throw new CmsProblem("it has something else where a name should be")
  return node.getValue()
}

/** The bytes of an OCTET STRING, which BER may cut into pieces. */
export const octetsOf = (node: unknown): Buffer => {
  if (!(node instanceof asn1js.OctetString))
    throw new CmsProblem("it has something else where bytes should be")
  return Buffer.from(node.getValue())
}

/** A node as it stands in the input. */
export const encodingOf = (node: Asn1Node): Buffer => Buffer.from(node.valueBeforeDecodeView)

/** The algorithm of an AlgorithmIdentifier. */
export const algorithmOf = (node: Asn1Node | undefined): string => oidOf(childrenOf(node)[0])

/** Parses one value. Only zeros may follow it, which fill a signature's room. */
export const parseAsn1 = (bytes: Buffer): Asn1Node => {
  const { offset, result } = asn1js.fromBER(new Uint8Array(bytes), limits)
  if (offset < 0) throw new CmsProblem(`it is not ASN.1: ${result.error}`)
  if (bytes.subarray(offset).some((byte) => byte !== 0)) throw new Unsupported("something follows it")
  return result
}

/** Rewrites a node in place with definite lengths, which DER requires and BER does not. */
const makeDefinite = (node: Asn1Node): void => {
  node.lenBlock.isIndefiniteForm = false
  node.lenBlock.longFormUsed = false
  for (const child of childrenOf(node)) makeDefinite(child)
}

export const derOf = (node: Asn1Node): Buffer => {
  makeDefinite(node)
  return Buffer.from(node.toBER())
}
