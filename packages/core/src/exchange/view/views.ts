import { Duration, Effect, Option, Semaphore } from "effect"
import { makeMemoryViews } from "../../adapter-kit/memory-views.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { Dossier } from "../../view/dossier/dossier.ts"
import type { View } from "../../view/view.ts"
import { dutyRules } from "../ground/duty-rules.ts"
import { Settings } from "../ground/settings.ts"
import { unfitKind } from "../input/invalid-value.ts"
import { catchUp } from "./catch-up.ts"
import { dossierView } from "./dossier-view.ts"
import { rulesDigest } from "./rules-digest.ts"

/** How long a report waits for its view to come to the head of the log. */
const patience = Duration.seconds(5)

/** The view that a report reads, and whether it is at the head that the log had when the report began. */
export interface Shown {
  readonly view: View<Dossier>
  readonly name: ViewName
  readonly isCurrent: boolean
}

/** The read models of one exchange. */
export interface Views {
  readonly store: ViewStore
  /** Brings the dossiers to the head of the log, and gives the ones to read. */
  readonly current: Effect.Effect<Shown, StorageError, Storage>
}

const isOther = (name: string, own: string): boolean => name.startsWith("dossiers-") && name !== own

/**
 * While dossiers by the rules of now are first built, those by earlier rules of the same form are read, if
 * the store has them.
 */
const standIn = (store: ViewStore, { name, version }: ViewName) =>
  Effect.map(store.list, (all) =>
    all.find((other) => other.live && other.version === version && isOther(other.name, name)),
  )

/** Drops the dossiers by earlier rules, bit by bit. */
const dropOthers = (store: ViewStore, own: string) =>
  Effect.gen(function* () {
    for (const { name, version } of yield* store.list)
      if (isOther(name, own)) while (!(yield* store.drop({ name, version }))) yield* Effect.yieldNow
  })

/** Opens the read models of an exchange: its store's, or in memory when the store keeps none. */
export const makeViews = Effect.gen(function* () {
  const storage = yield* Storage
  const { agency } = yield* Settings
  const rules = yield* dutyRules
  const store = storage.views ?? makeMemoryViews()
  const basis = yield* Effect.try({
    try: () => rulesDigest(rules),
    catch: () =>
      unfitKind("calendar", rules.calendar, {
        en: "a calendar, as workingCalendar({ … }) makes",
        vi: "lịch do workingCalendar({ … }) tạo ra",
      }),
  })
  const view = dossierView(basis, { agency, rules })
  const name: ViewName = { name: view.name, version: view.version }
  const turn = yield* Semaphore.make(1)
  let isLive = false
  const settle = Effect.gen(function* () {
    if (isLive) return
    const standing = yield* store.open(name)
    if (!standing.live) yield* store.activate(name)
    else yield* dropOthers(store, view.name)
    isLive = true
  })
  /** A replica cannot bring a view forward, but shows the one that its primary built. */
  const behindOn = (error: StorageError) =>
    Effect.flatMap(store.list, (all) =>
      all.some((each) => each.live && each.name === name.name && each.version === name.version)
        ? Effect.succeedNone
        : Effect.fail(error),
    )
  const current = Effect.gen(function* () {
    const { settled } = yield* (yield* Storage).logHead
    const reached = yield* Effect.andThen(catchUp(store, view, settled), settle).pipe(
      turn.withPermit,
      Effect.timeoutOption(patience),
      Effect.catchIf(({ reason }) => reason === "unavailable", behindOn),
    )
    if (Option.isSome(reached)) return { view, name, isCurrent: true }
    const other = isLive ? undefined : yield* standIn(store, name)
    return { view, name: other ?? name, isCurrent: false }
  })
  return { store, current } satisfies Views
})
