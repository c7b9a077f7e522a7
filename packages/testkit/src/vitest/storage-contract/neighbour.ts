import type { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import type { OpenStore } from "./open-store.ts"

/**
 * The neighbour may be refused where we are not, as when its lease is another one; a failing database is a
 * failure.
 */
const withAnyResult = <A>(call: Effect.Effect<A, StorageError>): Effect.Effect<unknown, StorageError> =>
  Effect.catch(call, (error) => (error.reason === "unavailable" ? Effect.fail(error) : Effect.void))

/**
 * A store that repeats every call on another agency's store at the same place before it makes the call
 * itself.
 */
export const besideNeighbour = (store: OpenStore, neighbour: OpenStore): OpenStore => {
  const alsoNextDoor = <A>(call: (store: OpenStore) => Effect.Effect<A, StorageError>) =>
    Effect.andThen(withAnyResult(call(neighbour)), call(store))
  return {
    ...store,
    commit: (commit) => alsoNextDoor((each) => each.commit(commit)),
    leaseWork: (request) => alsoNextDoor((each) => each.leaseWork(request)),
    leaseCheckpoint: (request) => alsoNextDoor((each) => each.leaseCheckpoint(request)),
    // Where there is no key for a file, neither of the two can keep it.
    putBlob: (bytes) => Effect.andThen(Effect.exit(neighbour.putBlob(bytes)), store.putBlob(bytes)),
  }
}
