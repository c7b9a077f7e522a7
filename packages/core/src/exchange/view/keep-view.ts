import { Duration, Effect, Option, Semaphore } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { View } from "../../view/view.ts"
import { catchUp } from "./catch-up.ts"

/** How long a report waits for its view to come to the head of the log. */
const patience = Duration.seconds(5)

/** A view that is brought forward by one caller at a time. */
export interface ViewKeeper {
  readonly name: ViewName
  /** Whether this version was at the head of the log before, and is the live one. */
  readonly isLive: () => boolean
  /**
   * Brings the view to the head of the log, shows it in place of others and gives its position; nothing where
   * it did not get there in time, or the store is a replica.
   */
  readonly toHead: Effect.Effect<bigint | undefined, StorageError, Storage>
}

/** Keeps a view at the head of the log, and removes the views that it replaces when it is found live. */
export const keepView = <Row>(
  store: ViewStore,
  view: View<Row>,
  isReplaced: (other: ViewName) => boolean,
): Effect.Effect<ViewKeeper> =>
  Effect.map(Semaphore.make(1), (turn) => {
    const name: ViewName = { name: view.name, version: view.version }
    let isLive = false
    const dropReplaced = Effect.gen(function* () {
      for (const { name, version } of yield* store.list)
        if (isReplaced({ name, version }))
          while (!(yield* store.drop({ name, version }))) yield* Effect.yieldNow
    })
    const settle = Effect.gen(function* () {
      if (isLive) return
      const standing = yield* store.open(name)
      if (!standing.live) yield* store.activate(name)
      else yield* dropReplaced
      isLive = true
    })
    /** A replica cannot bring a view forward, but shows the one that its primary built. */
    const behindOn = (error: StorageError) =>
      Effect.flatMap(store.list, (all) =>
        all.some((each) => each.live && each.name === name.name && each.version === name.version)
          ? Effect.succeedNone
          : Effect.fail(error),
      )
    const toHead = Effect.gen(function* () {
      const { settled } = yield* (yield* Storage).logHead
      const reached = yield* Effect.tap(catchUp(store, view, settled), () => settle).pipe(
        turn.withPermit,
        Effect.timeoutOption(patience),
        Effect.catchIf(({ reason }) => reason === "unavailable", behindOn),
      )
      if (Option.isNone(reached) && !isLive) {
        const { position } = yield* store.open(name)
        yield* Effect.logInfo(
          `The rows of "${name.name}" are being built: ${position} of ${settled} events are read. Until then reports show fewer.`,
        )
      }
      return Option.getOrUndefined(reached)
    })
    return { name, isLive: () => isLive, toHead }
  })
