import type { Commit, Committed, Storage } from "@lienthong/core/adapter"
import { Effect } from "effect"

type Store = Storage["Service"]

/** How much later the commit of a dispatch is made than it is answered. */
const lateMillis = 60_000

const isDispatch = ({ appends }: Commit) =>
  appends.some(({ events }) => events.some(({ type }) => type === "Dispatched"))

const asIfMade = ({ appends }: Commit): Committed => ({
  replayed: false,
  versions: Object.fromEntries(
    appends.map(({ stream, expected, events }) => [
      stream,
      (typeof expected === "number" ? expected : 0) + events.length,
    ]),
  ),
})

/** A store that answers the commit of a dispatch before it has made it, so that a kill loses it. */
export const storage = (store: Store): Store => ({
  ...store,
  commit: (commit) =>
    isDispatch(commit)
      ? Effect.as(
          Effect.forkDetach(Effect.delay(Effect.ignore(store.commit(commit)), lateMillis)),
          asIfMade(commit),
        )
      : store.commit(commit),
})
