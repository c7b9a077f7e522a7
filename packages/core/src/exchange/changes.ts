import { Effect, Option, Stream } from "effect"
import { Storage } from "../port/storage/storage.ts"
import { toChange } from "./stream/to-change.ts"

/** How many events are read at once. */
const pageSize = 500

/** How often a follower that has reached the end looks for more. */
const followMillis = 500

/** From where to read the log, and whether to go on waiting at its end. */
export interface ChangesRequest {
  /** The position of the last change already seen; everything when absent. */
  readonly after?: bigint
  /** Whether to wait for more at the end instead of ending. */
  readonly follow?: boolean
}

/**
 * What has happened in the agency, in order, page by page. The last change's position is where a later call goes on:
 * keep it together with what was made of the changes and none is lost or repeated.
 */
export const changes = ({ after = 0n, follow = false }: ChangesRequest = {}) =>
  Stream.paginate(after, (position) =>
    Effect.gen(function* () {
      const storage = yield* Storage
      const stored = yield* storage.readLog(position, pageSize)
      const page = yield* Effect.forEach(stored, toChange)
      const next = stored.at(-1)?.position ?? position
      const atEnd = stored.length < pageSize
      if (atEnd && follow) yield* Effect.sleep(stored.length === 0 ? followMillis : 0)
      return [page, atEnd && !follow ? Option.none<bigint>() : Option.some(next)] as const
    }),
  )

/** The whole log at once, for reports. */
export const allChanges = Stream.runCollect(changes())
