import { Effect, Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { ElectronicDocument } from "../../report/electronic-document.ts"
import { documentWords } from "../../view/document-words.ts"
import { placeOf } from "../../view/place.ts"
import { beginsIn, wordsOf } from "../../view/search-text.ts"
import { documents } from "../../view/table/documents.ts"
import { listName } from "../../view/table/table.ts"
import { codeKey, isWholeCode, parseCode } from "../../vocabulary/document-code.ts"
import { placeAfter, queryOf, writeCursor } from "../view/cursor.ts"
import { fileTexts } from "../view/file-texts.ts"
import type { Shown, Views } from "../view/views.ts"
import { linesAt } from "./lines-at.ts"
import { defaultLimit, type Page, Paging } from "./page.ts"

/** What to search for. */
export const SearchRequest = Schema.Struct({
  /**
   * Số và ký hiệu in any form, or the beginnings of words in any order, with or without accents: of the
   * subject, of agencies, people, notes, names of files. Abbreviations of the field find what they stand for.
   */
  text: Schema.String,
  limit: Paging.fields.limit,
  after: Paging.fields.after,
})
export interface SearchRequest extends Schema.Schema.Type<typeof SearchRequest> {}

/** How well a document matches, the best first: its code, its subject, any of its texts, or its files. */
const ranks = ["code", "title", "all", "files"] as const
type Rank = (typeof ranks)[number]

interface Wanted {
  readonly words: readonly [string, ...ReadonlyArray<string>]
  readonly code?: string
}

const wantedOf = (text: string): Wanted | undefined => {
  const code = isWholeCode(parseCode(text)) ? codeKey(text) : undefined
  const [first, ...others] = wordsOf(code ?? text)
  return first === undefined ? undefined : { words: [first, ...others], ...(code !== undefined && { code }) }
}

const rankOf = (document: ElectronicDocument, { words, code }: Wanted): Rank | undefined => {
  if (code !== undefined && document.code !== undefined && codeKey(document.code) === code) return "code"
  const { title, others } = documentWords(document)
  if (beginsIn(title, words)) return "title"
  return beginsIn([...title, ...others], words) ? "all" : undefined
}

/** The store found words that only the files have. A document whose files were destroyed is not found. */
const inFiles = ({ file, attachments }: ElectronicDocument): Rank | undefined =>
  file || attachments.length > 0 ? "files" : undefined

/** How many candidates are read at once, and how many one call looks at. */
const batchSize = 64
const maxLooked = 1_024

/** The next candidates of a rank below a place. The store finds them; {@link rankOf} decides. */
const candidates = Effect.fnUntraced(function* (
  { store, textOf }: Views,
  { name: view }: Shown,
  { words, code }: Wanted,
  rank: Rank,
  before: number | undefined,
) {
  if (rank === "files") {
    if (!textOf) return { places: [], rows: new Map<string, string>() }
    const { places } = yield* store.search({
      view: fileTexts,
      words,
      in: "all",
      limit: batchSize,
      ...(before !== undefined && { before }),
    })
    const rows = yield* store.get(
      view,
      places.map(({ key }) => key),
    )
    return { places, rows }
  }
  if (rank !== "code")
    return yield* store.search({
      view,
      words,
      in: rank,
      limit: batchSize,
      ...(before !== undefined && { before }),
    })
  if (code === undefined) return { places: [], rows: new Map<string, string>() }
  const { places, rows } = yield* store.page({
    view,
    lists: [listName(documents.name, "here", `code=${code}`)],
    order: "descending",
    limit: batchSize,
    ...(before !== undefined && { before: placeOf(before) }),
  })
  return { places: places.map(({ sort, key }) => ({ key, place: Number(sort.split(" ")[0]) })), rows }
})

/**
 * Looks for documents as officials write (tra cứu văn bản): the exact code first, then the words of the
 * subject, then the rest, and last what stands in files alone (`textOf`); the newest first.
 */
export const search = Effect.fnUntraced(function* (views: Views, request: SearchRequest) {
  const { text, limit = defaultLimit, after } = request
  const wanted = wantedOf(text)
  if (!wanted)
    return yield* wrongValue("text", text, {
      en: "words or a document's code",
      vi: "từ khóa hoặc số, ký hiệu",
    })
  const query = queryOf("search", wanted, {})
  const begun = yield* placeAfter(query, after, "cùng từ khóa")
  const shown = yield* views.current
  const rows: Array<ElectronicDocument> = []
  let at = begun ? Number(begun.sort) : 0
  let before = begun && begun.key !== "" ? Number(begun.key) : undefined
  let looked = 0
  while (at < ranks.length && rows.length < limit && looked < maxLooked) {
    const rank = ranks[at] ?? "all"
    const found = yield* candidates(views, shown, wanted, rank, before)
    const lines = yield* linesAt(views, shown, documents, {}, found)
    let isCut = false
    for (const [index, { line }] of lines.entries()) {
      if (rows.length === limit) {
        isCut = true
        break
      }
      before = found.places[index]?.place
      looked++
      if (line && (rankOf(line, wanted) ?? inFiles(line)) === rank) rows.push(line)
    }
    if (!isCut && found.places.length < batchSize) {
      at++
      before = undefined
    }
    yield* Effect.yieldNow
  }
  const page: Page<ElectronicDocument> = {
    rows,
    ...(at < ranks.length && {
      next: writeCursor(query, { sort: String(at), key: before === undefined ? "" : String(before) }),
    }),
    asOf: Number(shown.position),
    isCurrent: shown.isCurrent,
  }
  return page
})
