import { type KeyObject, sign } from "node:crypto"
import type { IssuedKey } from "@lienthong/testkit"
import * as asn1js from "asn1js"
import * as pkijs from "pkijs"
import {
  encode,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tagged,
} from "../../../src/signing/cms/asn1-encoding.ts"
import { digestOf, sha256 } from "../../../src/signing/cms/digest-algorithm.ts"
import {
  data,
  rsaEncryption,
  signedAttribute,
  signedData,
  timestampInfo,
} from "../../../src/signing/cms/object-identifier.ts"

type Pieces = ReadonlyArray<Uint8Array>

const integer = (value: number) => encode(new asn1js.Integer({ value }))
const digestOids = { sha1: "1.3.14.3.2.26", sha256 }
const digestAlgorithm = sequence(objectIdentifier(sha256))

export const attribute = (type: string, value: Uint8Array) => sequence(objectIdentifier(type), setOf(value))
export const contentType = (type: string) => attribute(signedAttribute.contentType, objectIdentifier(type))
export const messageDigest = (content: Pieces, digest = "sha256") =>
  attribute(signedAttribute.messageDigest, octetString(digestOf(digest, content)))

/** The attribute that ties a signature to a certificate, by SHA-1 (the first version) or SHA-256. */
export const tiedTo = (certificate: Uint8Array, version: 1 | 2 = 2) =>
  version === 1
    ? attribute(
        signedAttribute.signingCertificate,
        sequence(sequence(sequence(octetString(digestOf("sha1", [certificate]))))),
      )
    : attribute(
        signedAttribute.signingCertificateV2,
        sequence(sequence(sequence(octetString(digestOf("sha256", [certificate]))))),
      )

/**
 * A CMS signature with any attributes, good or bad: what is signed over is right, what it says is the test's
 * affair.
 */
export const cmsMessage = (options: {
  readonly key: IssuedKey
  readonly attributes: Pieces
  readonly type?: string
  readonly enclosed?: Uint8Array
  /** The keys that sign, each said to be that of `key`. */
  readonly signers?: ReadonlyArray<KeyObject>
  /** What a signer is said to be; default: the holder of `key` by issuer and number. */
  readonly signer?: Uint8Array
  readonly certificates?: Pieces
  /** What the content is said to be digested by. */
  readonly digest?: string
  /** What the signature is said to be; it is plain RSA. */
  readonly algorithm?: Uint8Array
}): Uint8Array => {
  const { key, type = data, enclosed, signers = [key.privateKey] } = options
  const [certificate = new Uint8Array()] = key.certificates
  const { issuer, serialNumber } = pkijs.Certificate.fromBER(new Uint8Array(certificate).buffer)
  const attributes = setOf(...options.attributes)
  const signatures = signers.map((signer) => sign("sha256", attributes, signer))
  attributes[0] = 0xa0
  const infos = signatures.map((signature) =>
    sequence(
      integer(1),
      options.signer ?? encode(new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }).toSchema()),
      sequence(objectIdentifier(options.digest ?? sha256)),
      attributes,
      options.algorithm ?? sequence(objectIdentifier(rsaEncryption), encode(new asn1js.Null())),
      octetString(signature),
    ),
  )
  const message = sequence(
    integer(1),
    setOf(digestAlgorithm),
    sequence(objectIdentifier(type), ...(enclosed === undefined ? [] : [tagged(0, octetString(enclosed))])),
    tagged(0, ...(options.certificates ?? key.certificates)),
    setOf(...infos),
  )
  return sequence(objectIdentifier(signedData), tagged(0, message))
}

/** A timestamp token (RFC 3161) over content, as a timestamping authority with this key answers. */
export const timestampToken = (
  key: IssuedKey,
  content: Pieces,
  at: number,
  digest: "sha1" | "sha256" = "sha256",
): Uint8Array => {
  const enclosed = sequence(
    integer(1),
    objectIdentifier("1.2.3.4"),
    sequence(sequence(objectIdentifier(digestOids[digest])), octetString(digestOf(digest, content))),
    integer(7),
    encode(new asn1js.GeneralizedTime({ valueDate: new Date(at) })),
  )
  const attributes = [contentType(timestampInfo), messageDigest([enclosed])]
  return cmsMessage({ key, type: timestampInfo, enclosed, attributes })
}
