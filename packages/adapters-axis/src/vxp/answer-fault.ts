import type { TransportError } from "@lienthong/core"

/** What is wrong with an answer, before it is known to which call and of which system. */
export interface AnswerFault {
  readonly reason: Exclude<TransportError["reason"], "unreachable" | "timed-out">
  /** The axis' own code and words, or the beginning of what came instead. */
  readonly answer: string
}

const unauthorizedCodes = new Set(["401", "403", "InvalidSignature", "StaleTimestamp", "UnknownSystem"])
const unauthorizedWords = /sign-header|hash-header|unauthori[sz]ed|secret ?key|system ?id|khóa bí mật/iu
/** A bare word about a signature means the call's; one about a document's signature is no reason to blame the key. */
const signatureWords = /signature|chữ ký|xác thực|chứng thực/iu
const documentWords = /document|edoc|packet|file|văn bản|gói tin|tệp|chữ ký số|chứng thư/iu

const blamesCredentials = (words: string) =>
  unauthorizedWords.test(words) || (signatureWords.test(words) && !documentWords.test(words))

/** What vendors' servers call a document they already have. */
const duplicateCodes = new Set(["ExistDoc"])
const duplicateWords =
  /(?:document|edoc|packet|văn bản|gói tin)\b.*(?:already exists|already received|đã tồn tại)/iu

/**
 * Tells the axis' refusals apart. Its codes are not published, so that known codes come first and words second; a
 * word that only mentions existence is not enough, since a packet wrongly taken for a duplicate would be lost.
 */
export const classify = (code: string, description: string): AnswerFault => {
  const answer = [code, description].filter(Boolean).join(" ") || "FAIL"
  const described = description.normalize("NFC")
  if (unauthorizedCodes.has(code) || blamesCredentials(described)) return { reason: "unauthorized", answer }
  if (duplicateCodes.has(code) || duplicateWords.test(described)) return { reason: "duplicate", answer }
  return { reason: "refused", answer }
}
