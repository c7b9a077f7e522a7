import { Option, Schema } from "effect"
import type { RowPlace } from "../../port/storage/view-store.ts"
import { shortDigest } from "./short-digest.ts"

/** The query it belongs to, and where the page ended. */
const Cursor = Schema.StringFromBase64Url.pipe(
  Schema.decodeTo(Schema.fromJsonString(Schema.Tuple([Schema.String, Schema.String, Schema.String]))),
)
const encode = Schema.encodeSync(Cursor)
const decode = Schema.decodeUnknownOption(Cursor)

/** What a cursor belongs to: another query must not go on from it. */
export const queryOf = (table: string, order: unknown, filter: object): string =>
  shortDigest(JSON.stringify([table, order, Object.entries(filter).sort()]))

/** Where a page ended, as an opaque text. */
export const writeCursor = (query: string, { sort, key }: RowPlace): string => encode([query, sort, key])

/** Where a page ended, if the text is a cursor of this query. */
export const readCursor = (query: string, cursor: string): RowPlace | undefined => {
  const read = Option.getOrUndefined(decode(cursor))
  if (read === undefined || read[0] !== query) return undefined
  const [, sort, key] = read
  return { sort, key }
}
