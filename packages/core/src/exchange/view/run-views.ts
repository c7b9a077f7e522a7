import { Effect } from "effect"
import { lastingTrouble } from "../../adapter-kit/lasting-trouble.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { CommitPatience } from "../record/commits-first.ts"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { untilDone } from "../stream/once-over-log.ts"
import { dropFileTexts, readFileTexts } from "./file-texts.ts"
import type { Views } from "./views.ts"

/** How long events gather before they are applied together, so that a burst of commits is one step. */
const gatherMillis = 200

/** How long to wait before trying again after a failure. Meanwhile reports fail with it. */
const pauseMillis = 5_000

/** How long a step lets commits go first while no report waits for it. */
const patienceMillis = 1_000

/**
 * Runs work whenever the log has grown, and at this interval. After a failure it tries again after a pause,
 * with one line in the log when trouble begins and one when it is over.
 */
const behindLog = Effect.fnUntraced(function* <R>(
  everyMillis: number,
  { failing, isOver }: { readonly failing: string; readonly isOver: string },
  step: Effect.Effect<void, StorageError, R>,
) {
  const told = yield* (yield* Storage).listen("log")
  const stepping = yield* unlessTroubled(failing, isOver)
  const rest = Effect.andThen(Effect.raceFirst(told, Effect.sleep(everyMillis)), Effect.sleep(gatherMillis))
  const turn = Effect.flatMap(stepping(Effect.as(step, true)), (isDone) =>
    isDone ? rest : Effect.sleep(pauseMillis),
  )
  return yield* Effect.forever(turn)
})

/**
 * Keeps the read models at the head of the log until interrupted, so that a report finds little to do: after
 * each commit it hears of, and at this interval.
 */
export const runViews = Effect.fn("Exchange.runViews")(
  function* ({ store, making, current, own, host, textOf }: Views, everyMillis: number) {
    /** A failing view does not block the others. One that stopped was logged when it did. */
    const kept = [...Object.values(own), ...host].map(({ view: { name }, toHead }) => ({
      toHead,
      trouble: lastingTrouble(`The view ${name} is behind`, `The view ${name} goes on`),
    }))
    const others = Effect.forEach(kept, ({ toHead, trouble }) =>
      Effect.matchEffect(toHead, {
        onSuccess: (position) => Effect.as(trouble.over, position),
        onFailure: (error) =>
          error.reason === "view-stopped"
            ? Effect.succeed(undefined)
            : Effect.as(trouble.met(error), undefined),
      }),
    )
    let reached: bigint | undefined
    /** Skips the other views if the log has not grown since all were at its head. */
    const forward = Effect.gen(function* () {
      const { position, isCurrent } = yield* current
      if (isCurrent && position === reached) return
      const all = yield* others
      reached = isCurrent && all.every((at) => at !== undefined) ? position : undefined
    })
    // Files take long, so the others do not wait for them.
    const texts = textOf
      ? behindLog(
          everyMillis,
          {
            failing: "Searches do not find the text of the last files yet",
            isOver: "Searches find the text of the last files again",
          },
          readFileTexts({ store, current, making }, textOf),
        )
      : untilDone(dropFileTexts(store), "Words of files are still in the store")
    const [endless] = yield* Effect.all(
      [
        behindLog(
          everyMillis,
          { failing: "Reports are behind", isOver: "Reports are current again" },
          forward,
        ),
        texts,
      ],
      {
        concurrency: "unbounded",
      },
    )
    return endless
  },
  Effect.scoped,
  Effect.provideService(CommitPatience, patienceMillis),
)
