import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { Views } from "./views.ts"

/** How long events gather before they are applied together, so that a burst of commits is one step. */
const gatherMillis = 200

/** How long to wait before trying again what failed. Reports tell the failure meanwhile. */
const pauseMillis = 5_000

/**
 * Keeps the read models at the head of the log until interrupted, so that a report finds little to do: after
 * each commit that is heard of, and at this interval.
 */
export const runViews = Effect.fn("Exchange.runViews")(function* (
  { current, own, host }: Views,
  everyMillis: number,
) {
  const told = yield* (yield* Storage).listen("log")
  /** One that fails holds up no other. One that stopped was logged when it did. */
  const others = Effect.forEach([...Object.values(own), ...host], ({ view, toHead }) =>
    Effect.catch(toHead, (error) =>
      error.reason === "view-stopped"
        ? Effect.succeed(undefined)
        : Effect.as(Effect.logWarning(`The view ${view.name} is behind`, error), undefined),
    ),
  )
  let reached: bigint | undefined
  /** Where nothing came since all were at the head, the others have nothing to ask. */
  const forward = Effect.gen(function* () {
    const { position, isCurrent } = yield* current
    if (isCurrent && position === reached) return
    const all = yield* others
    reached = isCurrent && all.every((at) => at !== undefined) ? position : undefined
  })
  const step = forward.pipe(
    Effect.andThen(Effect.raceFirst(told, Effect.sleep(everyMillis))),
    Effect.andThen(Effect.sleep(gatherMillis)),
    Effect.catch((error) =>
      Effect.andThen(Effect.logWarning("Reports are behind", error), Effect.sleep(pauseMillis)),
    ),
  )
  return yield* Effect.forever(step)
}, Effect.scoped)
