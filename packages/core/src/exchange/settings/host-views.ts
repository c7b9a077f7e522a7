import { Context } from "effect"
import type { AnyHostView } from "../../view/view.ts"

/** The host's own read models. */
export const HostViews = Context.Reference<ReadonlyArray<AnyHostView>>("@lienthong/core/exchange/HostViews", {
  defaultValue: () => [],
})
