import { Effect } from "effect"
import { wrongKind } from "../../adapter-kit/input/invalid-value.ts"
import { makeMemoryViews } from "../../adapter-kit/memory-views.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { KeptPage, ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { Dossier } from "../../view/dossier/dossier.ts"
import type { TextOf } from "../../view/file-words.ts"
import type { Making } from "../../view/table/table.ts"
import type { AnyHostView, View } from "../../view/view.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"
import { shortDigest } from "../runtime/short-digest.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { HostViews } from "../settings/host-views.ts"
import { Settings } from "../settings/settings.ts"
import { dossierView, isDossierView } from "./dossier-view.ts"
import { type KeptHostView, keepHostView } from "./keep-host-view.ts"
import { keepView, type PageOf } from "./keep-view.ts"
import { rulesDigest } from "./rules-digest.ts"

/** The view that a report reads, and whether it is at the head that the log had when the report began. */
export interface Shown {
  readonly view: View<Dossier>
  readonly name: ViewName
  /** The position of the last event that it has surely applied. */
  readonly position: bigint
  readonly isCurrent: boolean
}

/** What figures are counted from: the store, and the version to read. */
export interface CountedViews<E = never, R = never> {
  readonly store: ViewStore
  readonly current: Effect.Effect<Pick<Shown, "name" | "isCurrent">, E, R>
}

/** The read models of one exchange. */
export interface Views {
  readonly store: ViewStore
  readonly making: Making
  readonly view: View<Dossier>
  /** Brings the dossiers to the head of the log, and returns the view to read. */
  readonly current: Effect.Effect<Shown, StorageError, Storage>
  /** Reads a page of the dossiers at the head of the log, and returns the view that it read. */
  readonly page: (
    request: PageOf,
  ) => Effect.Effect<{ readonly shown: Shown; readonly page: KeptPage }, StorageError, Storage>
  /** The library's views beside the dossiers: tolerances and shared keys. */
  readonly own: { readonly tolerances: KeptHostView; readonly sharedKeys: KeptHostView }
  /** Reads the text of files for searches, if the host has it read. */
  readonly textOf?: TextOf | undefined
  /** The host's own views. */
  readonly host: ReadonlyArray<KeptHostView>
}

const isOther = (name: string, own: string): boolean => isDossierView(name) && name !== own

/**
 * While dossiers by the rules of now are first built, those by earlier rules of the same form are read, if
 * the store has them.
 */
const standIn = (store: ViewStore, { name, version }: ViewName) =>
  Effect.map(store.list, (all) =>
    all.find((other) => other.live && other.version === version && isOther(other.name, name)),
  )

/** Empty for an agency without types of its own. */
const ownTypesText = (ownTypes: OwnTypes): string =>
  ownTypes.length === 0 ? "" : ` ${JSON.stringify(ownTypes)}`

/** Opens the read models of an exchange: its store's, or in memory when the store keeps none. */
export const makeViews = Effect.fnUntraced(function* (beside: Record<keyof Views["own"], AnyHostView>) {
  const storage = yield* Storage
  const { agency, ownTypes = [], textOf } = yield* Settings
  if (textOf && storage.encryptsFiles)
    return yield* wrongKind("textOf", textOf, {
      en: "nothing, for a store that encrypts files: it would keep the words of files as plain text",
      vi: "để trống khi kho mã hóa tệp, vì từ trong tệp nằm trong kho ở dạng đọc được",
    })
  const rules = yield* dutyRules
  const store = storage.views ?? makeMemoryViews()
  const basis = yield* Effect.try({
    try: () => shortDigest(`${rulesDigest(rules)} ${agency.name}${ownTypesText(ownTypes)}`),
    catch: () =>
      wrongKind("calendar", rules.calendar, {
        en: "a calendar, as workingCalendar({ … }) makes",
        vi: "lịch do workingCalendar({ … }) tạo ra",
      }),
  })
  const making: Making = { agency, rules, ownTypes }
  const view = dossierView(basis, making)
  const keeper = yield* keepView(
    store,
    view,
    (other) => isOther(other.name, view.name) || (other.name === view.name && other.version < view.version),
  )
  const { name } = keeper
  const current = Effect.gen(function* () {
    const position = yield* keeper.toHead
    if (position !== undefined) return { view, name, position, isCurrent: true }
    const other = keeper.isLive() ? undefined : yield* standIn(store, name)
    const shown = other ?? (yield* store.open(name))
    return { view, name: other ?? name, position: shown.position, isCurrent: false }
  })
  const page: Views["page"] = Effect.fnUntraced(function* (request) {
    const atHead = yield* keeper.pageAtHead(request)
    if (atHead) return { shown: { view, name, position: atHead.position, isCurrent: true }, page: atHead }
    const shown = yield* current
    return { shown, page: yield* store.page({ view: shown.name, ...request }) }
  })
  const own = {
    tolerances: yield* keepHostView(store, beside.tolerances),
    sharedKeys: yield* keepHostView(store, beside.sharedKeys),
  }
  const host = yield* Effect.forEach(yield* HostViews, (given) => keepHostView(store, given))
  return { store, making, view, current, page, own, textOf, host } satisfies Views
})
