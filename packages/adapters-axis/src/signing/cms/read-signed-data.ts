import * as asn1js from "asn1js"
import * as pkijs from "pkijs"
import { CmsProblem } from "./cms-problem.ts"
import { digestName } from "./digest-algorithm.ts"
import { schemeOf } from "./signature-scheme.ts"
import { signedAttribute, signedData } from "./signed-attribute.ts"
import type { SignedAttributes, SignedMessage } from "./signed-message.ts"

/** Revocation lists among the attributes make a signature large; past this it is no signature. */
const limits = { maxDepth: 60, maxNodes: 400_000 }

const subjectKeyIdentifier = "2.5.29.14"

const required = <A>(value: A | undefined, what: string): A => {
  if (value === undefined) throw new CmsProblem(`it has no ${what}`)
  return value
}

const childrenOf = (node: unknown): ReadonlyArray<asn1js.AsnType> =>
  node instanceof asn1js.Constructed ? node.valueBlock.value : []

/** The bytes of an OCTET STRING, which BER may cut into pieces. */
const octetsOf = (node: unknown): Buffer => {
  if (!(node instanceof asn1js.OctetString))
    throw new CmsProblem("it has something else where bytes should be")
  return Buffer.from(node.getValue())
}

/** Rewrites a node in place with definite lengths, which DER has and BER need not have. */
const makeDefinite = (node: asn1js.AsnType): void => {
  node.lenBlock.isIndefiniteForm = false
  node.lenBlock.longFormUsed = false
  for (const child of childrenOf(node)) makeDefinite(child)
}

const distinguished = (attributes: ReadonlyArray<pkijs.Attribute>): Buffer => {
  const nodes = attributes.map((attribute) => {
    const node = attribute.toSchema()
    makeDefinite(node)
    return [node, Buffer.from(node.toBER())] as const
  })
  const value = nodes.sort(([, a], [, b]) => Buffer.compare(a, b)).map(([node]) => node)
  return Buffer.from(new asn1js.Set({ value }).toBER())
}

/** SigningCertificate (SHA-1) or SigningCertificateV2 (SHA-256 unless it says otherwise): the first is the signer's. */
const certificateReference = (v1: unknown, v2: unknown): SignedAttributes["certificate"] => {
  const first = childrenOf(childrenOf(childrenOf(v2 ?? v1)[0])[0])
  const [head, second] = first
  if (head === undefined) return undefined
  if (!(head instanceof asn1js.Sequence))
    return { digest: v2 === undefined ? "sha1" : "sha256", value: octetsOf(head) }
  const digest = digestName(new pkijs.AlgorithmIdentifier({ schema: head }).algorithmId)
  return { digest: required(digest, "accepted digest of its certificate"), value: octetsOf(second) }
}

const attributesOf = (signed: pkijs.SignedAndUnsignedAttributes): SignedAttributes => {
  const single = (type: string): unknown => {
    const found = signed.attributes.filter((attribute) => attribute.type === type)
    if (found.length > 1 || (found[0]?.values.length ?? 1) !== 1)
      throw new CmsProblem(`attribute ${type} is there more than once`)
    return found[0]?.values[0]
  }
  const contentType = single(signedAttribute.contentType)
  const time = single(signedAttribute.signingTime)
  return {
    contentType: contentType instanceof asn1js.ObjectIdentifier ? contentType.getValue() : "",
    messageDigest: octetsOf(required(single(signedAttribute.messageDigest), "digest of the content")),
    signingTime: time instanceof asn1js.UTCTime ? time.toDate().getTime() : undefined,
    certificate: certificateReference(
      single(signedAttribute.signingCertificate),
      single(signedAttribute.signingCertificateV2),
    ),
    encodings: [Buffer.from(signed.encodedValue), distinguished(signed.attributes)],
  }
}

const isSigner = (certificate: pkijs.Certificate, sid: unknown): boolean => {
  if (sid instanceof pkijs.IssuerAndSerialNumber)
    return certificate.serialNumber.isEqual(sid.serialNumber) && certificate.issuer.isEqual(sid.issuer)
  const identifier = certificate.extensions?.find(
    ({ extnID }) => extnID === subjectKeyIdentifier,
  )?.parsedValue
  return (
    identifier instanceof asn1js.OctetString &&
    sid instanceof asn1js.Primitive &&
    octetsOf(identifier).equals(sid.valueBlock.valueHexView)
  )
}

const derOf = (certificate: pkijs.Certificate) => Buffer.from(certificate.toSchema(false).toBER())

/** Behind the signature the gap is filled up with zeros and nothing else. */
const parse = (bytes: Buffer): asn1js.AsnType => {
  const { offset, result } = asn1js.fromBER(new Uint8Array(bytes), limits)
  if (offset < 0) throw new CmsProblem(`it is not ASN.1: ${result.error}`)
  if (bytes.subarray(offset).some((byte) => byte !== 0)) throw new CmsProblem("something follows it")
  return result
}

/**
 * Reads a CMS SignedData (RFC 5652) in DER or BER, also with indefinite lengths and padded with zeros, as the
 * Government's signing tools write it. Throws when it cannot be read; whether it holds is for `checkDetached` to say.
 */
export const readSignedData = (bytes: Buffer): SignedMessage => {
  const envelope = new pkijs.ContentInfo({ schema: parse(bytes) })
  if (envelope.contentType !== signedData) throw new CmsProblem("it is not signed data")
  const message = new pkijs.SignedData({ schema: envelope.content })
  const [info, ...others] = message.signerInfos
  if (info === undefined || others.length > 0) throw new CmsProblem("it is not by exactly one signer")
  const certificates = (message.certificates ?? []).filter((item) => item instanceof pkijs.Certificate)
  const digest = required(digestName(info.digestAlgorithm.algorithmId), "accepted digest")
  const { eContent, eContentType } = message.encapContentInfo
  return {
    signer: derOf(
      required(
        certificates.find((one) => isSigner(one, info.sid)),
        "certificate of its signer",
      ),
    ),
    certificates: certificates.map(derOf),
    contentType: eContentType,
    content: eContent === undefined ? undefined : octetsOf(eContent),
    digest,
    check: schemeOf(info.signatureAlgorithm, digest),
    signature: octetsOf(info.signature),
    attributes: info.signedAttrs === undefined ? undefined : attributesOf(info.signedAttrs),
  }
}
