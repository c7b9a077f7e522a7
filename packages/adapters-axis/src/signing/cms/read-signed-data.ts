import * as asn1js from "asn1js"
import type { Certificate, ReadCertificate } from "../certificate/certificate.ts"
import { isNamed } from "../certificate/certificate.ts"
import { setOf } from "./asn1-encoding.ts"
import {
  type Asn1Node,
  algorithmOf,
  childrenOf,
  derOf,
  encodingOf,
  isTagged,
  octetsOf,
  oidOf,
  parseAsn1,
} from "./asn1-node.ts"
import { CmsProblem, Unsupported } from "./cms-problem.ts"
import { digestName } from "./digest-algorithm.ts"
import { signedAttribute, signedData } from "./object-identifier.ts"
import { type SignatureScheme, schemeOf } from "./signature-scheme.ts"
import type { SignedAttributes, SignedMessage } from "./signed-message.ts"

const setOfTag = 0x31

const required = <A>(value: A | undefined, what: string): A => {
  if (value === undefined) throw new CmsProblem(`it has no ${what}`)
  return value
}

/**
 * SigningCertificate (SHA-1) or SigningCertificateV2 (SHA-256 unless it says otherwise): the first is the
 * signer's.
 */
const certificateReference = (v1: unknown, v2: unknown): SignedAttributes["certificate"] => {
  const [head, second] = childrenOf(childrenOf(childrenOf(v2 ?? v1)[0])[0])
  if (head === undefined) return undefined
  if (!(head instanceof asn1js.Sequence))
    return { digest: v2 === undefined ? "sha1" : "sha256", value: octetsOf(head) }
  return { digest: digestName(algorithmOf(head)), value: octetsOf(second) }
}

const attributesOf = (node: Asn1Node): SignedAttributes => {
  const attributes = childrenOf(node).map((attribute) => {
    const [type, values] = childrenOf(attribute)
    return { type: oidOf(type), values: childrenOf(values) }
  })
  const single = (type: string): unknown => {
    const found = attributes.filter((attribute) => attribute.type === type)
    if (found.length > 1 || (found[0]?.values.length ?? 1) !== 1)
      throw new CmsProblem(`attribute ${type} is there more than once`)
    return found[0]?.values[0]
  }
  const time = single(signedAttribute.signingTime)
  const asSent = encodingOf(node)
  asSent[0] = setOfTag
  return {
    contentType: oidOf(required(single(signedAttribute.contentType), "type of the content")),
    messageDigest: octetsOf(required(single(signedAttribute.messageDigest), "digest of the content")),
    signingTime: time instanceof asn1js.UTCTime ? time.toDate().getTime() : undefined,
    certificate: certificateReference(
      single(signedAttribute.signingCertificate),
      single(signedAttribute.signingCertificateV2),
    ),
    asSent,
    distinguished: () => setOf(...childrenOf(node).map(derOf)),
  }
}

/** Finds the certificate that a signer names by issuer and serial number or by the identifier of its key. */
const signerAmong = (certificates: ReadonlyArray<Certificate>, name: Asn1Node | undefined) => {
  const [issuer, serialNumber] = childrenOf(name)
  const found = isTagged(name, 0)
    ? certificates.find(({ keyIdentifier }) =>
        keyIdentifier?.equals((name as asn1js.Primitive).valueBlock.valueHexView),
      )
    : certificates.find((certificate) => isNamed(certificate, issuer, serialNumber))
  return required(found, "certificate of its signer")
}

/** The parts of a SEQUENCE whose optional ones are told by their tags. */
const parts = (node: Asn1Node | undefined) => {
  const all = childrenOf(node)
  return {
    plain: all.filter((child) => !isTagged(child, 0) && !isTagged(child, 1)),
    tagged: (number: number) => all.find((child) => isTagged(child, number)),
  }
}

/**
 * The scheme that checks a signature. A signature without a supported scheme is still read, to tell its
 * stated holder.
 */
const schemeOrRefusal = (algorithm: Asn1Node, digest: string | undefined): SignatureScheme => {
  try {
    return schemeOf(algorithm, digest)
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error
    const check = () => {
      throw error
    }
    return { digest: undefined, check }
  }
}

/**
 * Parses a CMS SignedData (RFC 5652) in DER or BER, including indefinite lengths and padding with zeros, as
 * the Government's signing tools write it. Throws when it is unreadable; `checkDetached` decides whether it
 * holds.
 */
export const readSignedData = (bytes: Buffer, read: ReadCertificate): SignedMessage => {
  const [type, envelope] = childrenOf(parseAsn1(bytes))
  if (oidOf(type) !== signedData) throw new CmsProblem("it is not signed data")
  const message = parts(childrenOf(envelope)[0])
  const [, , content, signers] = message.plain
  const [info, ...others] = childrenOf(signers)
  if (info === undefined || others.length > 0) throw new Unsupported("it is not by exactly one signer")
  const certificates = childrenOf(message.tagged(0))
    .filter((item) => item instanceof asn1js.Sequence)
    .map((item) => read(encodingOf(item)))

  // version, signer, digest algorithm, [0] attributes, signature algorithm, signature, [1] unsigned
  // attributes
  const [, signer, ...rest] = childrenOf(info)
  const signed = rest.find((child) => isTagged(child, 0))
  const [digestAlgorithm, signatureAlgorithm, signature] = rest.filter((child) => child !== signed)
  const digest = digestName(algorithmOf(digestAlgorithm))
  const [contentType, enclosed] = childrenOf(content)
  return {
    signer: signerAmong(certificates, signer),
    certificates,
    contentType: oidOf(contentType),
    content: enclosed === undefined ? undefined : octetsOf(childrenOf(enclosed)[0]),
    digest,
    scheme: schemeOrRefusal(required(signatureAlgorithm, "signature algorithm"), digest),
    signature: octetsOf(signature),
    attributes: signed === undefined ? undefined : attributesOf(signed),
  }
}
