import type { Effect } from "effect"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type {
  AdvanceView,
  BesideLog,
  FoundRows,
  KeptPage,
  PageRequest,
  ViewName,
  ViewStanding,
  ViewStore,
  WordRequest,
} from "../../port/storage/view-store.ts"
import type { CallContext } from "./call-adapter.ts"

/** The rows of read models as async functions; {@link ViewStore} documents each. */
export interface PromiseViewStore {
  readonly open: (view: ViewName, call: CallContext) => Promise<ViewStanding & BesideLog>
  readonly list: (call: CallContext) => Promise<ReadonlyArray<ViewStanding>>
  readonly get: (
    view: ViewName,
    keys: ReadonlyArray<string>,
    call: CallContext,
  ) => Promise<ReadonlyMap<string, string>>
  readonly advance: (step: AdvanceView, call: CallContext) => Promise<unknown>
  readonly page: (request: PageRequest, call: CallContext) => Promise<KeptPage>
  readonly search: (request: WordRequest, call: CallContext) => Promise<FoundRows>
  readonly count: (request: Parameters<ViewStore["count"]>[0], call: CallContext) => Promise<number>
  readonly activate: (view: ViewName, call: CallContext) => Promise<unknown>
  readonly replace: (view: ViewName, by: ViewName, call: CallContext) => Promise<unknown>
  readonly drop: (view: ViewName, call: CallContext) => Promise<boolean>
}

type Ask = <A>(call: (call: CallContext) => Promise<A>) => Effect.Effect<A, StorageError>

/** Makes the views of a store from async functions, each called through `ask`. */
export const viewStoreFrom = (plain: PromiseViewStore, ask: Ask): ViewStore => ({
  open: (view) => ask((call) => plain.open(view, call)),
  list: ask((call) => plain.list(call)),
  get: (view, keys) => ask((call) => plain.get(view, keys, call)),
  advance: (step) => ask(async (call) => void (await plain.advance(step, call))),
  page: (request) => ask((call) => plain.page(request, call)),
  search: (request) => ask((call) => plain.search(request, call)),
  count: (request) => ask((call) => plain.count(request, call)),
  activate: (view) => ask(async (call) => void (await plain.activate(view, call))),
  replace: (view, by) => ask(async (call) => void (await plain.replace(view, by, call))),
  drop: (view) => ask((call) => plain.drop(view, call)),
})
