import { type AnyType, codeOfType, documentTypeName } from "../vocabulary/document-type.ts"
import { type Article, decree30, type Reason } from "../vocabulary/ground.ts"
import type { LegalValue } from "./legal-value.ts"

/** The properties of a document that matter when it is replaced. */
export interface DocumentForm {
  readonly type: AnyType
  readonly legalValue: LegalValue
}

/** Whether one document may replace another, by which article and why. */
export interface EqualForm {
  readonly equal: boolean
  readonly article: Article
  readonly reason: Reason
}

const article = decree30("18.3")

/**
 * Decides whether two documents have equal form: one with wrong content is replaced by one of equal form
 * (hình thức tương đương; Decree 30/2020, Art. 18.3). The article does not define equal form. This library
 * reads it strictly: the same document type, and an original for an original. Mistakes of layout or procedure
 * are corrected by an official letter (công văn đính chính), not by a replacement.
 */
export const equalForm = (replaced: DocumentForm, replacing: DocumentForm): EqualForm => {
  if (codeOfType(replaced.type) !== codeOfType(replacing.type)) {
    const was = documentTypeName(replaced.type)
    const is = documentTypeName(replacing.type)
    return {
      equal: false,
      article,
      reason: { en: `“${was}” cannot be replaced by “${is}”.`, vi: `Không thay thế “${was}” bằng “${is}”.` },
    }
  }
  if (replaced.legalValue === "original" && replacing.legalValue !== "original")
    return {
      equal: false,
      article,
      reason: {
        en: "An original cannot be replaced by a document for information only.",
        vi: "Không thay thế bản gốc bằng văn bản gửi để biết, tham khảo.",
      },
    }
  return {
    equal: true,
    article,
    reason: { en: "Both documents have the same form.", vi: "Hai văn bản có hình thức tương đương." },
  }
}
