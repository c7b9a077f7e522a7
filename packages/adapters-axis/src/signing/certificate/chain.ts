import { type Certificate, isValidAt } from "./certificate.ts"

const maxChainLength = 8
const maxPresented = 40

/**
 * The purposes under which documents are signed: any purpose, protection of e-mail (under which issuers
 * certified signers before there was a purpose for documents), signing of documents (RFC 9336), and
 * Microsoft's and Adobe's own for that.
 */
const documentPurposes = new Set([
  "2.5.29.37.0",
  "1.3.6.1.5.5.7.3.4",
  "1.3.6.1.5.5.7.3.36",
  "1.3.6.1.4.1.311.10.3.12",
  "1.2.840.113583.1.1.5",
])

/**
 * Whether a certificate permits signing documents. Its key usage is `digitalSignature` or `nonRepudiation`,
 * and its purposes (RFC 5280, 4.2.1.12) include one for documents; each holds where it states no limit.
 */
export const maySign = ({ keyUsage, purposes }: Certificate) =>
  (keyUsage === undefined || keyUsage[0] === true || keyUsage[1] === true) &&
  (purposes === undefined || purposes.some((purpose) => documentPurposes.has(purpose)))

const same = (a: Certificate, b: Certificate) => a.x509.raw.equals(b.x509.raw)

const keyCertSign = 5

/**
 * Whether a certificate is an authority. An intermediate must say so; a trusted root need not (RFC 5280,
 * 6.1.1 d), and a root of version 1 cannot.
 */
const isAuthority = ({ isAuthority: said, keyUsage }: Certificate, isTrusted: boolean) =>
  said ?? (isTrusted && (keyUsage === undefined || keyUsage[keyCertSign] === true))

/** Whether `issuer` may issue `subject` and did, by names, key usage, the CA flag and the signature. */
const issued = (issuer: Certificate, subject: Certificate, below: number, isTrusted: boolean): boolean =>
  isAuthority(issuer, isTrusted) &&
  (issuer.pathLength === undefined || below <= issuer.pathLength) &&
  issuer.unknownCritical.length === 0 &&
  subject.x509.checkIssued(issuer.x509) &&
  subject.x509.verify(issuer.x509.publicKey)

/**
 * Whether a signer's certificate leads to a trusted one, with every certificate on the path valid at `moment`
 * (RFC 5280, 6.1, without revocation). A certificate that is itself trusted leads to itself.
 *
 * The search starts with the shortest paths and visits every certificate once: a message full of certificates
 * that certify each other costs at most the square of their number.
 */
export const leadsToTrust = (
  signer: Certificate,
  presented: ReadonlyArray<Certificate>,
  trusted: ReadonlyArray<Certificate>,
  moment: number,
): boolean => {
  if (signer.unknownCritical.length > 0 || !maySign(signer)) return false
  let left = [...trusted, ...presented.slice(0, maxPresented)].filter((one) => !same(one, signer))
  let level = [signer]
  for (let below = 0; below < maxChainLength && level.length > 0; below += 1) {
    const valid = level.filter((one) => isValidAt(one, moment))
    if (valid.some((one) => trusted.some((root) => same(root, one)))) return true
    level = left.filter((next) => valid.some((from) => issued(next, from, below, trusted.includes(next))))
    left = left.filter((next) => !level.includes(next))
  }
  return false
}
