import { Option, Predicate, Schema } from "effect"

/** A JSON object of the axis, read by field names of any case: servers and versions differ in it. */
export interface Row {
  /** The first of the named fields that holds text or a whole number. */
  readonly text: (...names: ReadonlyArray<string>) => string | undefined
  readonly raw: (name: string) => unknown
}

/** What could be read of a list, and how many of its rows could not. */
export interface Listing<A> {
  readonly entries: ReadonlyArray<A>
  readonly unreadable: number
}

const parseJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

/** A number beyond the safe integers has already lost digits: as an id it would name another packet. */
const asText = (value: unknown): string | undefined => {
  if (typeof value === "string") return value === "" ? undefined : value
  return Number.isSafeInteger(value) ? String(value) : undefined
}

/** `none` for what is not a JSON object. */
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
 * The rows of an answer's `data`: an array, or an array as JSON text; nothing at all is no rows. `none` when
 * it is something else.
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

/** Agency codes as the axis writes them: one, a JSON array as text, or several with a separator between. */
export const readCodes = (text: string | undefined): ReadonlyArray<string> =>
  text === undefined ? [] : text.split(/[\s,;"[\]]+/).filter((code) => code !== "")
