import { identifierTexts, type ResponseFor, tolerance } from "@lienthong/core/adapter"
import { codeKey, isWholeCode, parseCode } from "@lienthong/core/document"
import type { Notes } from "../field/field-reader.ts"

/**
 * Notes that a document that a packet answers or reports on has another number or date than its identifier
 * says. It is looked for by the identifier first; `OrganId` may name who is asked instead of its sender.
 */
export const noteResponseFor = (
  { documentId, code, date }: ResponseFor,
  writtenDate: string,
  notes: Notes,
): void => {
  const named = identifierTexts(documentId)
  if (named === undefined) return
  const field = "ResponseFor.DocumentId"
  const differs = (path: string, value: string) =>
    notes.push(
      tolerance("identifier-differs", path, { value, field, readAs: documentId, readAsVi: documentId }),
    )
  if (isWholeCode(parseCode(code)) && codeKey(named.code) !== codeKey(code)) differs("ResponseFor.Code", code)
  if (date !== undefined && named.date !== date) differs("ResponseFor.PromulgationDate", writtenDate)
}
