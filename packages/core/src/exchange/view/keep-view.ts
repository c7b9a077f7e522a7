import { Clock, Duration, Effect, Option, Semaphore } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { KeptPage, PageRequest, ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { View } from "../../view/view.ts"
import { makeCatchUp } from "./catch-up.ts"

/** How long a report waits for its view to come to the head of the log. */
const patience = Duration.seconds(5)

/**
 * How long a store that could not be written is only read, so that a report from a replica does not try to
 * write each time.
 */
const restMillis = 1_000

/** A view that is brought forward for all callers at once. */
export interface ViewKeeper {
  readonly name: ViewName
  /** Whether this version was at the head of the log before, and is the live one. */
  readonly isLive: () => boolean
  /**
   * Brings the view to the head of the log, shows it in place of others and returns its position; nothing
   * where it did not get there in time, or the store is a replica.
   */
  readonly toHead: Effect.Effect<bigint | undefined, StorageError, Storage>
  /**
   * A page of the view, if the store can tell that it is at the head of the log. Most reports find nothing
   * new there, and cost this one call.
   */
  readonly pageAtHead: (request: PageOf) => Effect.Effect<KeptPage | undefined, StorageError>
}

/** What to read of a view. */
export type PageOf = Omit<PageRequest, "view">

/** Keeps a view at the head of the log, and removes the views that it replaces when it is found live. */
export const keepView = <Row>(
  store: ViewStore,
  view: View<Row>,
  isReplaced: (other: ViewName) => boolean,
): Effect.Effect<ViewKeeper> =>
  Effect.gen(function* () {
    const catchUp = yield* makeCatchUp(store, view)
    const turn = yield* Semaphore.make(1)
    const name: ViewName = { name: view.name, version: view.version }
    let isLive = false
    let readOnlyUntil = Number.NEGATIVE_INFINITY
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
    }).pipe(turn.withPermit)
    /** The view as a replica has it, built by the primary. */
    const asBuilt = (settled: bigint) =>
      Effect.map(store.list, (all) =>
        all
          .filter((each) => each.live && each.name === name.name && each.version === name.version)
          .map(({ position }) => (position >= settled ? Option.some(position) : Option.none<bigint>()))
          .at(0),
      )
    /** A replica cannot bring a view forward, but shows the one that its primary built. */
    const onReplica = (error: StorageError, settled: bigint) =>
      Effect.gen(function* () {
        const built = yield* asBuilt(settled)
        if (built === undefined) return yield* error
        readOnlyUntil = (yield* Clock.currentTimeMillis) + restMillis
        return built
      })
    const pageAtHead = Effect.fnUntraced(function* (request: PageOf) {
      if (!isLive) return undefined
      const page = yield* store.page({ view: name, ...request })
      return page.settled !== undefined && page.position >= page.settled ? page : undefined
    })
    const toHead = Effect.gen(function* () {
      // Most reports find nothing new, and need no turn.
      const standing = isLive ? yield* store.open(name) : undefined
      const settled = standing?.settled ?? (yield* (yield* Storage).logHead).settled
      if (standing && standing.position >= settled) return standing.position
      const isReadOnly = (yield* Clock.currentTimeMillis) < readOnlyUntil
      const built = isReadOnly ? yield* asBuilt(settled) : undefined
      const reached =
        built ??
        (yield* Effect.tap(catchUp(settled), () => settle).pipe(
          Effect.timeoutOption(patience),
          Effect.catchIf(
            ({ reason }) => reason === "unavailable",
            (error) => onReplica(error, settled),
          ),
        ))
      if (Option.isNone(reached) && !isLive) {
        const { position } = yield* store.open(name)
        yield* Effect.logInfo(
          `The rows of "${name.name}" are being built: ${position} of ${settled} events are read. Until then reports show fewer.`,
        )
      }
      return Option.getOrUndefined(reached)
    })
    return { name, isLive: () => isLive, toHead, pageAtHead }
  })
