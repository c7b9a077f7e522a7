import { verify } from "node:crypto"
import type { SignatureFinding } from "@lienthong/core"
import { epochMillis, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import * as pkijs from "pkijs"
import {
  type Certificate,
  isValidAt,
  nameOf,
  type ReadCertificate,
  summaryOf,
} from "./certificate/certificate.ts"
import { leadsToTrust } from "./certificate/chain.ts"
import { holderOf } from "./certificate/holder.ts"
import { octetsOf, parseAsn1 } from "./cms/asn1-node.ts"
import { CmsProblem, Unsupported } from "./cms/cms-problem.ts"
import { digestName, digestOf } from "./cms/digest-algorithm.ts"
import { data, timestampInfo } from "./cms/object-identifier.ts"
import { readSignedData } from "./cms/read-signed-data.ts"
import { checkDetached, checkEnclosed, type SignedMessage } from "./cms/signed-message.ts"
import { type Coverage, valueOf } from "./pdf/coverage.ts"
import { bytesOfString } from "./pdf/pdf-string.ts"
import { pdfMoment } from "./pdf/pdf-time.ts"
import { isName } from "./pdf/pdf-value.ts"
import type { SignatureDictionary } from "./pdf/signature-dictionary.ts"

/** What a verifier judges by. */
export interface Judgement {
  /** Undefined where it is not asked whether a certificate can be trusted. */
  readonly trusted: ReadonlyArray<Certificate> | undefined
  readonly read: ReadCertificate
  readonly now: VietnamTime
}

/**
 * A signature of which nothing could be read. Whose it would have been is not known; `agency` claims least.
 */
export const unreadableFinding: SignatureFinding = {
  holder: "agency",
  verdict: "signature-broken",
  signer: "",
}

/** Who made a signature and when, as it says itself. */
export interface SignatureClaim {
  readonly message: SignedMessage
  /** Milliseconds since the epoch: as the signature states it, else the present. */
  readonly signedAt: number
  readonly isStated: boolean
}

/**
 * Reads who signed and when: the signed attribute, else `/M` of the PDF, which is signed too. Throws if
 * unreadable.
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

/**
 * `valid` unless the certificate says otherwise: out of its time first, then without way to a trusted root.
 */
export const certificateVerdict = (
  { message, signedAt }: Pick<SignatureClaim, "message" | "signedAt">,
  { trusted }: Pick<Judgement, "trusted">,
): SignatureFinding["verdict"] => {
  if (trusted === undefined) return "valid"
  if (!isValidAt(message.signer, signedAt)) return "certificate-expired"
  return leadsToTrust(message.signer, message.certificates, trusted, signedAt)
    ? "valid"
    : "certificate-untrusted"
}

export const findingOf = (
  { message: { signer }, signedAt, isStated }: SignatureClaim,
  verdict: SignatureFinding["verdict"],
): SignatureFinding => ({
  holder: holderOf(signer.subject),
  verdict,
  signer: nameOf(signer.subject),
  ...(isStated ? { signedAt: vietnamTime(signedAt) } : {}),
  certificate: summaryOf(signer),
})

/**
 * The signer of Adobe's kind without CMS, whose certificate stands beside its value; `undefined` if it is
 * another kind. Throws unless that certificate's key made the value over the bytes it covers.
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

/** As Adobe's oldest kind has it: over the SHA-1 of the bytes, which it holds itself. */
const checkHashed = (message: SignedMessage, pieces: ReadonlyArray<Buffer>) => {
  if (!checkEnclosed(message, data).equals(digestOf("sha1", pieces)))
    throw new CmsProblem("the content was changed")
}

/**
 * Throws unless the signature is its certificate's and over the bytes it covers; `Unsupported` only where
 * nothing else speaks against it: a forgery does not become unreadable by calling itself of another kind.
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

/** A document timestamp (PAdES, ETSI EN 319 142-1, 5.4.3) proves when, not who: no signature of anybody. */
export const isDocumentTimestamp = ({ entries }: SignatureDictionary): boolean =>
  isName(entries.get("SubFilter"), "ETSI.RFC3161")

/** Throws unless a document timestamp (RFC 3161) is over the bytes it covers. */
export const checkTimestamp = ({ message }: SignatureClaim, { pieces }: Coverage): void => {
  const content = checkEnclosed(message, timestampInfo)
  const { messageImprint } = pkijs.TSTInfo.fromBER(new Uint8Array(content).buffer)
  const digest = digestName(messageImprint.hashAlgorithm.algorithmId)
  const imprint = messageImprint.hashedMessage.valueBlock.valueHexView
  if (digest === undefined || !digestOf(digest, pieces).equals(imprint))
    throw new CmsProblem("the timestamp is not over this content")
}
