import { type Hints, type HintTopic, lastingTrouble } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Deferred, Effect, type Scope } from "effect"
import pg from "pg"
import { storageErrorOf } from "../server/error.ts"
import { channelOf } from "./notify.ts"

/** The pause between the end of a connection and the next one, on the machine's clock even in tests. */
const pauseMillis = 1_000

const pause = Effect.callback<void>((resume) => {
  const timer = setTimeout(() => resume(Effect.void), pauseMillis)
  return Effect.sync(() => clearTimeout(timer))
})

/** Opens one connection that listens until it ends. */
const listenOnce = (
  config: pg.ClientConfig,
  channel: string,
  told: (payload: string) => void,
  opened: () => void,
) =>
  Effect.flatMap(
    // The driver reads the address and the files that it names, and may refuse them.
    Effect.try({ try: () => new pg.Client({ ...config, keepAlive: true }), catch: (thrown) => thrown }),
    (client) => listening(client, channel, told, opened),
  )

const listening = (client: pg.Client, channel: string, told: (payload: string) => void, opened: () => void) =>
  Effect.callback<void, unknown>((resume) => {
    client.on("notification", ({ payload = "" }) => told(payload))
    client.on("error", (error) => resume(Effect.fail(error)))
    client.on("end", () => resume(Effect.void))
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .then(opened, (error) => resume(Effect.fail(error)))
    return Effect.promise(() => client.end())
  })

/** Hears the hints that other processes send to the agencies of a store. */
export interface Listener {
  /**
   * Passes an agency's hints on until the scope closes. The returned effect starts listening, and ends when
   * the connection listens, or cannot be opened for now.
   */
  readonly passOn: (
    agency: AgencyCode,
    hints: Hints,
  ) => Effect.Effect<Effect.Effect<void>, never, Scope.Scope>
}

/**
 * Listens for other processes' notifications to every agency of a store, on a separate connection, which
 * opens at the first listener and again whenever it is lost. Every reconnection counts as a hint, because
 * notifications may have been missed.
 */
export const makeListener = Effect.fnUntraced(function* (config: pg.ClientConfig, schema: string) {
  const scope = yield* Effect.scope
  const ready = yield* Deferred.make<void>()
  const hintsOf = new Map<string, Set<Hints>>()
  let started = false

  const told = (payload: string) => {
    const [of = "", ...topics] = payload.split(" ")
    for (const hints of hintsOf.get(of) ?? []) hints.tell(topics as ReadonlyArray<HintTopic>)
  }
  const opened = () => {
    Deferred.doneUnsafe(ready, Effect.void)
    for (const all of hintsOf.values()) for (const hints of all) hints.tell(["log", "work"])
  }
  const deaf = lastingTrouble(
    "Hints from other processes are not heard for now.",
    "Hints from other processes are heard again.",
  )
  const listenUntilLost = Effect.gen(function* () {
    const open = yield* Deferred.make<void>()
    yield* Effect.forkScoped(Effect.andThen(Deferred.await(open), deaf.over))
    yield* listenOnce(config, channelOf(schema), told, () => {
      opened()
      Deferred.doneUnsafe(open, Effect.void)
    })
  }).pipe(Effect.scoped)
  const keepListening = listenUntilLost.pipe(
    Effect.catch((thrown) => deaf.met(storageErrorOf(thrown))),
    Effect.andThen(Effect.sync(() => Deferred.doneUnsafe(ready, Effect.void))),
    Effect.andThen(pause),
    Effect.forever,
  )
  const start = Effect.suspend(() => {
    if (started) return Effect.void
    started = true
    return Effect.forkIn(keepListening, scope)
  })

  return {
    passOn: (agency, hints) => {
      const all = hintsOf.get(agency) ?? new Set<Hints>()
      hintsOf.set(agency, all)
      return Effect.as(
        Effect.acquireRelease(
          Effect.sync(() => all.add(hints)),
          () => Effect.sync(() => all.delete(hints)),
        ),
        Effect.andThen(start, Deferred.await(ready)),
      )
    },
  } satisfies Listener as Listener
})
