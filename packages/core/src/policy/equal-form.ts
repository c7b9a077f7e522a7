import { type DocumentType, documentTypeName } from "../vocabulary/document-type.ts"
import { type Article, decree30, type Reason } from "../vocabulary/ground.ts"
import type { LegalValue } from "./legal-value.ts"

/** What a document is as far as replacing it goes. */
export interface DocumentForm {
  readonly type: DocumentType
  readonly legalValue: LegalValue
}

/** Whether one document may stand in another's place, by which article and why. */
export interface EqualForm {
  readonly equal: boolean
  readonly article: Article
  readonly reason: Reason
}

const article = decree30("18.3")

/**
 * A document with wrong content is replaced by one of equal form (hình thức tương đương; Decree 30/2020, Art. 18.3).
 * The article does not say what makes forms equal; read strictly here: the same document type, and no less than an
 * original in the place of an original. Mistakes of layout or procedure are no matter of a replacement but of a
 * correcting official letter (công văn đính chính).
 */
export const equalForm = (replaced: DocumentForm, replacing: DocumentForm): EqualForm => {
  if (replaced.type !== replacing.type) {
    const was = documentTypeName(replaced.type)
    const is = documentTypeName(replacing.type)
    return {
      equal: false,
      article,
      reason: { en: `“${was}” is not replaced by “${is}”.`, vi: `Không thay thế “${was}” bằng “${is}”.` },
    }
  }
  if (replaced.legalValue === "original" && replacing.legalValue !== "original")
    return {
      equal: false,
      article,
      reason: {
        en: "An original is not replaced by a document that goes for information only.",
        vi: "Không thay thế bản gốc bằng văn bản gửi để biết, tham khảo.",
      },
    }
  return {
    equal: true,
    article,
    reason: { en: "Both documents have the same form.", vi: "Hai văn bản có hình thức tương đương." },
  }
}
