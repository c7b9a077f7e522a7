import { Context } from "effect"
import type { AnyHostView } from "../../view/view.ts"

/** The read models of the host's own. */
export const HostViews = Context.Reference<ReadonlyArray<AnyHostView>>("@lienthong/core/exchange/HostViews", {
  defaultValue: () => [],
})
