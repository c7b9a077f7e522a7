import { Option, Predicate, Schema } from "effect"

/** A JSON object of the axis, read by field names in any case, because servers and versions differ. */
export interface Row {
  /** The first of the named fields that holds a text or a whole number. */
  readonly text: (...names: ReadonlyArray<string>) => string | undefined
  readonly raw: (name: string) => unknown
}

/** The rows of a list that could be read, and the number of those that could not. */
export interface Listing<A> {
  readonly entries: ReadonlyArray<A>
  readonly unreadable: number
}

const parseJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

/**
 * Numbers beyond the safe integers are rejected: they have lost digits, and as an id would name another
 * packet.
 */
const asText = (value: unknown): string | undefined => {
  if (typeof value === "string") return value === "" ? undefined : value
  return Number.isSafeInteger(value) ? String(value) : undefined
}

/** Reads a row, or `none` if it is not a JSON object. */
export const readRow = (value: unknown): Option.Option<Row> => {
  if (!Predicate.isObject(value) || Array.isArray(value)) return Option.none()
  const fields = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]))
  const raw = (name: string): unknown => fields.get(name.toLowerCase())
  return Option.some({
    raw,
    text: (...names) => names.map((name) => asText(raw(name))).find(Predicate.isNotUndefined),
  })
}

/**
 * Reads the rows of an answer's `data`: an array, or an array as JSON text; absent data is no rows. `none`
 * for anything else.
 */
export const readListing = <A>(
  data: unknown,
  read: (row: Row) => Option.Option<A>,
): Option.Option<Listing<A>> => {
  const value = typeof data === "string" ? Option.getOrUndefined(parseJson(data || "[]")) : (data ?? [])
  if (!Array.isArray(value)) return Option.none()
  const entries = value.flatMap((row) => Option.toArray(Option.flatMap(readRow(row), read)))
  return Option.some({ entries, unreadable: value.length - entries.length })
}

/** Agency codes in the axis' forms: one code, a JSON array as text, or several codes with a separator. */
export const readCodes = (text: string | undefined): ReadonlyArray<string> =>
  text === undefined ? [] : text.split(/[\s,;"[\]]+/).filter((code) => code !== "")
