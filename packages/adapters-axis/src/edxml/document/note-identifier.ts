import { identifierTexts, isSameAgencyCode, tolerance } from "@lienthong/core/adapter"
import type { LocalDate } from "@lienthong/core/calendar"
import { codeKey, type DocumentCode, isWholeCode, printCode } from "@lienthong/core/document"
import { type Notes, saidTime } from "../field/field-reader.ts"

/** What the header says of its document beside the identifier. */
export interface Beside {
  readonly from: string
  readonly code: DocumentCode
  readonly date: LocalDate | undefined
}

/**
 * Notes an identifier that names another agency, number and notation, or date than the header: one reader
 * files the document by the identifier, another by the fields. Nothing is noted of an identifier without
 * these parts, such as a UUID.
 */
export const noteIdentifier = (text: string, { from, code, date }: Beside, notes: Notes): void => {
  const named = identifierTexts(text)
  if (named === undefined) return
  const differs = (field: string, readAs: string, readAsVi = readAs) =>
    notes.push(
      tolerance("identifier-differs", "MessageHeader.DocumentId", { value: text, field, readAs, readAsVi }),
    )
  if (!isSameAgencyCode(named.agency, from)) differs("From.OrganId", from)
  const written = isWholeCode(code) ? printCode(code) : code.number + code.notation
  if (written !== "" && codeKey(named.code) !== codeKey(written)) differs("MessageHeader.Code", written)
  if (date === undefined || named.date === date) return
  const { en, vi } = saidTime(date)
  differs("PromulgationInfo.PromulgationDate", en, vi)
}
