import { sign as signBytes } from "node:crypto"
import { epochMillis, type VietnamTime } from "@lienthong/core"
import forge from "node-forge"
import type { KeyPair } from "./key-pair.ts"

const { asn1, pki } = forge

/** One attribute of a distinguished name: its object identifier and its text. */
export type NameAttribute = readonly [oid: string, value: string]

/** What a certificate of the small PKI says. */
export interface CertificateRequest {
  readonly subject: ReadonlyArray<NameAttribute>
  readonly issuer: ReadonlyArray<NameAttribute>
  readonly serialNumber: number
  readonly validFrom: VietnamTime
  readonly validUntil: VietnamTime
  readonly role: "root" | "authority" | "holder"
  readonly subjectKey: KeyPair
  readonly issuerKey: KeyPair
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
  holder: [
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", digitalSignature: true, nonRepudiation: true, critical: true },
  ],
}

// The type definitions of node-forge leave this one out.
const { getTBSCertificate: layOut } = pki as typeof pki & {
  getTBSCertificate: (certificate: forge.pki.Certificate) => forge.asn1.Asn1
}

const derOf = (node: forge.asn1.Asn1) => Buffer.from(asn1.toDer(node).getBytes(), "latin1")
const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")

/**
 * An X.509 v3 certificate as DER. node-forge lays out the structure; the key inside and the signature over it are
 * Node's, so that every kind of key Node knows can be certified.
 */
export const certify = (request: CertificateRequest): Uint8Array => {
  const certificate = pki.createCertificate()
  certificate.serialNumber = `54${request.serialNumber.toString(16).padStart(14, "0")}`
  certificate.validity.notBefore = new Date(epochMillis(request.validFrom))
  certificate.validity.notAfter = new Date(epochMillis(request.validUntil))
  certificate.setSubject(attributes(request.subject))
  certificate.setIssuer(attributes(request.issuer))
  certificate.setExtensions(extensions[request.role])
  certificate.signatureOid = pki.oids.sha256WithRSAEncryption as string
  certificate.siginfo.algorithmOid = certificate.signatureOid
  const one = new forge.jsbn.BigInteger("1")
  certificate.publicKey = pki.rsa.setPublicKey(one, one)

  const body = layOut(certificate)
  const subjectPublicKeyInfo = request.subjectKey.publicKey.export({ type: "spki", format: "der" })
  ;(body.value as Array<forge.asn1.Asn1>)[6] = asn1.fromDer(binary(subjectPublicKeyInfo))
  const signature = signBytes("sha256", derOf(body), request.issuerKey.privateKey)
  Object.assign(certificate, { tbsCertificate: body, signature: binary(signature) })
  return derOf(pki.certificateToAsn1(certificate))
}

/** The usual text form of a certificate. */
export const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n").trimEnd()}\n-----END CERTIFICATE-----\n`
