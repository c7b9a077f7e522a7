import { SigningError } from "@lienthong/core"
import type { CertificateSummary, SignatureHolder } from "@lienthong/core/adapter"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { type Certificate, isValidAt, readCertificate, summaryOf } from "./certificate/certificate.ts"
import { maySign, pathToTrust } from "./certificate/chain.ts"
import { holderOf } from "./certificate/holder.ts"

/** Who a key belongs to, by its certificate; the key itself may be elsewhere. */
export interface KeyHolder {
  /** The certificates in DER, the holder's own first. */
  readonly certificates: ReadonlyArray<Uint8Array>
  readonly certificate: Certificate
  /** The authorities' certificates that come with the key. */
  readonly presented: ReadonlyArray<Certificate>
  readonly summary: CertificateSummary
}

const readHolder = (certificates: ReadonlyArray<Uint8Array>): KeyHolder => {
  const [certificate, ...presented] = certificates.map(readCertificate)
  if (certificate === undefined) throw new TypeError("a key without certificate")
  return { certificates, certificate, presented, summary: summaryOf(certificate) }
}

export const damagedCertificate = () =>
  new SigningError({
    reason: "key-unreadable",
    detail: { problem: "its certificate is damaged", problemVi: "chứng thư số đã hỏng" },
  })

/** A person's certificate cannot seal, and an agency's cannot sign for a person. */
const checkHolder = ({ certificate, summary: { subject } }: KeyHolder, holder: SignatureHolder) => {
  const actual = holderOf(certificate.subject)
  return actual === holder
    ? Effect.void
    : Effect.fail(new SigningError({ reason: "wrong-holder", detail: { subject, actual, holder } }))
}

/** A certificate for servers, for time stamps or for encryption signs no document. */
const checkPurpose = ({ certificate, summary: { subject } }: KeyHolder) =>
  maySign(certificate)
    ? Effect.void
    : Effect.fail(new SigningError({ reason: "certificate-for-other-use", detail: { subject } }))

/** A signature that every checker has to refuse is not made. */
const weakAlgorithm = ({ subject }: CertificateSummary, algorithm: string) =>
  Effect.fail(new SigningError({ reason: "weak-algorithm", detail: { subject, algorithm } }))

const checkStrength = ({ certificate: { weakKey }, summary }: KeyHolder) =>
  weakKey === undefined ? Effect.void : weakAlgorithm(summary, weakKey)

/** Reads a key's certificates, the holder's own first, and checks that they can sign documents as `as`. */
export const holderBy = Effect.fnUntraced(function* (
  certificates: ReadonlyArray<Uint8Array>,
  as: SignatureHolder,
) {
  const holder = yield* Effect.try({ try: () => readHolder(certificates), catch: damagedCertificate })
  yield* checkHolder(holder, as)
  yield* checkPurpose(holder)
  yield* checkStrength(holder)
  return holder
})

const checkValidity = ({ certificate, summary }: KeyHolder, at: VietnamTime) => {
  const moment = epochMillis(at)
  if (isValidAt(certificate, moment)) return Effect.void
  const { subject } = summary
  return Effect.fail(
    moment < certificate.notBefore
      ? new SigningError({
          reason: "certificate-not-yet-valid",
          detail: { subject, from: summary.validFrom.slice(0, 10) },
        })
      : new SigningError({
          reason: "certificate-expired",
          detail: { subject, until: summary.validUntil.slice(0, 10) },
        }),
  )
}

/** If roots are known, a key under none of them is refused, or under one by weak algorithms alone. */
const checkTrust = (
  { certificate, presented, summary }: KeyHolder,
  trusted: ReadonlyArray<Certificate>,
  at: VietnamTime,
) =>
  Effect.suspend(() => {
    const path = pathToTrust(certificate, presented, trusted, epochMillis(at))
    if (path?.weakness !== undefined) return weakAlgorithm(summary, path.weakness)
    const { subject } = summary
    return path === undefined
      ? Effect.fail(new SigningError({ reason: "certificate-untrusted", detail: { subject } }))
      : Effect.void
  })

/** Checks that the certificate may sign at a time, by the roots that are known. */
export const checkHolderAt = Effect.fnUntraced(function* (
  holder: KeyHolder,
  at: VietnamTime,
  trusted: ReadonlyArray<Certificate> | undefined,
) {
  yield* checkValidity(holder, at)
  if (trusted !== undefined) yield* checkTrust(holder, trusted, at)
})
