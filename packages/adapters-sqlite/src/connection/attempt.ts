import type { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import { storageErrorOf } from "./error.ts"

/**
 * Runs synchronous work on the database. Refusals (`version-conflict` and the like) are thrown inside it,
 * because that is what makes the driver roll a transaction back, and come out here as typed errors.
 */
export const attempt = <A>(work: () => A): Effect.Effect<A, StorageError> =>
  Effect.try({ try: work, catch: storageErrorOf })
