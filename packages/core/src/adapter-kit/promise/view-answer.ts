import type {
  FoundRows,
  KeptPage,
  PageRequest,
  RowPlace,
  ViewName,
  ViewStanding,
  WordRequest,
} from "../../port/storage/view-store.ts"

const isPosition = (given: unknown): boolean => typeof given === "bigint" && given >= 0n
const isSettled = (given: unknown): boolean => given === undefined || isPosition(given)

const isAtPosition = ({ name, version, position, live }: ViewStanding): boolean =>
  typeof name === "string" &&
  Number.isSafeInteger(version) &&
  isPosition(position) &&
  typeof live === "boolean"

/** Whether the answer is about the view that was asked for. */
export const isStanding = (view: ViewName, given: ViewStanding & { readonly settled?: unknown }): boolean =>
  given.name === view.name &&
  given.version === view.version &&
  isAtPosition(given) &&
  isSettled(given.settled)

export const areStandings = (given: ReadonlyArray<ViewStanding>): boolean =>
  Array.isArray(given) && given.every(isAtPosition)

/** Whether rows are a `Map` from texts to texts: any other object would look empty. */
export const areRows = (given: ReadonlyMap<string, string>): boolean =>
  given instanceof Map && [...given].every(([key, row]) => typeof key === "string" && typeof row === "string")

const isPlace = ({ sort, key }: RowPlace): boolean => typeof sort === "string" && typeof key === "string"

/** Whether a page has at most as many places as asked for. */
export const isPage = ({ limit }: PageRequest, { places, rows, position, settled }: KeptPage): boolean =>
  Array.isArray(places) &&
  places.length <= limit &&
  places.every(isPlace) &&
  areRows(rows) &&
  isPosition(position) &&
  isSettled(settled)

export const areFound = ({ limit }: WordRequest, { places, rows, position }: FoundRows): boolean =>
  Array.isArray(places) &&
  places.length <= limit &&
  places.every(({ place, key }) => Number.isFinite(place) && typeof key === "string") &&
  areRows(rows) &&
  isPosition(position)

export const isNumberOf = ({ limit }: Pick<PageRequest, "limit">, given: number): boolean =>
  Number.isSafeInteger(given) && given >= 0 && given <= limit
