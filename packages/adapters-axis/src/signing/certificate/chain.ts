import { type Certificate, isValidAt } from "./certificate.ts"

const maxChainLength = 8
const maxPresented = 40

/** `digitalSignature` or `nonRepudiation`, where a certificate limits its use at all. */
export const maySign = ({ keyUsage }: Certificate) =>
  keyUsage === undefined || keyUsage[0] === true || keyUsage[1] === true

const same = (a: Certificate, b: Certificate) => a.x509.raw.equals(b.x509.raw)

const keyCertSign = 5

/**
 * An authority says so itself. A trusted root need not: it is trusted for what it is (RFC 5280, 6.1.1 d), and
 * those of version 1 cannot say it.
 */
const isAuthority = ({ isAuthority: said, keyUsage }: Certificate, isTrusted: boolean) =>
  said ?? (isTrusted && (keyUsage === undefined || keyUsage[keyCertSign] === true))

/**
 * Whether `issuer` may have issued `subject` and did: names, key usage, the CA flag, and the signature
 * itself.
 */
const issued = (issuer: Certificate, subject: Certificate, below: number, isTrusted: boolean): boolean =>
  isAuthority(issuer, isTrusted) &&
  (issuer.pathLength === undefined || below <= issuer.pathLength) &&
  issuer.unknownCritical.length === 0 &&
  subject.x509.checkIssued(issuer.x509) &&
  subject.x509.verify(issuer.x509.publicKey)

/**
 * Whether a signer's certificate leads to a trusted one, every certificate of the way valid at `moment`
 * (RFC 5280, 6.1, without revocation). A certificate that is itself trusted leads to itself.
 *
 * Every certificate is climbed from once, the shortest way first: a message full of certificates that certify
 * each other costs no more than the square of their number.
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
