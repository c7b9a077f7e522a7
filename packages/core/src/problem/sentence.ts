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

const wordsOf = (name: string, detail: Detail): string | undefined => {
  const own = Object.hasOwn(detail, name) ? detail[name] : undefined
  return own ?? (name.endsWith("Vi") && Object.hasOwn(detail, name.slice(0, -2)) ? onlyInEnglish : undefined)
}

const fill = (template: string, detail: Detail) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => wordsOf(name, detail) ?? whole)

/** Puts the details into a sentence. */
export const say = ({ en, vi, next }: Sentence, detail: Detail): Sentence => {
  const fits = Object.hasOwn(detail, "next") && Object.hasOwn(detail, "nextVi")
  return {
    en: fill(en, detail),
    vi: fill(vi, detail),
    next: { en: fill(fits ? "{next}" : next.en, detail), vi: fill(fits ? "{nextVi}" : next.vi, detail) },
  }
}
