import { Effect, Option, Schema, Stream } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { optional } from "../input/request.ts"
import { toChange } from "./to-change.ts"

/** How many events are read at once. */
export const pageSize = 500

/** How long a follower at the end waits without a hint before it checks the log. */
const maxSleepMillis = 5_000

/** Where to start reading the log, and whether to wait at its end. */
export const ChangesRequest = Schema.Struct({
  /** The position of the last change already seen. Default: the start of the log. */
  after: optional(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  /** Whether to wait for more at the end instead of ending. */
  follow: optional(Schema.Boolean),
})
export interface ChangesRequest extends Schema.Schema.Type<typeof ChangesRequest> {}

/** The log page by page. At its end `wait` waits for more; without it the stream ends. */
const pages = (after: bigint, wait?: Effect.Effect<void>) =>
  Stream.paginate(after, (position) =>
    Effect.gen(function* () {
      const storage = yield* Storage
      const stored = yield* storage.readLog(position, pageSize)
      const page = yield* Effect.forEach(stored, toChange)
      const next = stored.at(-1)?.position ?? position
      const atEnd = stored.length < pageSize
      if (wait !== undefined && stored.length === 0) yield* wait
      return [page, atEnd && wait === undefined ? Option.none<bigint>() : Option.some(next)] as const
    }),
  )

const following = Effect.fnUntraced(function* (after: bigint) {
  const storage = yield* Storage
  const told = yield* storage.listen("log")
  return pages(after, Effect.raceFirst(told, Effect.sleep(maxSleepMillis)))
})

/**
 * The agency's changes in order, page by page. A later call continues at the last change's position: store it
 * together with the results of the changes, and none is lost or repeated.
 */
export const changes = ({ after = 0, follow = false }: ChangesRequest = {}) =>
  follow ? Stream.unwrap(following(BigInt(after))) : pages(BigInt(after))
