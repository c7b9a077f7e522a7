import { createHash, X509Certificate } from "node:crypto"
import type { CertificateSummary } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import * as asn1js from "asn1js"
import * as pkijs from "pkijs"
import { certifiedOver } from "./algorithm.ts"
import { weakKey } from "./weak-algorithm.ts"

/** One attribute of a distinguished name: its object identifier and its text. */
export interface NameAttribute {
  readonly type: string
  readonly value: string
}

/** A parsed certificate: the form Node.js checks with, and the fields that Node.js does not expose. */
export interface Certificate {
  readonly x509: X509Certificate
  readonly subject: ReadonlyArray<NameAttribute>
  readonly issuer: ReadonlyArray<NameAttribute>
  readonly serial: bigint
  /** Milliseconds since the epoch, both included. */
  readonly notBefore: number
  readonly notAfter: number
  /** The identifier that may name a signer in place of issuer and serial number. */
  readonly keyIdentifier: Buffer | undefined
  /** The bits of KeyUsage from `digitalSignature` on, when the certificate limits its use. */
  readonly keyUsage: ReadonlyArray<boolean> | undefined
  /** The purposes that the certificate limits its key to, as object identifiers (extended key usage). */
  readonly purposes: ReadonlyArray<string> | undefined
  /** Whether it states that it is an authority. Older and plainer roots state nothing. */
  readonly isAuthority: boolean | undefined
  /** The max number of authorities below this one. */
  readonly pathLength: number | undefined
  /** Why its key is too weak to sign. */
  readonly weakKey: string | undefined
  /** The digest that its issuer signed it over. */
  readonly certifiedOver: string
  /** Critical extensions that are not understood here: a certificate with one proves nothing. */
  readonly unknownCritical: ReadonlyArray<string>
}

const commonName = "2.5.4.3"
const organization = "2.5.4.10"
const organizationIdentifier = "2.5.4.97"

/**
 * basicConstraints, keyUsage, subjectAltName, CRL points, certificatePolicies, extKeyUsage, QC statements.
 */
const understood = new Set([
  "2.5.29.19",
  "2.5.29.15",
  "2.5.29.17",
  "2.5.29.31",
  "2.5.29.32",
  "2.5.29.37",
  "1.3.6.1.5.5.7.1.3",
])

const attributesOf = (name: pkijs.RelativeDistinguishedNames): ReadonlyArray<NameAttribute> =>
  name.typesAndValues.map(({ type, value }) => ({
    type,
    value: String((value as asn1js.Utf8String).valueBlock.value ?? ""),
  }))

const extension = <A>(certificate: pkijs.Certificate, oid: string): A | undefined =>
  certificate.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue as A | undefined

const keyUsageOf = (certificate: pkijs.Certificate) => {
  const bits = extension<asn1js.BitString>(certificate, "2.5.29.15")?.valueBlock.valueHexView
  return bits && Array.from({ length: 9 }, (_, bit) => (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1)
}

const keyIdentifierOf = (certificate: pkijs.Certificate) => {
  const identifier = extension<asn1js.OctetString>(certificate, "2.5.29.14")
  return identifier && Buffer.from(identifier.getValue())
}

/** Parses a certificate from DER. Throws the parsers' errors. */
export const readCertificate = (der: Uint8Array): Certificate => {
  const parsed = pkijs.Certificate.fromBER(new Uint8Array(der).buffer)
  const pathLength = extension<pkijs.BasicConstraints>(parsed, "2.5.29.19")?.pathLenConstraint
  const x509 = new X509Certificate(der)
  return {
    x509,
    subject: attributesOf(parsed.subject),
    issuer: attributesOf(parsed.issuer),
    serial: parsed.serialNumber.toBigInt(),
    notBefore: parsed.notBefore.value.getTime(),
    notAfter: parsed.notAfter.value.getTime(),
    keyIdentifier: keyIdentifierOf(parsed),
    keyUsage: keyUsageOf(parsed),
    purposes: extension<pkijs.ExtKeyUsage>(parsed, "2.5.29.37")?.keyPurposes,
    isAuthority: extension(parsed, "2.5.29.19") === undefined ? undefined : x509.ca,
    pathLength: typeof pathLength === "number" ? pathLength : undefined,
    weakKey: weakKey(x509.publicKey),
    certifiedOver: certifiedOver(parsed.signatureAlgorithm),
    unknownCritical: (parsed.extensions ?? [])
      .filter(({ critical, extnID }) => critical && !understood.has(extnID))
      .map(({ extnID }) => extnID),
  }
}

/** Whether a certificate has the issuer and serial number by which a signature names its signer. */
export const isNamed = (
  certificate: Certificate,
  issuer: asn1js.AsnType | undefined,
  serial: asn1js.AsnType | undefined,
): boolean => {
  if (issuer === undefined || !(serial instanceof asn1js.Integer)) return false
  const name = attributesOf(new pkijs.RelativeDistinguishedNames({ schema: issuer }))
  return (
    serial.toBigInt() === certificate.serial &&
    name.length === certificate.issuer.length &&
    name.every(
      ({ type, value }, at) =>
        type === certificate.issuer[at]?.type && value === certificate.issuer[at]?.value,
    )
  )
}

export type ReadCertificate = (der: Uint8Array) => Certificate

/** Parses certificates and caches the last `limit`, because an agency sees the same few signers all day. */
export const rememberingReader = (limit: number): ReadCertificate => {
  const known = new Map<string, Certificate>()
  return (der) => {
    const key = createHash("sha256").update(der).digest("base64")
    const certificate = known.get(key) ?? readCertificate(der)
    known.delete(key)
    known.set(key, certificate)
    for (const oldest of known.keys()) {
      if (known.size <= limit) break
      known.delete(oldest)
    }
    return certificate
  }
}

/** The holder's common name, or the organisation's where there is none. */
export const nameOf = (name: ReadonlyArray<NameAttribute>): string =>
  [commonName, organization].map((type) => name.find((entry) => entry.type === type)?.value).find(Boolean) ??
  ""

const optional = <K extends string>(key: K, value: string | undefined) =>
  (value ? { [key]: value } : {}) as { readonly [P in K]?: string }

/** Certificates "without end" state the year 9999, which in Vietnam is already the year 10000. */
const lastMoment = Date.parse("9999-12-31T23:59:59.999+07:00")

const valueOf = ({ subject }: Certificate, type: string) =>
  subject.find((entry) => entry.type === type)?.value

export const summaryOf = (certificate: Certificate): CertificateSummary => ({
  subject: nameOf(certificate.subject),
  ...optional("organization", valueOf(certificate, organization)),
  ...optional("organizationCode", valueOf(certificate, organizationIdentifier)),
  issuer: nameOf(certificate.issuer),
  serialNumber: certificate.x509.serialNumber,
  validFrom: vietnamTime(certificate.notBefore),
  validUntil: vietnamTime(Math.min(certificate.notAfter, lastMoment)),
})

/** Whether a moment (milliseconds since the epoch) lies within the certificate's validity. */
export const isValidAt = ({ notBefore, notAfter }: Certificate, moment: number): boolean =>
  moment >= notBefore && moment < notAfter + 1000
