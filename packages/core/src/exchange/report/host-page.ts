import { Effect, Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { optional } from "../input/request.ts"
import { placeAfter, queryOf, writeCursor } from "../view/cursor.ts"
import type { KeptHostView } from "../view/keep-host-view.ts"
import type { Views } from "../view/views.ts"
import { defaultLimit, maxCounted, type Page, Paging } from "./page.ts"

/** A request for a page of a host's view. */
export const HostPageRequest = Schema.Struct({
  /** The lists to read from: a row must stand in each of them with the same `sort`. */
  lists: Schema.NonEmptyArray(Schema.String),
  /** Only places whose `sort` is this or comes after it. */
  from: optional(Schema.String),
  /** Only places whose `sort` comes before this. */
  before: optional(Schema.String),
  ...Paging.fields,
})
export interface HostPageRequest extends Schema.Schema.Type<typeof HostPageRequest> {}

/** The host's view with this name. */
export const hostViewNamed = Effect.fnUntraced(function* ({ host }: Views, wanted: string) {
  const found = host.find(({ view }) => view.name === wanted)
  const names = host.map(({ view }) => view.name).join(", ")
  return (
    found ??
    (yield* wrongValue("view", wanted, {
      en: `a view that was given to openExchange({ views }): ${names || "none was"}`,
      vi: `bảng đã khai báo trong \`openExchange({ views })\`: ${names === "" ? "chưa có" : `\`${names}\``}`,
    }))
  )
})

/** Reads a page of a host's view: the rows at some places of its lists, in the order of their `sort`. */
export const readHostPage = Effect.fnUntraced(function* (
  views: Views,
  wanted: string,
  asked: HostPageRequest,
) {
  const kept = yield* hostViewNamed(views, wanted)
  return yield* readKeptPage(views, kept, asked)
})

/** Reads a page of a view that is kept beside the dossiers. */
export const readKeptPage = Effect.fnUntraced(function* (
  views: Views,
  { view, name, running, toHead, pageAtHead }: KeptHostView,
  { lists, from, before, order = "ascending", limit = defaultLimit, ...request }: HostPageRequest,
) {
  const bounds = { ...(from !== undefined && { from }), ...(before !== undefined && { before }) }
  const query = queryOf(`${view.name}@${view.version}`, order, { lists, ...bounds })
  const after = yield* placeAfter(query, request.after)
  const look = { lists, ...bounds }
  const asked = { ...look, order, limit: limit + 1, ...(after && { after }) }
  const atHead = yield* pageAtHead(asked)
  const isCurrent = atHead !== undefined || (yield* toHead) !== undefined
  const page = atHead ?? (yield* views.store.page({ view: name, ...asked }))
  const places = page.places.slice(0, limit)
  const last = places.at(-1)
  const rows = yield* running(
    Effect.sync(() => {
      const read = new Map([...page.rows].map(([key, text]) => [key, view.codec?.read(text)]))
      return places.map(({ key }) => read.get(key))
    }),
  )
  const total = request.total
    ? yield* views.store.count({ view: name, ...look, limit: maxCounted })
    : maxCounted
  return {
    rows,
    ...(page.places.length > limit && last && { next: writeCursor(query, last) }),
    asOf: Number(page.position),
    isCurrent,
    ...(total < maxCounted && { total }),
  } satisfies Page<unknown> as Page<unknown>
})
