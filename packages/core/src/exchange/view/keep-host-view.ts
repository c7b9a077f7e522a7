import { Effect } from "effect"
import type { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { AnyHostView, View } from "../../view/view.ts"
import { guardedView, ViewFault } from "./guarded-view.ts"
import { keepView, type ViewKeeper } from "./keep-view.ts"

/** One of the host's own read models, kept beside the library's. */
export interface KeptHostView {
  readonly view: View<unknown>
  readonly name: ViewName
  /** Why the view has stopped, if it has. */
  readonly stopped: () => StorageError | undefined
  /** Runs work that calls the view's functions. A fault stops the view until the exchange is opened again. */
  readonly running: <A, R>(work: Effect.Effect<A, StorageError, R>) => Effect.Effect<A, StorageError, R>
  /** Brings the view to the head of the log and returns its position; nothing where it is not there yet. */
  readonly toHead: Effect.Effect<bigint | undefined, StorageError, Storage>
  /** A page of the view, if the store can tell that it is at the head of the log. */
  readonly pageAtHead: ViewKeeper["pageAtHead"]
}

const stoppedBy = (view: string, { call, message }: ViewFault): StorageError =>
  new StorageError({ reason: "view-stopped", detail: { view, call, problem: message } })

/** Keeps one of the host's own views. Earlier versions are removed when this one is found live. */
export const keepHostView = Effect.fnUntraced(function* (store: ViewStore, given: AnyHostView) {
  const view = guardedView(given)
  const keeper = yield* keepView(
    store,
    view,
    ({ name, version }) => name === view.name && version < view.version,
  )
  let stopped: StorageError | undefined
  const running: KeptHostView["running"] = (work) =>
    Effect.suspend(() => (stopped ? Effect.fail(stopped) : work)).pipe(
      Effect.catchDefect((defect) => {
        if (!(defect instanceof ViewFault)) return Effect.die(defect)
        stopped = stoppedBy(view.name, defect)
        return Effect.andThen(Effect.logError(stopped.message, stopped), Effect.fail(stopped))
      }),
    )
  return {
    view,
    name: keeper.name,
    stopped: () => stopped,
    running,
    toHead: running(keeper.toHead),
    pageAtHead: (request) => running(keeper.pageAtHead(request)),
  } satisfies KeptHostView as KeptHostView
})
