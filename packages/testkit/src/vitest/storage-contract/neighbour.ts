import type { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import type { OpenStore } from "./open-store.ts"

/**
 * The neighbour may be refused what we are not, as when its lease is another one; a failing database is a
 * failure.
 */
const whateverItAnswers = <A>(call: Effect.Effect<A, StorageError>): Effect.Effect<unknown, StorageError> =>
  Effect.catch(call, (error) => (error.reason === "unavailable" ? Effect.fail(error) : Effect.void))

/**
 * A store that does to another agency's, at the same place, whatever is done to it, and before it does so
 * itself.
 */
export const besideNeighbour = (store: OpenStore, neighbour: OpenStore): OpenStore => {
  const alsoNextDoor = <A>(call: (store: OpenStore) => Effect.Effect<A, StorageError>) =>
    Effect.andThen(whateverItAnswers(call(neighbour)), call(store))
  return {
    ...store,
    commit: (commit) => alsoNextDoor((each) => each.commit(commit)),
    leaseWork: (request) => alsoNextDoor((each) => each.leaseWork(request)),
    leaseCheckpoint: (request) => alsoNextDoor((each) => each.leaseCheckpoint(request)),
    // Where there is no key for a file, neither of the two can keep it.
    putBlob: (bytes) => Effect.andThen(Effect.exit(neighbour.putBlob(bytes)), store.putBlob(bytes)),
  }
}
