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

/** The names and values a sentence mentions. Never a secret, never a file's content. */
export type Detail = Readonly<Record<string, string>>

/** One sentence for every reason an error can have: a reason without one does not compile. */
export type Catalogue<Reason extends string> = Readonly<Record<Reason, Sentence>>

const fill = (template: string, detail: Detail) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => detail[name] ?? whole)

/** Puts the details into a sentence. */
export const say = (sentence: Sentence, detail: Detail): Sentence => ({
  en: fill(sentence.en, detail),
  vi: fill(sentence.vi, detail),
  next: { en: fill(sentence.next.en, detail), vi: fill(sentence.next.vi, detail) },
})
