import { Effect, Option, Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { RowPlace } from "../../port/storage/view-store.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { shortDigest } from "../runtime/short-digest.ts"

/** The query it belongs to, and where the page ended. */
const Cursor = Schema.StringFromBase64Url.pipe(
  Schema.decodeTo(Schema.fromJsonString(Schema.Tuple([Schema.String, Schema.String, Schema.String]))),
)
const encode = Schema.encodeSync(Cursor)
const decode = Schema.decodeUnknownOption(Cursor)

/** The form of the keys in places. A cursor with keys of another form belongs to no query. */
const keyForm = 2

/** What a cursor belongs to: another query must not go on from it. */
export const queryOf = (table: string, order: unknown, filter: object): string =>
  shortDigest(JSON.stringify([keyForm, table, order, Object.entries(filter).sort()]))

/** Where a page ended, as an opaque text. */
export const writeCursor = (query: string, { sort, key }: RowPlace): string => encode([query, sort, key])

/** Where a page ended, if the text is a cursor of this query. */
const readCursor = (query: string, cursor: string): RowPlace | undefined => {
  const read = Option.getOrUndefined(decode(cursor))
  if (read === undefined || read[0] !== query) return undefined
  const [, sort, key] = read
  return { sort, key }
}

/** Where the page before ended, if there was one. Fails for the cursor of another query. */
export const placeAfter = (
  query: string,
  after: string | undefined,
  sameVi = "cùng điều kiện lọc và thứ tự",
): Effect.Effect<RowPlace | undefined, InputError> => {
  const place = after === undefined ? undefined : readCursor(query, after)
  return after === undefined || place !== undefined
    ? Effect.succeed(place)
    : Effect.fail(
        wrongValue("after", after, {
          en: "the `next` of a page of the same query",
          vi: `giá trị \`next\` của trang trước, ${sameVi}`,
        }),
      )
}
