import type { RowWords, WordRequest } from "@lienthong/core/adapter"

const quoted = (word: string): string => `'${word.replace(/['\\]/g, "\\$&")}'`

/**
 * A row's words as a tsvector: those of the title have the weight A. `view_advance` adds the view's own word,
 * `/` and its number, which every row of it has.
 */
export const wordVector = ({ title, others }: RowWords): string =>
  [...title.map((word) => `${quoted(word)}:1A`), ...others.map((word) => `${quoted(word)}:1B`)].join(" ")

/** The tsquery of words that must all begin a word of the row, to which the view's own word is added. */
export const wordQuery = (words: WordRequest["words"], where: WordRequest["in"]): string =>
  words.map((word) => `${quoted(word)}:*${where === "title" ? "A" : ""}`).join(" & ")
