import { sign } from "node:crypto"
import * as asn1js from "asn1js"
import * as pkijs from "pkijs"
import type { SigningKey } from "../key/signing-key.ts"
import { encode, objectIdentifier, octetString, sequence, setOf, tagged } from "./asn1-encoding.ts"
import { digestOf, sha256 } from "./digest-algorithm.ts"
import { data, ecdsaWithSha256, rsaEncryption, signedAttribute, signedData } from "./object-identifier.ts"

/** Signs content, given in pieces, at a moment in milliseconds since the epoch. */
export type WriteSignedData = (content: ReadonlyArray<Uint8Array>, signedAt: number) => Uint8Array

const underTagZero = 0xa0

const attribute = (type: string, value: Uint8Array) => sequence(objectIdentifier(type), setOf(value))

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5652, 11.3). */
const time = (epochMillis: number) => {
  const valueDate = new Date(epochMillis)
  const isNear = valueDate.getUTCFullYear() < 2050
  return encode(isNear ? new asn1js.UTCTime({ valueDate }) : new asn1js.GeneralizedTime({ valueDate }))
}

const issuerAndSerialNumber = (certificate: Uint8Array): Buffer => {
  const { issuer, serialNumber } = pkijs.Certificate.fromBER(new Uint8Array(certificate).buffer)
  return encode(new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }).toSchema())
}

/** The two halves of a detached CMS signature: the bytes to sign, and the message once they are signed. */
export interface SignedDataForm {
  /**
   * The signed attributes in DER, over the SHA-256 of the content and a moment in milliseconds since the
   * epoch.
   */
  readonly attributes: (contentDigest: Uint8Array, signedAt: number) => Buffer
  readonly assemble: (attributes: Uint8Array, signature: Uint8Array) => Buffer
}

/**
 * Prepares detached CMS signatures (RFC 5652) with SHA-256 that contain the signer's certificates, as
 * `adbe.pkcs7.detached` requires. The parts that all signatures share are built once.
 */
export const signedDataForm = (
  certificates: ReadonlyArray<Uint8Array>,
  keyType: string | undefined,
): SignedDataForm => {
  const [holder] = certificates
  if (holder === undefined) throw new TypeError("a signing key without certificate")
  const version = encode(new asn1js.Integer({ value: 1 }))
  const signer = issuerAndSerialNumber(holder)
  const chain = tagged(0, ...certificates)
  const digestAlgorithm = sequence(objectIdentifier(sha256))
  const signatureAlgorithm =
    keyType === "ec"
      ? sequence(objectIdentifier(ecdsaWithSha256))
      : sequence(objectIdentifier(rsaEncryption), encode(new asn1js.Null()))
  const contentType = attribute(signedAttribute.contentType, objectIdentifier(data))
  // SigningCertificateV2 with its default digest, SHA-256, binds the signature to this certificate.
  const certificateReference = attribute(
    signedAttribute.signingCertificateV2,
    sequence(sequence(sequence(octetString(digestOf("sha256", [holder]))))),
  )
  return {
    attributes: (contentDigest, signedAt) =>
      setOf(
        contentType,
        attribute(signedAttribute.signingTime, time(signedAt)),
        attribute(signedAttribute.messageDigest, octetString(contentDigest)),
        certificateReference,
      ),
    assemble: (attributes, signature) => {
      // The attributes are signed as a SET OF and sent under the tag [0] (RFC 5652, 5.4).
      const sent = Buffer.from(attributes)
      sent[0] = underTagZero
      const signed = octetString(signature)
      const info = sequence(version, signer, digestAlgorithm, sent, signatureAlgorithm, signed)
      const message = sequence(
        version,
        setOf(digestAlgorithm),
        sequence(objectIdentifier(data)),
        chain,
        setOf(info),
      )
      return sequence(objectIdentifier(signedData), tagged(0, message))
    },
  }
}

/** Makes detached CMS signatures with a key at hand. */
export const signedDataWriter = ({ privateKey, certificates }: SigningKey): WriteSignedData => {
  const { attributes, assemble } = signedDataForm(certificates, privateKey.asymmetricKeyType)
  return (content, signedAt) => {
    const signed = attributes(digestOf("sha256", content), signedAt)
    return assemble(signed, sign("sha256", signed, privateKey))
  }
}
