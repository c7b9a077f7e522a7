import { sign } from "node:crypto"
import * as asn1js from "asn1js"
import * as pkijs from "pkijs"
import type { SigningKey } from "../signing-key.ts"
import { digestOf, sha256 } from "./digest-algorithm.ts"
import { data, ecdsaWithSha256, rsaEncryption, signedAttribute, signedData } from "./signed-attribute.ts"

const setOfTag = 0x31

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const attribute = (type: string, value: asn1js.AsnType) => new pkijs.Attribute({ type, values: [value] })

const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: exact(bytes) })

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5652, 11.3). */
const time = (epochMillis: number) => {
  const valueDate = new Date(epochMillis)
  return valueDate.getUTCFullYear() < 2050
    ? new asn1js.UTCTime({ valueDate })
    : new asn1js.GeneralizedTime({ valueDate })
}

/** SigningCertificateV2 with the default digest, SHA-256: ties the signature to this very certificate. */
const certificateReference = (certificate: Uint8Array) =>
  new asn1js.Sequence({
    value: [
      new asn1js.Sequence({
        value: [new asn1js.Sequence({ value: [octets(digestOf("sha256", [certificate]))] })],
      }),
    ],
  })

/** In the order that DER asks of a SET OF: by their encoding. */
const ordered = (attributes: ReadonlyArray<pkijs.Attribute>) =>
  attributes
    .map((entry) => [entry, Buffer.from(entry.toSchema().toBER())] as const)
    .sort(([, a], [, b]) => Buffer.compare(a, b))
    .map(([entry]) => entry)

/** What the key signs: the attributes as a SET OF, not under the tag they are sent with (RFC 5652, 5.4). */
const bytesToSign = (attributes: pkijs.SignedAndUnsignedAttributes): Uint8Array => {
  const encoded = new Uint8Array(attributes.toSchema().toBER())
  encoded[0] = setOfTag
  return encoded
}

/**
 * A detached CMS signature (RFC 5652) over `content` with SHA-256, holding the signer's certificates, as
 * `adbe.pkcs7.detached` asks.
 */
export const writeSignedData = (
  key: SigningKey,
  content: ReadonlyArray<Uint8Array>,
  signedAt: number,
): Uint8Array => {
  const certificates = key.certificates.map((der) => pkijs.Certificate.fromBER(exact(der)))
  const [holder] = certificates
  const [holderDer] = key.certificates
  if (holder === undefined || holderDer === undefined)
    throw new TypeError("a signing key without certificate")
  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: ordered([
      attribute(signedAttribute.contentType, new asn1js.ObjectIdentifier({ value: data })),
      attribute(signedAttribute.signingTime, time(signedAt)),
      attribute(signedAttribute.messageDigest, octets(digestOf("sha256", content))),
      attribute(signedAttribute.signingCertificateV2, certificateReference(holderDer)),
    ]),
  })
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: sha256 })
  const signatureAlgorithm =
    key.privateKey.asymmetricKeyType === "ec"
      ? new pkijs.AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 })
      : new pkijs.AlgorithmIdentifier({ algorithmId: rsaEncryption, algorithmParams: new asn1js.Null() })
  const message = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: data }),
    certificates,
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: holder.issuer, serialNumber: holder.serialNumber }),
        digestAlgorithm,
        signedAttrs,
        signatureAlgorithm,
        signature: octets(sign("sha256", bytesToSign(signedAttrs), key.privateKey)),
      }),
    ],
  })
  const envelope = new pkijs.ContentInfo({ contentType: signedData, content: message.toSchema(false) })
  return new Uint8Array(envelope.toSchema().toBER())
}
