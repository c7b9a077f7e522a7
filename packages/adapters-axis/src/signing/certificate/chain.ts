import { type Certificate, isValidAt } from "./certificate.ts"
import { weakDigest } from "./weak-algorithm.ts"

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

/** Whether a certificate states no purposes (RFC 5280, 4.2.1.12), or one for documents among them. */
const isForDocuments = ({ purposes }: Certificate) =>
  purposes === undefined || purposes.some((purpose) => documentPurposes.has(purpose))

/**
 * Whether a certificate permits signing documents. Its key usage is `digitalSignature` or `nonRepudiation`,
 * or states no limit, and so are its purposes.
 */
export const maySign = (certificate: Certificate) =>
  (certificate.keyUsage === undefined ||
    certificate.keyUsage[0] === true ||
    certificate.keyUsage[1] === true) &&
  isForDocuments(certificate)

const same = (a: Certificate, b: Certificate) => a.x509.raw.equals(b.x509.raw)

const keyCertSign = 5

/**
 * Whether a certificate is an authority. An intermediate must say so; a trusted root need not (RFC 5280,
 * 6.1.1 d), and a root of version 1 cannot.
 */
const isAuthority = ({ isAuthority: said, keyUsage }: Certificate, isTrusted: boolean) =>
  said ?? (isTrusted && (keyUsage === undefined || keyUsage[keyCertSign] === true))

/**
 * Whether `issuer` may issue `subject` and did, by names, key usage, purposes, the CA flag and the signature.
 * The purposes of an intermediate limit what is issued under it; a trusted root is trusted by the host.
 */
const issued = (issuer: Certificate, subject: Certificate, below: number, isTrusted: boolean): boolean =>
  isAuthority(issuer, isTrusted) &&
  (isTrusted || isForDocuments(issuer)) &&
  (issuer.pathLength === undefined || below <= issuer.pathLength) &&
  issuer.unknownCritical.length === 0 &&
  subject.x509.checkIssued(issuer.x509) &&
  subject.x509.verify(issuer.x509.publicKey)

/** A way to a trusted certificate, and the first algorithm on it that is too weak to be relied on. */
export interface TrustPath {
  readonly weakness: string | undefined
}

interface Link extends TrustPath {
  readonly certificate: Certificate
}

/** The search starts with the shortest paths and visits every certificate once. */
const search = (
  signer: Certificate,
  others: ReadonlyArray<Certificate>,
  trusted: ReadonlyArray<Certificate>,
  moment: number,
  admits: (link: Link) => boolean,
): TrustPath | undefined => {
  let left = others
  let level: ReadonlyArray<Link> = [{ certificate: signer, weakness: signer.weakKey }].filter(admits)
  for (let below = 0; below < maxChainLength && level.length > 0; below += 1) {
    const valid = level.filter(({ certificate }) => isValidAt(certificate, moment))
    const end = valid.find(({ certificate }) => trusted.some((root) => same(root, certificate)))
    if (end !== undefined) return end
    level = left.flatMap((next) => {
      const links = valid
        .filter(({ certificate }) => issued(next, certificate, below, trusted.includes(next)))
        .map(({ certificate, weakness }) => ({
          certificate: next,
          weakness: weakness ?? weakDigest(certificate.certifiedOver, moment) ?? next.weakKey,
        }))
      return links.filter(admits).slice(0, 1)
    })
    left = left.filter((next) => !level.some(({ certificate }) => certificate === next))
  }
  return undefined
}

/**
 * How a signer's certificate leads to a trusted one, with every certificate on the path valid at `moment`
 * (RFC 5280, 6.1, without revocation), by a path without weak algorithms if there is one. A certificate that
 * is itself trusted leads to itself, and what it was signed over is of no account.
 *
 * A message full of certificates that certify each other costs at most the square of their number.
 */
export const pathToTrust = (
  signer: Certificate,
  presented: ReadonlyArray<Certificate>,
  trusted: ReadonlyArray<Certificate>,
  moment: number,
): TrustPath | undefined => {
  if (signer.unknownCritical.length > 0 || !maySign(signer)) return undefined
  const others = [...trusted, ...presented.slice(0, maxPresented)].filter((one) => !same(one, signer))
  const by = (admits: (link: Link) => boolean) => search(signer, others, trusted, moment, admits)
  return by(({ weakness }) => weakness === undefined) ?? by(() => true)
}
