import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { ViewStore } from "../../port/storage/view-store.ts"
import type { View } from "../../view/view.ts"
import { makeCatchUp } from "./catch-up.ts"

/** The progress of rebuilding a view (tiến độ dựng lại bảng dữ liệu đọc). */
export interface RebuildProgress {
  readonly view: string
  readonly position: number
  /** The position of the last event that it will apply. */
  readonly head: number
  /** Whether the new rows have taken the place of the old ones. */
  readonly isDone: boolean
}

/**
 * Rebuilds a view by one step, next to the live one, and puts it in its place when it is at the
 * head of the log. What was built is kept, so that another call, in any process, goes on from there.
 */
export const rebuildStep = Effect.fnUntraced(function* <Row>(store: ViewStore, view: View<Row>) {
  const { settled } = yield* (yield* Storage).logHead
  const name = { name: view.name, version: view.version }
  const beside = { ...view, name: `rebuild-${view.name}` }
  const built = { name: beside.name, version: view.version }
  const { position } = yield* store.open(built)
  const reached = position < settled ? yield* (yield* makeCatchUp(store, beside))(position + 1n) : position
  const isDone = reached === position
  if (isDone) {
    yield* store.replace(name, built)
    while (!(yield* store.drop(built))) yield* Effect.yieldNow
  }
  return {
    view: view.name,
    position: Number(reached),
    head: Number(settled),
    isDone,
  } satisfies RebuildProgress as RebuildProgress
})
