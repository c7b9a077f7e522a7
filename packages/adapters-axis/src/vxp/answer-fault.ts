import type { TransportError } from "@lienthong/core"
import { isFinal } from "./final-answer.ts"
import type { VxpOperation } from "./vxp-operation.ts"

/** What is wrong with an answer, before its call and its system are added. */
export interface AnswerFault {
  readonly reason: Exclude<TransportError["reason"], "unreachable" | "timed-out">
  /** The axis' own code and words, or the beginning of what came instead. */
  readonly answer: string
  /** How long it asks to be left alone. */
  readonly retryAfterSeconds?: number
}

const unauthorizedCodes = new Set(["401", "403", "InvalidSignature", "StaleTimestamp", "UnknownSystem"])
const unauthorizedWords = /sign-header|hash-header|unauthori[sz]ed|secret ?key|system ?id|khóa bí mật/iu
/**
 * A bare word about a signature means the call's; one about a document's signature is no reason to blame the
 * key.
 */
const signatureWords = /signature|chữ ký|xác thực|chứng thực/iu
const documentWords = /document|edoc|packet|file|văn bản|gói tin|tệp|chữ ký số|chứng thư/iu

const blamesCredentials = (words: string) =>
  unauthorizedWords.test(words) || (signatureWords.test(words) && !documentWords.test(words))

/** What vendors' servers call a document they already have. */
const duplicateCodes = new Set(["ExistDoc"])
const duplicateWords =
  /(?:document|edoc|packet|văn bản|gói tin)\b.*(?:already exists|already received|đã tồn tại)/iu

const busyCodes = new Set([
  "429",
  "503",
  "ServerBusy",
  "SystemBusy",
  "Busy",
  "TooManyRequests",
  "Maintenance",
])
const busyWords =
  /\b(?:busy|overload(?:ed)?|too many (?:requests|connections)|(?:queue|mailbox) (?:is )?full|rate limit|maintenance)\b|đang bận|quá tải|bảo trì|(?:hộp thư|hàng đợi).*đầy|quá nhiều yêu cầu/iu

/**
 * Tells the axis' refusals apart. Its codes are not published, so that known codes come first and words
 * second. Words may only make it milder: one that merely mentions existence does not make a duplicate, since
 * a packet wrongly taken for one would be lost, and none makes a refusal final (see {@link isFinal}).
 */
export const classify = (operation: VxpOperation, code: string, description: string): AnswerFault => {
  const answer = [code, description].filter(Boolean).join(" ") || "FAIL"
  const described = description.normalize("NFC")
  if (isFinal(operation, code)) return { reason: "refused", answer }
  if (unauthorizedCodes.has(code) || blamesCredentials(described)) return { reason: "unauthorized", answer }
  if (duplicateCodes.has(code) || duplicateWords.test(described)) return { reason: "duplicate", answer }
  if (busyCodes.has(code) || busyWords.test(described)) return { reason: "busy", answer }
  return { reason: "failed", answer }
}
