import type { StorageError } from "@lienthong/core"
import { traced, type ViewName, type ViewStanding, type ViewStore } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import type { PrepareBeside } from "../log/settled.ts"
import { callOf } from "../server/call.ts"
import type { Server } from "../server/server.ts"
import { wordQuery } from "./words.ts"

interface ViewReads extends Pick<ViewStore, "get" | "page" | "search" | "count"> {
  /** The standing of a view that was opened before. */
  readonly standingOf: (view: ViewName) => Effect.Effect<ViewStanding | undefined, StorageError>
}

/** Prepares the reads of an agency's views, each a call of one function. */
export const prepareViewReads = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  prepareBeside: PrepareBeside,
): ViewReads => {
  const standing = prepareBeside("view_standing_and_log", 2, 2)
  const page = prepareBeside("view_page_and_log", 4, 11)
  const rows = callOf(schema, "view_get", 4)
  const count = { name: "view_count", text: `select ${schema}.view_count($1, $2, $3, $4, $5, $6, $7)` }
  const search = callOf(schema, "view_search", 6)

  return {
    standingOf: ({ name, version }) =>
      Effect.map(standing([name, version]), ({ rows: [row], ...settled }) =>
        row?.[0] === null || row === undefined
          ? undefined
          : { name, version, position: BigInt(row[0] as string), live: row[1] as boolean, ...settled },
      ),
    get: ({ name, version }, keys) =>
      traced("ViewStore.get")(
        Effect.map(server.query(rows, [agency, name, version, keys]), (found) => {
          const texts = new Map(found as ReadonlyArray<readonly [string, string]>)
          return new Map(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key) as string]] : [])))
        }),
      ),
    page: ({ view, lists, from, before, order, after, limit, placesOnly = false, also = [] }) =>
      traced("ViewStore.page")(
        Effect.map(
          page([
            view.name,
            view.version,
            lists,
            from,
            before,
            after?.sort,
            after?.key,
            order === "ascending",
            limit,
            placesOnly,
            also,
          ]),
          ({ rows: [first, ...found], ...settled }) => {
            const places = []
            const texts = new Map<string, string>()
            for (const [, sort, key, row] of found as ReadonlyArray<ReadonlyArray<string | null>>) {
              if (key === null || key === undefined) continue
              if (typeof sort === "string") places.push({ sort, key })
              if (typeof row === "string") texts.set(key, row)
            }
            return { places, rows: texts, position: BigInt((first?.[0] as string | null) ?? 0), ...settled }
          },
        ),
      ),
    search: ({ view, words, in: where, before, limit }) =>
      traced("ViewStore.search")(
        Effect.map(
          server.query(search, [agency, view.name, view.version, wordQuery(words, where), before, limit]),
          ([first, ...found]) => ({
            places: found.map(([, place, key]) => ({ place: Number(place), key: key as string })),
            rows: new Map(found.map(([, , key, row]) => [key as string, row as string])),
            position: BigInt((first?.[0] as string | null) ?? 0),
          }),
        ),
      ),
    count: ({ view, lists, from, before, limit }) =>
      traced("ViewStore.count")(
        Effect.map(
          server.query(count, [agency, view.name, view.version, lists, from, before, limit]),
          ([row]) => Number(row?.[0] ?? 0),
        ),
      ),
  }
}
