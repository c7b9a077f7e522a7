import { Effect } from "effect"
import type { ViewName } from "../../port/storage/view-store.ts"
import type { Detail } from "../../problem/sentence.ts"
import { tolerancesView } from "../../view/tolerances.ts"
import type { HostView } from "../../view/view.ts"
import { sharedKeysView } from "../identity/shared-keys.ts"
import { type HostPageRequest, hostViewNamed, readHostPage } from "../report/host-page.ts"
import type { Page } from "../report/page.ts"
import { fileTexts } from "../view/file-texts.ts"
import { rebuildStep } from "../view/rebuild.ts"
import { type ViewStatus, viewStatuses } from "../view/view-status.ts"
import { makeViews, type Views } from "../view/views.ts"
import { copyArgument } from "./copy-argument.ts"
import type { DefineOperation, OperationError } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"
import type { ReadingPorts } from "./ports.ts"

/** The read models of an exchange, or of reports beside it. */
export const openViews = makeViews({ tolerances: tolerancesView, sharedKeys: sharedKeysView })

/** The status of a view in the store, as this exchange knows it. */
export interface KeptViewStatus extends ViewStatus {
  /** Whether this exchange keeps it. Others are of earlier versions and rules, or are being rebuilt. */
  readonly kept: boolean
  /**
   * Whether its rows follow from the log alone, so that `rebuild` can make them. Those with words of files do
   * not.
   */
  readonly rebuildable: boolean
  /** What stopped it: the function that failed, and its message. */
  readonly stopped?: Detail
}

/**
 * Reads a view's name from a caller's argument, which may throw. Anything but a name is refused with the
 * other arguments.
 */
const nameOf = (view: unknown): string => {
  const copy = copyArgument(view)
  const name = typeof copy === "object" && copy !== null ? Reflect.get(copy, "name") : undefined
  return (typeof name === "string" ? name : copy) as string
}

/** The read models: those behind `reports`, and the host's own. */
export const makeViewOperations = <D extends Door>(
  define: DefineOperation<D, ReadingPorts>,
  views: Views,
) => ({
  /** Every view in every version: its position, how far behind it is, whether it is the one read. */
  status: define("views.status", () =>
    Effect.map(viewStatuses(views.store), (all) =>
      all.map((status): KeptViewStatus => {
        const isThis = (view: ViewName) => view.name === status.name && view.version === status.version
        const beside = [...Object.values(views.own), ...views.host].find(({ name }) => isThis(name))
        const stopped = beside?.stopped()?.detail
        const isOfFiles = isThis(fileTexts)
        const kept = beside !== undefined || isThis(views.view) || (isOfFiles && views.textOf !== undefined)
        return { ...status, kept, rebuildable: kept && !isOfFiles, ...(stopped && { stopped }) }
      }),
    ),
  ),
  /**
   * Rebuilds a view by one step, next to the live one; call it until `isDone`. It continues where an earlier
   * call, or a process that died, stopped. Only its rows change.
   */
  rebuild: define("views.rebuild", (view: string) =>
    Effect.gen(function* () {
      if (view === views.view.name) return yield* rebuildStep(views.store, views.view)
      const own = Object.values(views.own).find(({ name }) => name.name === view)
      const kept = own ?? (yield* hostViewNamed(views, view))
      return yield* kept.running(rebuildStep(views.store, kept.view))
    }),
  ),
})

/**
 * Reads a page of a view that was given to `openExchange({ views })`: the rows at some places of its lists,
 * in the order of their `sort`. It includes every operation answered before it. Fails with
 * `view-stopped` when a function of the view threw.
 */
export const makeReadPage = (define: DefineOperation<"effects", ReadingPorts>, views: Views) => {
  const page = define("views.page", (view: string, request: HostPageRequest) =>
    readHostPage(views, view, request),
  )
  return <Row>(
    view: HostView<Row>,
    ...more: [request: HostPageRequest, as?: ActingAs]
  ): Effect.Effect<Page<Row>, OperationError> =>
    page(nameOf(view), ...more) as Effect.Effect<Page<Row>, OperationError>
}
