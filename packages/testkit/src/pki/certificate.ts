import { createHash, createPublicKey, type KeyObject, sign as signBytes } from "node:crypto"
import { isIP } from "node:net"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import forge from "node-forge"
import type { KeyPair } from "./key-pair.ts"

const { asn1, pki } = forge

/** One attribute of a distinguished name: its object identifier and its text. */
export type NameAttribute = readonly [oid: string, value: string]

/** The content of a certificate of the small PKI. */
export interface CertificateRequest {
  readonly subject: ReadonlyArray<NameAttribute>
  readonly issuer: ReadonlyArray<NameAttribute>
  readonly serialNumber: number
  readonly validFrom: VietnamTime
  readonly validUntil: VietnamTime
  /** A `bareHolder`'s certificate does not state its key's usage. */
  readonly role: "root" | "authority" | "holder" | "bareHolder"
  /** The name or IPv4 address by which a server with this certificate is reached. */
  readonly host?: string
  /** The purposes of the extended key usage, as object identifiers; none for no such limit. */
  readonly purposes?: ReadonlyArray<string>
  readonly subjectKey: KeyPair
  readonly issuerKey: KeyObject
}

export const oid = {
  country: "2.5.4.6",
  organization: "2.5.4.10",
  organizationIdentifier: "2.5.4.97",
  commonName: "2.5.4.3",
  title: "2.5.4.12",
  userId: "0.9.2342.19200300.100.1.1",
} as const

const attributes = (name: ReadonlyArray<NameAttribute>) =>
  name.map(([type, value]) => ({
    type,
    value,
    valueTagClass: type === oid.country ? asn1.Type.PRINTABLESTRING : asn1.Type.UTF8,
  })) as unknown as Array<forge.pki.CertificateField>

const extensions = {
  root: [
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
  ],
  authority: [
    { name: "basicConstraints", cA: true, pathLenConstraint: 0, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
  ],
  bareHolder: [{ name: "basicConstraints", cA: false }],
  holder: [
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", digitalSignature: true, nonRepudiation: true, critical: true },
  ],
}

// The type definitions of node-forge omit this function.
const { getTBSCertificate: layOut } = pki as typeof pki & {
  getTBSCertificate: (certificate: forge.pki.Certificate) => forge.asn1.Asn1
}

const derOf = (node: forge.asn1.Asn1) => Buffer.from(asn1.toDer(node).getBytes(), "latin1")
const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")

const sequence = (...items: ReadonlyArray<forge.asn1.Asn1>) =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [...items])

/** The name of the signature algorithm: SHA-256 with the issuer's kind of key. */
const algorithm = (issuerKey: KeyObject) => {
  const isEc = issuerKey.asymmetricKeyType === "ec"
  const dotted = isEc ? "1.2.840.10045.4.3.2" : "1.2.840.113549.1.1.11"
  const identifier = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes())
  const none = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, "")
  return isEc ? sequence(identifier) : sequence(identifier, none)
}

const spkiOf = (key: KeyObject) => key.export({ type: "spki", format: "der" })

/** Subject and authority key identifiers, which link a chain when names are not enough. */
const keyIdentifiers = ({ subjectKey, issuerKey }: CertificateRequest) => {
  const identifier = (key: KeyObject) => binary(createHash("sha1").update(spkiOf(key)).digest())
  const issuer = identifier(createPublicKey(issuerKey))
  const keyOf = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, false, issuer)
  const subject = asn1.create(
    asn1.Class.UNIVERSAL,
    asn1.Type.OCTETSTRING,
    false,
    identifier(subjectKey.publicKey),
  )
  return [
    { id: "2.5.29.14", value: subject },
    { id: "2.5.29.35", value: sequence(keyOf) },
  ]
}

/** The extended key usage, marked critical: some issuers do, others do not. */
const purposesOf = ({ purposes }: CertificateRequest) =>
  purposes === undefined
    ? []
    : [
        {
          id: "2.5.29.37",
          critical: true,
          value: sequence(
            ...purposes.map((purpose) =>
              asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(purpose).getBytes()),
            ),
          ),
        },
      ]

/** The host of a server, which its clients compare with the address that they call. */
const hostOf = ({ host }: CertificateRequest) => {
  if (host === undefined) return []
  const name =
    isIP(host) === 4
      ? asn1.create(asn1.Class.CONTEXT_SPECIFIC, 7, false, binary(Uint8Array.from(host.split("."), Number)))
      : asn1.create(asn1.Class.CONTEXT_SPECIFIC, 2, false, host)
  return [{ id: "2.5.29.17", value: sequence(name) }]
}

/**
 * Creates an X.509 v3 certificate as DER. node-forge lays out names, dates and extensions. Node.js supplies
 * the key and the signature, so every kind of key that Node.js supports works.
 */
export const certify = (request: CertificateRequest): Uint8Array => {
  const certificate = pki.createCertificate()
  certificate.serialNumber = `54${request.serialNumber.toString(16).padStart(14, "0")}`
  certificate.validity.notBefore = new Date(epochMillis(request.validFrom))
  certificate.validity.notAfter = new Date(epochMillis(request.validUntil))
  certificate.setSubject(attributes(request.subject))
  certificate.setIssuer(attributes(request.issuer))
  certificate.setExtensions([
    ...extensions[request.role],
    ...purposesOf(request),
    ...hostOf(request),
    ...keyIdentifiers(request),
  ])
  certificate.siginfo.algorithmOid = pki.oids.sha256WithRSAEncryption as string
  const one = new forge.jsbn.BigInteger("1")
  certificate.publicKey = pki.rsa.setPublicKey(one, one)

  const signedWith = algorithm(request.issuerKey)
  const [version, serialNumber, , issuer, validity, subject, , ...rest] = layOut(certificate)
    .value as Array<forge.asn1.Asn1>
  const laidOut = [version, serialNumber, signedWith, issuer, validity, subject] as Array<forge.asn1.Asn1>
  const body = sequence(...laidOut, asn1.fromDer(binary(spkiOf(request.subjectKey.publicKey))), ...rest)
  const signature = signBytes("sha256", derOf(body), request.issuerKey)
  const bits = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BITSTRING, false, `\0${binary(signature)}`)
  return derOf(sequence(body, signedWith, bits))
}

/** The usual text form of a certificate. */
export const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n").trimEnd()}\n-----END CERTIFICATE-----\n`
