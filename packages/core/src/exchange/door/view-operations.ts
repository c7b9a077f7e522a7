import { Effect } from "effect"
import type { HostView } from "../../view/view.ts"
import { type HostPageRequest, hostViewNamed, readHostPage } from "../report/host-page.ts"
import type { Page } from "../report/page.ts"
import { rebuildStep } from "../view/rebuild.ts"
import { viewStatuses } from "../view/view-status.ts"
import type { Views } from "../view/views.ts"
import type { As, DoorError, On } from "./on.ts"

/** The read models: those behind `reports`, and the host's own. */
export const makeViewOperations = (on: On, views: Views) => {
  const page = on("views.page", (view: string, request: HostPageRequest) =>
    readHostPage(views, view, request),
  )
  return {
    /**
     * Reads a page of a view that was given to `openExchange({ views })`: the rows at some places of its
     * lists, in the order of their `sort`. It knows what operations have answered before it was asked for.
     * Fails with `view-stopped` when a function of the view threw.
     */
    page: <Row>(
      view: Pick<HostView<Row>, "name" | "listsOf">,
      ...more: [request: HostPageRequest, as?: As]
    ): Effect.Effect<Page<Row>, DoorError> =>
      page(view?.name, ...more) as Effect.Effect<Page<Row>, DoorError>,
    /** Every view in every version: its position, how far behind it is, whether it is the one read. */
    status: on("views.status", () =>
      Effect.map(viewStatuses(views.store), (all) =>
        all.map((status) => {
          const stopped = views.host.find(
            ({ name }) => name.name === status.name && name.version === status.version,
          )
          const why = stopped?.stopped()
          return why ? { ...status, stopped: why.detail } : status
        }),
      ),
    ),
    /**
     * Builds a view anew by one step, beside the one that is read; call it until `isDone`. It goes on from
     * where an earlier call, or a process that died, had come. Nothing but its rows changes.
     */
    rebuild: on("views.rebuild", (view: string) =>
      Effect.gen(function* () {
        if (view === views.view.name) return yield* rebuildStep(views.store, views.view)
        const kept = yield* hostViewNamed(views, view)
        return yield* kept.running(rebuildStep(views.store, kept.view))
      }),
    ),
  }
}
