import type { KeyObject } from "node:crypto"
import { dateOf, plusDays, timeOfDay, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { type CertificateRequest, certify, type NameAttribute, oid, pemOf } from "./certificate.ts"
import { type KeyPair, type NewKey, rsaKey } from "./key-pair.ts"
import { type KeyFileProtection, pkcs12File } from "./pkcs12-file.ts"

/** A holder's key file, with what is needed to open and check it. */
export interface IssuedKey {
  /** The PKCS#12 file: key, certificate and the authority's certificate. */
  readonly p12: Uint8Array
  readonly pin: string
  readonly certificatePem: string
  /** The certificates in the file as DER, the holder's first. */
  readonly certificates: ReadonlyArray<Uint8Array>
  readonly privateKey: KeyObject
  readonly subject: ReadonlyArray<NameAttribute>
}

/** How a certificate differs from an ordinary one. */
export interface IssueOptions {
  /** Default: a year before the PKI's `now`. */
  readonly validFrom?: VietnamTime
  /** Default: four years after the PKI's `now`. */
  readonly validUntil?: VietnamTime
  readonly pin?: string
  /** Default `legacy`, as real issuers use. */
  readonly protection?: KeyFileProtection
  /** Signed with its own key instead of the authority's. */
  readonly selfSigned?: boolean
  /** Signed with the key of another holder, who may sign documents but is not an authority. */
  readonly issuedBy?: IssuedKey
  /** Omits the key usage, as older certificates do. */
  readonly withoutKeyUsage?: boolean
  /** The purposes that the certificate states (extended key usage), as object identifiers. Default: none. */
  readonly purposes?: ReadonlyArray<string>
  readonly newKey?: NewKey
  /** The name or IPv4 address of a server with this certificate, as an axis over HTTPS has. */
  readonly host?: string
}

/** A root, the authority under it that certifies agencies and people, and the certificates it issues. */
export interface Pki {
  /** The root certificate for a verifier to trust. */
  readonly rootPem: string
  readonly authorityPem: string
  readonly issueAgency: (
    agency: { readonly code: string; readonly name: string },
    options?: IssueOptions,
  ) => Promise<IssuedKey>
  readonly issuePerson: (
    person: {
      readonly name: string
      readonly position: string
      /** The agency's name. */
      readonly agency: string
      /** Default: a made-up `CCCD:` number, unlike any other of this PKI. */
      readonly personalId?: string
    },
    options?: IssueOptions,
  ) => Promise<IssuedKey>
}

const shift = (time: VietnamTime, days: number): VietnamTime =>
  `${plusDays(dateOf(time), days)}T${timeOfDay(time)}+07:00` as VietnamTime

/**
 * Creates a small PKI of real X.509 v3 certificates with real keys: root → authority → agencies and people.
 *
 * A person's certificate has a personal identifier (`UID=CCCD:…`) and a title (chức vụ) in its subject. An
 * agency's has the agency's name as CN and its identifier (mã định danh) as organizationIdentifier.
 * `pdfVerifier` tells them apart by this. Two PKIs never trust each other, even with the same name, unless
 * they share keys: PKIs with one `keyPool` need names of their own.
 *
 * @example
 * ```ts
 * import { createPki } from "@lienthong/testkit"
 *
 * const pki = await createPki()
 * const agency = "UBND tỉnh Tây Ninh"
 * const chief = await pki.issuePerson({ name: "Trần Thị B", position: "Chánh Văn phòng", agency })
 * const seal = await pki.issueAgency({ code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" })
 * ```
 */
export const createPki = async (
  settings: {
    /** Default: the present. Validity periods start from it. */
    readonly now?: VietnamTime
    readonly name?: string
    readonly newKey?: NewKey
  } = {},
): Promise<Pki> => {
  const now = settings.now ?? vietnamTime(Date.now())
  const name = settings.name ?? "Lienthong Testkit"
  const newKey = settings.newKey ?? rsaKey
  const [rootKey, authorityKey] = await Promise.all([newKey(), newKey()])
  let serialNumber = 0
  let people = 0

  const rootName: ReadonlyArray<NameAttribute> = [
    [oid.country, "VN"],
    [oid.organization, name],
    [oid.commonName, `${name} Root`],
  ]
  const authorityName: ReadonlyArray<NameAttribute> = [
    [oid.country, "VN"],
    [oid.organization, name],
    [oid.commonName, `${name} Agency CA`],
  ]
  const longLived = { validFrom: shift(now, -3650), validUntil: shift(now, 3650) }
  const issue = (request: Omit<CertificateRequest, "serialNumber">) =>
    certify({ ...request, serialNumber: ++serialNumber })

  const root = issue({
    ...longLived,
    subject: rootName,
    issuer: rootName,
    role: "root",
    subjectKey: rootKey,
    issuerKey: rootKey.privateKey,
  })
  const authority = issue({
    ...longLived,
    subject: authorityName,
    issuer: rootName,
    role: "authority",
    subjectKey: authorityKey,
    issuerKey: rootKey.privateKey,
  })

  const issueHolder = async (
    subject: ReadonlyArray<NameAttribute>,
    options: IssueOptions,
  ): Promise<IssuedKey> => {
    const subjectKey: KeyPair = await (options.newKey ?? newKey)()
    const issuer = options.selfSigned
      ? { subject, privateKey: subjectKey.privateKey, certificates: [] }
      : (options.issuedBy ?? {
          subject: authorityName,
          privateKey: authorityKey.privateKey,
          certificates: [authority],
        })
    const certificate = issue({
      subject,
      issuer: issuer.subject,
      role: options.withoutKeyUsage ? "bareHolder" : "holder",
      ...(options.purposes && { purposes: options.purposes }),
      ...(options.host !== undefined && { host: options.host }),
      validFrom: options.validFrom ?? shift(now, -365),
      validUntil: options.validUntil ?? shift(now, 4 * 365),
      subjectKey,
      issuerKey: issuer.privateKey,
    })
    const certificates = [certificate, ...issuer.certificates]
    const pin = options.pin ?? "12345678"
    return {
      p12: pkcs12File({
        key: subjectKey.privateKey,
        certificates,
        pin,
        protection: options.protection ?? "legacy",
      }),
      pin,
      certificatePem: pemOf(certificate),
      certificates,
      privateKey: subjectKey.privateKey,
      subject,
    }
  }

  return {
    rootPem: pemOf(root),
    authorityPem: pemOf(authority),
    issueAgency: (agency, options = {}) =>
      issueHolder(
        [
          [oid.country, "VN"],
          [oid.organization, agency.name],
          [oid.organizationIdentifier, agency.code],
          [oid.commonName, agency.name],
        ],
        options,
      ),
    issuePerson: (person, options = {}) =>
      issueHolder(
        [
          [oid.country, "VN"],
          [oid.organization, person.agency],
          [oid.title, person.position],
          [oid.commonName, person.name],
          [oid.userId, person.personalId ?? `CCCD:${String(++people).padStart(12, "0")}`],
        ],
        options,
      ),
  }
}
