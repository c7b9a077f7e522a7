import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewStore } from "../../port/storage/view-store.ts"

/** The state of a view (tình trạng bảng dữ liệu đọc). */
export interface ViewStatus {
  readonly name: string
  readonly version: number
  /** The position of the last event that it has applied. */
  readonly position: number
  /** How many positions the head of the log is ahead of it; positions have gaps. */
  readonly behind: number
  /** Whether it is the version that is read. */
  readonly live: boolean
}

/** The state of every view of a store, by name and version. */
export const viewStatuses = (
  store: ViewStore,
): Effect.Effect<ReadonlyArray<ViewStatus>, StorageError, Storage> =>
  Effect.gen(function* () {
    const { settled } = yield* (yield* Storage).logHead
    return (yield* store.list).map(({ position, ...view }) => ({
      ...view,
      position: Number(position),
      behind: Math.max(0, Number(settled - position)),
    }))
  })
