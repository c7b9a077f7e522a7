import { Clock, Effect, Layer, Option, Semaphore } from "effect"
import { lastingTrouble } from "../../adapter-kit/lasting-trouble.ts"
import { readBefore } from "../../adapter-kit/promise/read-directory.ts"
import { AgencyDirectory, type DirectoryReading } from "../../port/agency-directory.ts"
import { DirectoryError } from "../../port/directory-error.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { type DirectoryEntry, Transport } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import { epochMillis, vietnamTime } from "../../time/vietnam-time.ts"
import { agencyKey } from "../../vocabulary/key.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { observedTransport } from "../circuit/observed-transport.ts"
import { type GivenList, lastListOf } from "./given-list.ts"
import { type KeptDirectory, keepDirectory, readKeptDirectory } from "./kept-directory.ts"

/** A list older than this is read again before it is used. */
const freshMillis = 3_600_000
/**
 * An agency that is not in the list may just have been connected: the list is read again, but not for every
 * miss.
 */
const missMillis = 60_000
/** How long an axis that did not answer is left alone: for agencies on the list, and for others. */
const restMillis = { hit: 60_000, miss: 5_000 }

/** The list in memory, with its age and source. */
interface Known extends Pick<GivenList, "entries" | "byKey"> {
  /** When the axis returned it, in milliseconds since the epoch. */
  readonly at: number
  readonly kept?: KeptDirectory["kept"]
}

/** The stored list is damaged; the store itself works. */
const isDamage = ({ reason }: StorageError) =>
  reason === "blob-missing" || reason === "blob-corrupt" || reason === "event-undecodable"

const sentences = ({ sentence }: TransportError) => ({ problem: sentence.en, problemVi: sentence.vi })

/** An agency is not in the list, and the axis cannot be asked whether it has been connected since. */
export const notInKeptList = (code: string, { readAt }: DirectoryReading, away: TransportError) =>
  new DirectoryError({
    reason: "not-in-kept-list",
    detail: { code, readAt, ...sentences(away) },
    cause: away,
  })

/**
 * The axis' own directory (about 110,000 agencies), searched by either of an agency's codes. It is kept in
 * memory, and the last list in the store: for other processes, for the next start and while the axis is away.
 */
export const axisDirectory: Layer.Layer<AgencyDirectory, never, Transport | Storage> = Layer.effect(
  AgencyDirectory,
  Effect.gen(function* () {
    const transport = yield* Transport
    const storage = yield* Storage
    const from = transport.endpoint
    const oneAtATime = yield* Semaphore.make(1)
    let known: Known | undefined
    let failed: { readonly at: number; readonly error: TransportError } | undefined

    const last = yield* lastListOf(from)
    const asking = lastingTrouble(
      "The axis' directory could not be read",
      "The axis' directory is read again",
    )
    const keeping = lastingTrouble(
      "The axis' directory could not be kept; it is used all the same",
      "The axis' directory is kept again",
    )
    const reading = lastingTrouble(
      "The axis' directory that is kept could not be read",
      "The axis' directory that is kept is read again",
    )

    /** Takes the stored list if it is of this axis and not in memory already. */
    const takeKept = Effect.gen(function* () {
      const kept = Option.getOrUndefined(yield* readKeptDirectory(from, last))
      if (kept === undefined || kept.kept.digest === known?.kept?.digest) return
      known = { ...kept.list, at: epochMillis(kept.at), kept: kept.kept }
    }).pipe(Effect.provideService(Storage, storage))

    const take = Effect.fnUntraced(function* (given: GivenList, isDamaged: boolean) {
      const isKnown = known?.entries === given.entries
      const file = isDamaged ? "damaged" : isKnown ? known?.kept?.digest : given.digest
      const kept = yield* Effect.result(keepDirectory(given.entries, from, file)).pipe(
        Effect.provideService(Storage, storage),
      )
      if (kept._tag === "Failure") yield* keeping.met(kept.failure)
      else {
        last.isStored(given.entries, kept.success.digest)
        yield* keeping.over
      }
      known = { ...given, ...(kept._tag === "Success" && { kept: kept.success }) }
    })

    /** An empty list is an error of the axis, not an answer. */
    const ask = Effect.filterOrFail(
      transport.directory,
      (entries) => entries.length > 0,
      () =>
        new TransportError({
          reason: "malformed-answer",
          detail: { operation: "directory", answer: "[]", endpoint: from ?? "", systemId: "" },
        }),
    )

    const upTo = (ageMillis: number, rest: number) =>
      oneAtATime.withPermit(
        Effect.gen(function* () {
          const present = yield* Clock.currentTimeMillis
          const loaded = known === undefined ? yield* Effect.result(takeKept) : undefined
          const isFresh = known !== undefined && present - known.at <= ageMillis
          const isResting = known !== undefined && failed !== undefined && present - failed.at <= rest
          if (known !== undefined && (isFresh || isResting)) return known
          const broken = loaded?._tag === "Failure" ? loaded.failure : undefined
          if (broken) yield* reading.met(broken)
          else if (loaded) yield* reading.over
          const isDamaged = broken !== undefined && isDamage(broken)
          const asked = yield* Effect.result(last.since(present - ageMillis, ask))
          if (asked._tag === "Success") {
            failed = undefined
            yield* asking.over
            yield* take(asked.success, isDamaged)
          } else {
            failed = { at: present, error: asked.failure }
            yield* asking.met(asked.failure)
            if (broken && !isDamaged) return yield* broken
            // Another process may have read a newer list.
            if (loaded === undefined) yield* takeKept
          }
          if (known === undefined && asked._tag === "Failure")
            return yield* new DirectoryError({
              reason: isDamaged ? "kept-damaged" : "never-read",
              detail: sentences(asked.failure),
              cause: asked.failure,
            })
          return known ?? { entries: [], byKey: new Map<string, DirectoryEntry>() }
        }),
      )

    return readBefore({
      find: Effect.fn("AgencyDirectory.find")(function* (code) {
        const key = agencyKey(code)
        const found = (yield* upTo(freshMillis, restMillis.hit)).byKey.get(key)
        return Option.fromNullishOr(found ?? (yield* upTo(missMillis, restMillis.miss)).byKey.get(key))
      }),
      list: Effect.map(upTo(freshMillis, restMillis.hit), ({ entries }) => entries),
      reading: Effect.sync(() =>
        Option.map(
          Option.fromNullishOr(known),
          ({ at, kept }): DirectoryReading => ({
            readAt: vietnamTime(at),
            ...(kept && { version: kept.version }),
            ...(from !== undefined && { from }),
            ...(failed && { away: failed.error }),
          }),
        ),
      ),
    })
  }),
).pipe(Layer.provide(observedTransport), Layer.provide(AxisCircuit.layer))
