import type { RowWords, WordRequest } from "@lienthong/core/adapter"

const quoted = (word: string): string => `'${word.replace(/['\\]/g, "\\$&")}'`

/** The view's own word, which every row of it has. `/` is in no word of a row. */
const viewWord = (view: string): string => quoted(`/${view}`)

/** A row's words as a tsvector: those of the title have the weight A. */
export const wordVector = (view: string, { title, others }: RowWords): string =>
  [
    viewWord(view),
    ...title.map((word) => `${quoted(word)}:1A`),
    ...others.map((word) => `${quoted(word)}:1B`),
  ].join(" ")

/** The tsquery of words that must all begin a word of the row, to which the view's own word is added. */
export const wordQuery = (words: WordRequest["words"], where: WordRequest["in"]): string =>
  words.map((word) => `${quoted(word)}:*${where === "title" ? "A" : ""}`).join(" & ")
