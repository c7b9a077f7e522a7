import { verify } from "node:crypto"
import type { SignatureCheck, SignatureFinding } from "@lienthong/core/adapter"
import { epochMillis, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import * as pkijs from "pkijs"
import {
  type Certificate,
  isValidAt,
  nameOf,
  type ReadCertificate,
  summaryOf,
} from "./certificate/certificate.ts"
import { pathToTrust } from "./certificate/chain.ts"
import { holderOf } from "./certificate/holder.ts"
import { weakDigest } from "./certificate/weak-algorithm.ts"
import { octetsOf, parseAsn1 } from "./cms/asn1-node.ts"
import { CmsProblem, Unsupported } from "./cms/cms-problem.ts"
import { digestName, digestOf, isAccepted } from "./cms/digest-algorithm.ts"
import { data, timestampInfo } from "./cms/object-identifier.ts"
import { readSignedData } from "./cms/read-signed-data.ts"
import { checkDetached, checkEnclosed, digestsOf, type SignedMessage } from "./cms/signed-message.ts"
import { type Coverage, valueOf } from "./pdf/coverage.ts"
import { bytesOfString } from "./pdf/pdf-string.ts"
import { pdfMoment } from "./pdf/pdf-time.ts"
import { isName } from "./pdf/pdf-value.ts"
import type { SignatureDictionary } from "./pdf/signature-dictionary.ts"

/** The settings of a verifier. */
export interface Judgement {
  /** The trusted certificates. Undefined if trust is not checked. */
  readonly trusted: ReadonlyArray<Certificate> | undefined
  readonly read: ReadCertificate
  readonly now: VietnamTime
}

/** The finding of an unreadable signature. Its holder is unknown; `agency` claims least. */
export const unreadableFinding: SignatureFinding = {
  holder: "agency",
  verdict: "signature-broken",
  signer: "",
}

/** The signer and time that a signature states. */
export interface SignatureClaim {
  readonly message: SignedMessage
  /** The stated signing time in milliseconds since the epoch, or else the present. */
  readonly signedAt: number
  readonly isStated: boolean
}

/**
 * Reads the signer and the time: the signed attribute, or else `/M` of the PDF, which is signed too. Throws
 * if unreadable.
 */
export const readClaim = (signature: SignatureDictionary, { read, now }: Judgement): SignatureClaim => {
  const message = readSignedData(valueOf(signature), read)
  const stated = message.attributes?.signingTime ?? pdfMoment(signature.entries.get("M"))
  return {
    message,
    signedAt: stated ?? epochMillis(now),
    isStated: stated !== undefined,
  }
}

/** A verdict, the algorithm that is too weak if it is `weak-algorithm`, and what else speaks against it. */
export type SignatureResult = Pick<SignatureCheck, "verdict" | "algorithm" | "besides">

const valid: SignatureResult = { verdict: "valid" }

const verdictBy = (weakness: string | undefined): SignatureResult =>
  weakness === undefined ? valid : { verdict: "weak-algorithm", algorithm: weakness }

const weakestOf = (digests: ReadonlyArray<string>, moment: number) =>
  digests.map((digest) => weakDigest(digest, moment)).find((weakness) => weakness !== undefined)

/**
 * The verdict on a certificate and the algorithms behind it: first whether it is within its validity, then
 * whether it leads to a trusted root, then whether everything on that path and the signature itself is over
 * algorithms that count.
 */
export const certificateVerdict = (
  { message, signedAt }: Pick<SignatureClaim, "message" | "signedAt">,
  { trusted }: Pick<Judgement, "trusted">,
): SignatureResult => {
  if (trusted === undefined) return valid
  if (!isValidAt(message.signer, signedAt)) return { verdict: "certificate-expired" }
  const path = pathToTrust(message.signer, message.certificates, trusted, signedAt)
  if (path === undefined) return { verdict: "certificate-untrusted" }
  return verdictBy(weakestOf(digestsOf(message), signedAt) ?? path.weakness)
}

export const findingOf = (
  { message: { signer }, signedAt, isStated }: SignatureClaim,
  { verdict, algorithm, besides }: SignatureResult,
): SignatureCheck => ({
  holder: holderOf(signer.subject),
  verdict,
  ...(algorithm !== undefined && { algorithm }),
  ...(besides !== undefined && { besides }),
  signer: nameOf(signer.subject),
  ...(isStated ? { signedAt: vietnamTime(signedAt) } : {}),
  certificate: summaryOf(signer),
})

/**
 * Checks the signature of Adobe's kind without CMS, whose certificate stands beside its value, and returns
 * its signer; `undefined` for another kind. Throws unless that certificate's key made the value over the
 * bytes it covers.
 */
export const checkBare = (
  signature: SignatureDictionary,
  { pieces }: Coverage,
  { read }: Judgement,
): Certificate | undefined => {
  if (!isName(signature.entries.get("SubFilter"), "adbe.x509.rsa_sha1")) return undefined
  const written = signature.entries.get("Cert")
  const first = written?.kind === "array" ? written.items[0] : written
  if (first?.kind !== "string") return undefined
  const signer = read(Buffer.from(bytesOfString(first), "latin1"))
  const value = octetsOf(parseAsn1(valueOf(signature)))
  if (!verify("sha1", Buffer.concat(pieces), signer.x509.publicKey, value))
    throw new CmsProblem("it was not made by the certificate's key")
  return signer
}

const subFilters = ["adbe.pkcs7.detached", "ETSI.CAdES.detached"]

/** Checks Adobe's oldest kind: a signature over the SHA-1 of the bytes, which it contains. */
const checkHashed = (message: SignedMessage, pieces: ReadonlyArray<Buffer>) => {
  if (!checkEnclosed(message, data).equals(digestOf("sha1", pieces)))
    throw new CmsProblem("the content was changed")
}

/**
 * Throws unless the signature is by its certificate and over the bytes it covers; `Unsupported` only if
 * nothing else speaks against it, so that a forgery does not become unreadable by naming another kind.
 */
export const checkIntact = (
  { entries, isIndirect }: SignatureDictionary,
  { pieces }: Coverage,
  { message }: SignatureClaim,
): void => {
  if (message.content === undefined) checkDetached(message, pieces)
  else checkHashed(message, pieces)
  if (message.content !== undefined || !subFilters.some((known) => isName(entries.get("SubFilter"), known)))
    throw new Unsupported("it is of a kind that is not read here")
  if (isIndirect === true) throw new Unsupported("its value does not stand where it should")
}

/**
 * Whether a signature is a document timestamp (PAdES, ETSI EN 319 142-1, 5.4.3), which proves the time and no
 * signer.
 */
export const isDocumentTimestamp = ({ entries }: SignatureDictionary): boolean =>
  isName(entries.get("SubFilter"), "ETSI.RFC3161")

/**
 * Throws unless a document timestamp (RFC 3161) covers the bytes it claims. The verdict is on its algorithms.
 */
export const checkTimestamp = ({ message }: SignatureClaim, { pieces }: Coverage): SignatureResult => {
  const content = checkEnclosed(message, timestampInfo)
  const { messageImprint, genTime } = pkijs.TSTInfo.fromBER(new Uint8Array(content).buffer)
  const digest = digestName(messageImprint.hashAlgorithm.algorithmId)
  const imprint = messageImprint.hashedMessage.valueBlock.valueHexView
  if (digest === undefined || !digestOf(digest, pieces).equals(imprint))
    throw new CmsProblem("the timestamp is not over this content")
  if (!isAccepted(digest)) throw new Unsupported("its digest is not accepted")
  return verdictBy(weakestOf([digest, ...digestsOf(message)], genTime.getTime()) ?? message.signer.weakKey)
}
