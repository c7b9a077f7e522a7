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
import {
  type CertificateReference,
  isReferredTo,
  type SignedAttributes,
  type SignedMessage,
} from "./signed-message.ts"

const setOfTag = 0x31

const required = <A>(value: A | undefined, what: string): A => {
  if (value === undefined) throw new CmsProblem(`it has no ${what}`)
  return value
}

/** The first certificate that SigningCertificate or SigningCertificateV2 lists, which is the signer's. */
const certificateReference = (list: unknown, usual: string): ReadonlyArray<CertificateReference> => {
  if (list === undefined) return []
  const [head, second] = childrenOf(childrenOf(childrenOf(list)[0])[0])
  return head instanceof asn1js.Sequence
    ? [{ digest: digestName(algorithmOf(head)), value: octetsOf(second) }]
    : [{ digest: usual, value: octetsOf(head) }]
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
    certificates: [
      ...certificateReference(single(signedAttribute.signingCertificate), "sha1"),
      ...certificateReference(single(signedAttribute.signingCertificateV2), "sha256"),
    ],
    asSent,
    distinguished: () => setOf(...childrenOf(node).map(derOf)),
  }
}

/**
 * Finds the certificate that a signer names by issuer and serial number or by the identifier of its key. A
 * key that was certified again has one identifier for several certificates.
 */
const signerAmong = (
  certificates: ReadonlyArray<Certificate>,
  name: Asn1Node | undefined,
  attributes: SignedAttributes | undefined,
) => {
  const [issuer, serialNumber] = childrenOf(name)
  const named = isTagged(name, 0)
    ? certificates.filter(({ keyIdentifier }) =>
        keyIdentifier?.equals((name as asn1js.Primitive).valueBlock.valueHexView),
      )
    : certificates.filter((certificate) => isNamed(certificate, issuer, serialNumber))
  const referred = named.find((certificate) =>
    attributes?.certificates.every((reference) => isReferredTo(certificate, reference)),
  )
  return required(referred ?? named[0], "certificate of its signer")
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

/** The certificates of a message that can be read. Nothing is built on the others. */
const certificatesIn = (node: Asn1Node | undefined, read: ReadCertificate): ReadonlyArray<Certificate> =>
  childrenOf(node).flatMap((item) => {
    try {
      return item instanceof asn1js.Sequence ? [read(encodingOf(item))] : []
    } catch {
      return []
    }
  })

/** Reads version, signer, digest algorithm, [0] attributes, signature algorithm, signature, [1] others. */
const signerOf = (info: Asn1Node, certificates: ReadonlyArray<Certificate>) => {
  const [, signer, ...rest] = childrenOf(info)
  const signed = rest.find((child) => isTagged(child, 0))
  const [digestAlgorithm, signatureAlgorithm, signature] = rest.filter((child) => child !== signed)
  const digest = digestName(algorithmOf(digestAlgorithm))
  const attributes = signed === undefined ? undefined : attributesOf(signed)
  return {
    signer: signerAmong(certificates, signer, attributes),
    digest,
    scheme: schemeOrRefusal(required(signatureAlgorithm, "signature algorithm"), digest),
    signature: octetsOf(signature),
    attributes,
  }
}

/** Far more than sign any message together. */
const maxSigners = 10

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
  const infos = childrenOf(signers)
  if (infos.length > maxSigners) throw new CmsProblem("it is by too many signers")
  const certificates = certificatesIn(message.tagged(0), read)
  const [first, ...others] = infos.map((info) => signerOf(info, certificates))
  const [contentType, enclosed] = childrenOf(content)
  return {
    ...required(first, "signer"),
    others,
    certificates,
    contentType: oidOf(contentType),
    content: enclosed === undefined ? undefined : octetsOf(childrenOf(enclosed)[0]),
  }
}
