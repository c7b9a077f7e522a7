import { StorageError } from "@lienthong/core"
import { traced, type ViewStanding, type ViewStore } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { callOf } from "../server/call.ts"
import type { Row, Server } from "../server/server.ts"
import type { prepareViewReads } from "./view-reads.ts"
import { wordVector } from "./words.ts"

/** The max number of rows of a dropped view that one call deletes. */
const maxDropped = 2_000

const standing = ([, name, version, position, live]: Row): ViewStanding => ({
  name: name as string,
  version: version as number,
  position: BigInt(position as string),
  live: live as boolean,
})

/** Prepares all work on the views of an agency, each step a call of one function. */
export const makeViews = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  { standingOf, ...reads }: ReturnType<typeof prepareViewReads>,
): ViewStore => {
  const openView = callOf(schema, "view_open", 3)
  const listViews = callOf(schema, "view_list", 1)
  const advanceView = callOf(schema, "view_advance", 15)
  const activateView = callOf(schema, "view_activate", 3)
  // A retry would put a new, empty version in the place of the one that the lost answer replaced.
  const replaceView = { ...callOf(schema, "view_replace", 5), once: true } as const
  const dropView = callOf(schema, "view_drop", 4)

  return {
    ...reads,
    open: (view) =>
      traced("ViewStore.open")(
        Effect.flatMap(standingOf(view), (known) =>
          known
            ? Effect.succeed(known)
            : Effect.map(server.query(openView, [agency, view.name, view.version]), ([row]) =>
                standing(row as Row),
              ),
        ),
      ),
    list: traced("ViewStore.list")(
      Effect.map(server.query(listViews, [agency]), (rows) => rows.map(standing)),
    ),
    advance: ({ view: { name, version }, from, to, put, remove }) => {
      const at = put.flatMap(({ key, lists }) => lists.map(({ list, sort }) => ({ list, sort, key })))
      const found = put.flatMap(({ words }) => words ?? [])
      return traced("ViewStore.advance")(
        Effect.flatMap(
          server.query(advanceView, [
            agency,
            name,
            version,
            String(from),
            String(to),
            remove,
            put.map(({ key }) => key),
            put.map(({ row }) => row),
            put.map(({ lists }) => JSON.stringify(lists)),
            put.map(({ words }) => words?.place ?? null),
            at.map(({ list }) => list),
            at.map(({ sort }) => sort),
            at.map(({ key }) => key),
            found.map(({ place }) => place),
            found.map(wordVector),
          ]),
          ([row]) =>
            row?.[0] === true
              ? Effect.void
              : new StorageError({ reason: "view-moved", detail: { view: `${name}@${version}` } }),
        ),
      )
    },
    activate: ({ name, version }) =>
      traced("ViewStore.activate")(Effect.asVoid(server.query(activateView, [agency, name, version]))),
    replace: (view, by) =>
      traced("ViewStore.replace")(
        Effect.asVoid(server.query(replaceView, [agency, view.name, view.version, by.name, by.version])),
      ),
    drop: ({ name, version }) =>
      traced("ViewStore.drop")(
        Effect.map(server.query(dropView, [agency, name, version, maxDropped]), ([row]) => row?.[0] === true),
      ),
  }
}
