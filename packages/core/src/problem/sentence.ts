import { Schema } from "effect"
import { isLocalDate, printDate, printTime, VietnamTime } from "../time/vietnam-time.ts"
import type { Recorded } from "./recorded.ts"

/**
 * Says what went wrong and what to do about it, for a person, in both languages.
 *
 * Templates name their details in braces: `{ file: "a.pdf" }` fills `"Tệp {file} rỗng."`.
 */
export interface Sentence {
  readonly en: string
  readonly vi: string
  readonly next: { readonly en: string; readonly vi: string }
}

/**
 * The names and values that a sentence mentions. Never a secret, never a file's content.
 *
 * Words are given in both languages, the Vietnamese ones under the same name with the suffix `Vi`: `problem`
 * and `problemVi`. `next` and `nextVi` replace the catalogue's next step where a better one is known.
 */
export type Detail = Readonly<Record<string, string>>

/** One sentence for every reason of an error. A missing reason does not compile. */
export type Catalogue<Reason extends string> = Readonly<Record<Reason, Sentence>>

/**
 * Replaces words that are known in English only, such as a driver's, so that Vietnamese sentences hold no
 * English.
 */
const onlyInEnglish = "xem chi tiết kỹ thuật trong nhật ký"

/** Keeps sentences readable, however long the details a caller gives. */
const maxDetailLength = 2_000

/** Shortens a detail to what a sentence shows of it. */
export const truncated = (text: string): string =>
  text.length > maxDetailLength ? `${text.slice(0, maxDetailLength)}…` : text

const wordsOf = (name: string, detail: Detail): string | undefined => {
  if (Object.hasOwn(detail, name)) return detail[name]
  if (name.endsWith("Vi")) return Object.hasOwn(detail, name.slice(0, -2)) ? onlyInEnglish : undefined
  // The detail is known in Vietnamese only, as in a refusal from another system.
  return detail[`${name}Vi`]
}

const isTime = Schema.is(VietnamTime)

/**
 * The text that a Vietnamese sentence shows for a detail: times and days are printed the way people write
 * them.
 */
const vietnameseOf = (name: string, detail: Detail): string | undefined => {
  const words = wordsOf(name, detail)
  if (isTime(words)) return printTime(words)
  return isLocalDate(words) ? printDate(words) : words
}

/** Fills a template. Details in quotation marks are shown exactly as given. */
const fill = (template: string, detail: Detail, words = wordsOf) =>
  template.replace(/(“?)\{(\w+)\}/g, (whole, quote: string, name: string) => {
    const said = (quote === "" ? words : wordsOf)(name, detail)
    return said === undefined ? whole : quote + truncated(said)
  })

/** Fills the details into a sentence. */
export const say = (sentence: Sentence, detail: Detail): Sentence => {
  const { en, vi, next } = sentence
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

/** Appended to the sentence of an error that ended an operation. */
const recordedSentences: Readonly<Record<Recorded, Sentence>> = {
  nothing: {
    en: "Nothing was recorded.",
    vi: "Chưa ghi nhận gì.",
    next: {
      en: "The system does not retry this: do it again.",
      vi: "Hệ thống không tự thực hiện lại: hãy làm lại.",
    },
  },
  some: {
    en: "At least part of it was recorded; that part is kept.",
    vi: "Đã ghi nhận ít nhất một phần; phần đó được giữ nguyên.",
    next: {
      en: "Check how far it got before you do it again.",
      vi: "Xem đã thực hiện đến đâu trước khi làm lại.",
    },
  },
  unknown: {
    en: "It is unknown whether this was recorded, because the store's answer was lost. It was recorded completely or not at all.",
    vi: "Chưa rõ đã ghi nhận hay chưa vì không nhận được trả lời của kho. Nếu có thì đã ghi nhận trọn vẹn.",
    next: {
      en: "When the store is available again, check the document or find it on the boards before you do it again.",
      vi: "Khi kho hoạt động lại, xem văn bản hoặc tìm trong các bảng theo dõi trước khi làm lại.",
    },
  },
}

/** A detail, such as an adapter's own words, may end a sentence without a full stop. */
const ended = (text: string): string => (/[.!?…]["”’)]*$/.test(text) ? text : `${text}.`)

/** The sentence of an error, including what was recorded when that is known. */
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
    en: `${ended(en)} ${more.en}`,
    vi: `${ended(vi)} ${more.vi}`,
    next: { en: `${ended(next.en)} ${more.next.en}`, vi: `${ended(next.vi)} ${more.next.vi}` },
  }
}
