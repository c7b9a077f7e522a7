import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewStore } from "../../port/storage/view-store.ts"
import type { Change } from "../../report/change.ts"
import { project, rowsTouched } from "../../view/project.ts"
import type { View } from "../../view/view.ts"
import { toChange } from "../stream/to-change.ts"

/** How many events a view applies in one transaction. */
export const batchSize = 500

const readRows = <Row>(kept: ReadonlyMap<string, string>): ReadonlyMap<string, Row> =>
  new Map([...kept].map(([key, row]) => [key, JSON.parse(row) as Row]))

/** Applies the next events to a view and gives its new position: the same position at the end of the log. */
const advance = <Row>(views: ViewStore, view: View<Row>, from: bigint) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const stored = yield* storage.readLog(from, batchSize)
    const last = stored.at(-1)
    if (last === undefined) return from
    const changes: ReadonlyArray<Change> = yield* Effect.forEach(stored, toChange)
    const before = readRows<Row>(yield* views.get(view, rowsTouched(view, changes)))
    const after = [...project(view, before, changes)]
    yield* views.advance({
      view: { name: view.name, version: view.version },
      from,
      to: last.position,
      put: after.flatMap(([key, row]) =>
        row === undefined ? [] : [{ key, row: JSON.stringify(row), lists: view.listsOf(row, key) }],
      ),
      remove: after.flatMap(([key, row]) => (row === undefined ? [key] : [])),
    })
    return last.position
  })

/**
 * Advances a view to a position in steps, each in its own transaction. Several processes may do so at once:
 * one of them makes each step, and the others continue from there.
 */
export const catchUp = <Row>(
  views: ViewStore,
  view: View<Row>,
  until: bigint,
): Effect.Effect<bigint, StorageError, Storage> =>
  Effect.gen(function* () {
    let { position } = yield* views.open({ name: view.name, version: view.version })
    while (position < until) {
      const next = yield* advance(views, view, position).pipe(
        Effect.catchIf(
          ({ reason }) => reason === "view-moved",
          () => Effect.map(views.open({ name: view.name, version: view.version }), (now) => now.position),
        ),
      )
      if (next === position) return position
      position = next
    }
    return position
  })
