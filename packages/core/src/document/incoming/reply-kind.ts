import type { ResponseFor } from "../../packet/party.ts"
import { plainText } from "../../text/plain-text.ts"
import { unaccented } from "../../text/unaccented.ts"
import { documentTypeNamed, isCopy } from "../../vocabulary/document-type.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { parseDocumentIdentifier } from "../document-identifier.ts"
import type { ReplyKind } from "../reply.ts"
import type { Envelope } from "./event.ts"

const correction = /(?<![\p{L}\p{N}])đính chính(?![\p{L}\p{N}])/u

/** Without accents the two words are also part of others, `xác định chính sách`: they begin the subject. */
const unaccentedCorrection =
  /^(cong van )?((v\/v|ve|viec):? )*dinh chinh(?! (sach|tri|quyen|thuc|phu|xac)\b)(?![a-z0-9])/

/**
 * Whether a subject says that the document is a correction (đính chính). The accents count where there are
 * any, because `xác định chính xác` is none.
 */
export const saysCorrection = (subject: string): boolean => {
  const text = plainText(subject).toLowerCase()
  return unaccented(text) === text ? unaccentedCorrection.test(text) : correction.test(text)
}

const issuerOf = ({ organId, documentId }: ResponseFor): string =>
  organId === "" ? (parseDocumentIdentifier(documentId)?.agency ?? "") : organId

/**
 * What a document says of one that it names. A copy names its original, and a công văn that corrects a
 * document of its own issuer names that document, in the element in which others name what they answer.
 */
export const replyKindOf = (
  { typeName = "", subject, from }: Pick<Envelope, "typeName" | "subject" | "from">,
  named: ResponseFor,
): ReplyKind => {
  const type = documentTypeNamed(typeName)
  if (type !== undefined && isCopy(type)) return "copy"
  const isOwn = isSameAgencyCode(issuerOf(named), from.code)
  return type === "cong-van" && isOwn && saysCorrection(subject) ? "correction" : "answer"
}
