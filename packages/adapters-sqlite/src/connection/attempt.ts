import type { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import { storageErrorOf } from "./error.ts"

/**
 * Runs synchronous work on the database. Refusals (`version-conflict` and the like) are thrown inside it,
 * because that makes the driver roll a transaction back, and become typed errors here.
 */
export const attempt = <A>(work: () => A): Effect.Effect<A, StorageError> =>
  Effect.try({ try: work, catch: storageErrorOf })
