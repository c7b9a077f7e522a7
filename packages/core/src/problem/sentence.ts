import { Schema } from "effect"
import { LocalDate, printDate, printTime, VietnamTime } from "../time/vietnam-time.ts"
import type { Recorded } from "./recorded.ts"

/**
 * What went wrong and what to do about it, for a person, in both languages.
 *
 * Templates name their details in braces: `"Tệp {file} rỗng."` is filled from `{ file: "a.pdf" }`.
 */
export interface Sentence {
  readonly en: string
  readonly vi: string
  readonly next: { readonly en: string; readonly vi: string }
}

/**
 * The names and values a sentence mentions. Never a secret, never a file's content.
 *
 * Words stand in both languages, the Vietnamese ones under the same name with `Vi` behind it: `problem` and `problemVi`.
 * `next` and `nextVi` are a next step that fits better than the one of the catalogue.
 */
export type Detail = Readonly<Record<string, string>>

/** One sentence for every reason an error can have: a reason without one does not compile. */
export type Catalogue<Reason extends string> = Readonly<Record<Reason, Sentence>>

/** Said where words are known in English alone, as those of a driver: no English stands in a Vietnamese sentence. */
const onlyInEnglish = "xem chi tiết kỹ thuật trong nhật ký"

/** No sentence is longer to read, whatever a caller gave. */
const longestDetail = 2_000

/** A detail as it is told: of a long one its beginning. */
export const told = (text: string): string =>
  text.length > longestDetail ? `${text.slice(0, longestDetail)}…` : text

const wordsOf = (name: string, detail: Detail): string | undefined => {
  if (Object.hasOwn(detail, name)) return detail[name]
  if (name.endsWith("Vi")) return Object.hasOwn(detail, name.slice(0, -2)) ? onlyInEnglish : undefined
  // As where a refusal came in Vietnamese from another system.
  return detail[`${name}Vi`]
}

const isTime = Schema.is(VietnamTime)
const isDate = Schema.is(LocalDate)

/** What a Vietnamese sentence says of a detail: a time or a day as people write it. */
const vietnameseOf = (name: string, detail: Detail): string | undefined => {
  const words = wordsOf(name, detail)
  if (isTime(words)) return printTime(words)
  return isDate(words) ? printDate(words) : words
}

/** What stands in quotation marks is told as it came. */
const fill = (template: string, detail: Detail, words = wordsOf) =>
  template.replace(/(“?)\{(\w+)\}/g, (whole, quote: string, name: string) => {
    const said = (quote === "" ? words : wordsOf)(name, detail)
    return said === undefined ? whole : quote + told(said)
  })

/** Puts the details into a sentence. */
export const say = ({ en, vi, next }: Sentence, detail: Detail): Sentence => {
  const fits = Object.hasOwn(detail, "next") && Object.hasOwn(detail, "nextVi")
  return {
    en: fill(en, detail),
    vi: fill(vi, detail, vietnameseOf),
    next: {
      en: fill(fits ? "{next}" : next.en, detail),
      vi: fill(fits ? "{nextVi}" : next.vi, detail, vietnameseOf),
    },
  }
}

/** What is added to the sentence of an error that ended an operation. */
const recordedSentences: Readonly<Record<Recorded, Sentence>> = {
  nothing: {
    en: "Nothing was recorded.",
    vi: "Chưa ghi nhận gì.",
    next: {
      en: "It does not happen by itself: do it again.",
      vi: "Hệ thống không tự thực hiện lại: hãy làm lại.",
    },
  },
  some: {
    en: "It has been recorded, if not all of it; that stays.",
    vi: "Đã ghi nhận ít nhất một phần; phần đó được giữ nguyên.",
    next: {
      en: "See how far it came before you do it again.",
      vi: "Xem đã thực hiện đến đâu trước khi làm lại.",
    },
  },
  unknown: {
    en: "Whether it was recorded is not known: the store's answer was lost. It was recorded whole or not at all.",
    vi: "Chưa rõ đã ghi nhận hay chưa vì không nhận được trả lời của kho. Nếu có thì đã ghi nhận trọn vẹn.",
    next: {
      en: "When the store answers again, look at the document, or for it in the boards, before you do it again.",
      vi: "Khi kho hoạt động lại, xem văn bản hoặc tìm trong các bảng theo dõi trước khi làm lại.",
    },
  },
}

/** The sentence of an error, with what was recorded where that is known. */
export const sentenceOf = <Reason extends string>(
  catalogue: Catalogue<Reason>,
  {
    reason,
    detail,
    recorded,
  }: { readonly reason: Reason; readonly detail: Detail; readonly recorded?: Recorded },
): Sentence => {
  const { en, vi, next } = say(catalogue[reason], detail)
  if (recorded === undefined) return { en, vi, next }
  const more = recordedSentences[recorded]
  return {
    en: `${en} ${more.en}`,
    vi: `${vi} ${more.vi}`,
    next: { en: `${next.en} ${more.next.en}`, vi: `${next.vi} ${more.next.vi}` },
  }
}
