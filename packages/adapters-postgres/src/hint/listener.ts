import type { Hints, HintTopic } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Deferred, Effect } from "effect"
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
  Effect.callback<void, unknown>((resume) => {
    const client = new pg.Client({ ...config, keepAlive: true })
    client.on("notification", ({ payload = "" }) => told(payload))
    client.on("error", (error) => resume(Effect.fail(error)))
    client.on("end", () => resume(Effect.void))
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .then(opened, (error) => resume(Effect.fail(error)))
    return Effect.promise(() => client.end())
  })

/**
 * Listens for other processes' notifications on a separate connection, which opens at the first listener and
 * again whenever it is lost. Every reconnection counts as a hint, because notifications may have been missed.
 */
export const makeListener = Effect.fnUntraced(function* (
  config: pg.ClientConfig,
  schema: string,
  agency: AgencyCode,
  hints: Hints,
) {
  const scope = yield* Effect.scope
  const ready = yield* Deferred.make<void>()
  let started = false

  const told = (payload: string) => {
    const [of, ...topics] = payload.split(" ")
    if (of === agency) hints.tell(topics as ReadonlyArray<HintTopic>)
  }
  const opened = () => {
    Deferred.doneUnsafe(ready, Effect.void)
    hints.tell(["log", "work"])
  }
  const keepListening = listenOnce(config, channelOf(schema), told, opened).pipe(
    Effect.catch((thrown) =>
      Effect.logWarning("Hints from other processes are not heard for now.", storageErrorOf(thrown)),
    ),
    Effect.andThen(Effect.sync(() => Deferred.doneUnsafe(ready, Effect.void))),
    Effect.andThen(pause),
    Effect.forever,
  )

  /** Ends when the connection listens, or cannot be opened for now. */
  return Effect.suspend(() => {
    if (started) return Deferred.await(ready)
    started = true
    return Effect.andThen(Effect.forkIn(keepListening, scope), Deferred.await(ready))
  })
})
