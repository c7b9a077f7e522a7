import type { Digest } from "../vocabulary/file.ts"
import { tokensOf } from "./search-text.ts"

/** A file to read the text of. */
export interface FileToRead {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * Reads the text of a file (trích nội dung tệp), so that `reports.search` finds the document by it;
 * `undefined` for a file that it does not read. It is called in the background, once for each file, though
 * several processes may call it at the same moment; its `signal` is aborted after a minute. A file for which
 * it throws is read again at the document's next event.
 */
export type TextOf = (
  file: FileToRead,
  call: { readonly signal: AbortSignal },
) => string | undefined | Promise<string | undefined>

/** The max number of different words of a file that are kept, and of characters in one. */
export const maxFileWords = 5_000
const maxWordLength = 60

/** The max number of characters of all words of a document's files: PostgreSQL keeps 1 MB at most. */
export const maxRowWords = 160_000

/** The max number of characters of a file that are looked at. */
export const maxFileText = 4 * 1024 * 1024

/** Adds the words of a piece of a text, as far as they are kept. */
export const addWords = (words: Set<string>, piece: string): void => {
  for (const word of tokensOf(piece)) {
    if (words.size >= maxFileWords) return
    if (word.length <= maxWordLength) words.add(word)
  }
}

/** Where a piece of a text ends, so that no word is cut: after the last space, if there is one. */
export const pieceEnd = (text: string, from: number, length: number): number => {
  if (from + length >= text.length) return text.length
  const space = text.slice(from, from + length).search(/\s\S*$/)
  return space > 0 ? from + space : from + length
}

/** The words of a document's files, by the files' digests. */
export type FileWords = ReadonlyMap<Digest, ReadonlyArray<string>>

/** Writes the words of files as a row. */
export const writeFileWords = (words: FileWords): string =>
  JSON.stringify([...words].map(([digest, own]) => [digest, own.join(" ")]))

/** Reads the words of files from their row. */
export const readFileWords = (text: string | undefined): FileWords =>
  new Map(
    (text === undefined ? [] : (JSON.parse(text) as ReadonlyArray<readonly [Digest, string]>)).map(
      ([digest, words]) => [digest, words === "" ? [] : words.split(" ")],
    ),
  )
