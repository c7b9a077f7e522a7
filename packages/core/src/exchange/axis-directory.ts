import { Clock, Effect, Layer, Option, Semaphore } from "effect"
import { AgencyDirectory } from "../port/agency-directory.ts"
import { type DirectoryEntry, Transport } from "../port/transport.ts"

/** A directory older than this is fetched again before it is used. */
const freshMillis = 3_600_000
/** An agency that is not in it may just have been connected: the directory is fetched again, but not for every miss. */
const missMillis = 60_000

const index = (entries: ReadonlyArray<DirectoryEntry>) =>
  new Map(
    entries.flatMap(
      (entry): ReadonlyArray<readonly [string, DirectoryEntry]> =>
        entry.otherCode === undefined
          ? [[entry.code, entry]]
          : [
              [entry.otherCode, entry],
              [entry.code, entry],
            ],
    ),
  )

/** The axis' own directory (about 110,000 agencies), kept in memory and found under either of an agency's codes. */
export const axisDirectory: Layer.Layer<AgencyDirectory, never, Transport> = Layer.effect(
  AgencyDirectory,
  Effect.gen(function* () {
    const transport = yield* Transport
    const oneAtATime = yield* Semaphore.make(1)
    let known = { at: Number.NEGATIVE_INFINITY, entries: index([]) }
    let failedAt = Number.NEGATIVE_INFINITY
    const upTo = (ageMillis: number) =>
      oneAtATime.withPermit(
        Effect.gen(function* () {
          const present = yield* Clock.currentTimeMillis
          if (present - known.at <= ageMillis || present - failedAt <= missMillis) return known.entries
          const fetched = yield* Effect.result(transport.directory)
          if (fetched._tag === "Success") known = { at: present, entries: index(fetched.success) }
          else if (known.entries.size === 0) return yield* fetched.failure
          else {
            // Agencies seldom change their codes: while the axis is away an old directory is better than none.
            yield* Effect.logWarning(
              "The axis' directory could not be fetched; the last one is used",
              fetched.failure,
            )
            failedAt = present
          }
          return known.entries
        }),
      )
    return AgencyDirectory.of({
      find: Effect.fn("AgencyDirectory.find")(function* (code) {
        const found = (yield* upTo(freshMillis)).get(code)
        return Option.fromNullishOr(found ?? (yield* upTo(missMillis)).get(code))
      }),
    })
  }),
)
