import { Clock, Context, Effect, Semaphore } from "effect"
import { inSlices } from "../../adapter-kit/in-slices.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { agencyKey } from "../../vocabulary/key.ts"

/** A list of agencies as an axis returned it. */
export interface GivenList {
  readonly entries: ReadonlyArray<DirectoryEntry>
  /** By the key of either code. */
  readonly byKey: ReadonlyMap<string, DirectoryEntry>
  /** When the axis returned it, in milliseconds since the epoch. */
  readonly at: number
  /** Its file in the stores that keep it. */
  readonly digest?: Digest
}

const indexed = Effect.fnUntraced(function* (entries: ReadonlyArray<DirectoryEntry>) {
  const byKey = new Map<string, DirectoryEntry>()
  yield* inSlices(entries, (slice) => {
    for (const entry of slice) if (entry.otherCode !== undefined) byKey.set(agencyKey(entry.otherCode), entry)
  })
  yield* inSlices(entries, (slice) => {
    for (const entry of slice) byKey.set(agencyKey(entry.code), entry)
  })
  return byKey
})

const isSame = Effect.fnUntraced(function* (entries: ReadonlyArray<DirectoryEntry>, known: GivenList) {
  if (entries.length !== known.entries.length) return false
  const slices = yield* inSlices(entries, (slice) =>
    slice.every(({ code, name, otherCode }) => {
      const before = known.byKey.get(agencyKey(code))
      return before?.code === code && before.name === name && before.otherCode === otherCode
    }),
  )
  return slices.every((same) => same)
})

/** The last list of one axis, in the memory of this process. */
export interface LastList {
  /**
   * The last list if the axis returned it since then; otherwise asks for a new one, which becomes the last.
   */
  readonly since: <E, R>(
    since: number,
    ask: Effect.Effect<ReadonlyArray<DirectoryEntry>, E, R>,
  ) => Effect.Effect<GivenList, E, R>
  /**
   * The last list if this is its file; otherwise reads the file, whose list becomes the last unless a newer
   * one is known.
   */
  readonly stored: <E, R>(
    digest: Digest,
    at: number,
    read: Effect.Effect<ReadonlyArray<DirectoryEntry>, E, R>,
  ) => Effect.Effect<GivenList, E, R>
  /** Notes the file in which a store keeps the last list. */
  readonly isStored: (entries: ReadonlyArray<DirectoryEntry>, digest: Digest) => void
}

const makeLastList = (): LastList => {
  const turn = Semaphore.makeUnsafe(1)
  let last: GivenList | undefined
  return {
    since: (since, ask) =>
      turn.withPermit(
        Effect.gen(function* () {
          if (last && last.at >= since) return last
          const entries = yield* ask
          const at = yield* Clock.currentTimeMillis
          last =
            last && (yield* isSame(entries, last))
              ? { ...last, at }
              : { entries, byKey: yield* indexed(entries), at }
          return last
        }),
      ),
    stored: (digest, at, read) =>
      turn.withPermit(
        Effect.gen(function* () {
          if (last?.digest === digest) return last
          const entries = yield* read
          const given: GivenList = { entries, byKey: yield* indexed(entries), at, digest }
          if (last === undefined || last.at < at) last = given
          return given
        }),
      ),
    isStored: (entries, digest) => {
      if (last?.entries === entries) last = { ...last, digest }
    },
  }
}

/**
 * The last lists by the axis' address, for exchanges that share them: a hundred agencies of one server hold a
 * list once, and ask for it once.
 */
export const LastLists = Context.Reference<Map<string, LastList> | undefined>(
  "@lienthong/core/exchange/LastLists",
  { defaultValue: () => undefined },
)

/** The last list of an axis: the shared one, or one of the exchange's own. */
export const lastListOf = (endpoint: string | undefined): Effect.Effect<LastList> =>
  Effect.map(LastLists, (shared) => {
    const known = endpoint === undefined ? undefined : shared?.get(endpoint)
    if (known) return known
    const made = makeLastList()
    if (endpoint !== undefined) shared?.set(endpoint, made)
    return made
  })
