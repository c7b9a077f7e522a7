import { Clock, Context, Effect, Exit, Layer, Option, Semaphore } from "effect"
import type { AxisClock } from "../../policy/axis-clock.ts"
import { axisClock } from "../../policy/axis-clock.ts"
import type { Storage } from "../../port/storage/storage.ts"
import { Transport } from "../../port/transport.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { now } from "../ground/runtime.ts"
import type { Settings } from "../ground/settings.ts"
import { tellClock } from "./tell-clock.ts"

/** Nobody who signs waits longer for an axis that does not answer. */
const longestWaitMillis = 5_000
/** For so long an answer holds, and that there was none. */
const rememberedMillis = 60_000

/** Asks the axis what time it is; none where it is away, does not answer in time or does not tell. */
const compare = Effect.gen(function* () {
  const circuit = yield* AxisCircuit
  if (Option.isSome(yield* circuit.waitMillis(true))) return undefined
  const { health } = yield* Transport
  const answer = yield* Effect.timeoutOption(Effect.exit(health), longestWaitMillis)
  if (Option.isNone(answer) || Exit.isFailure(answer.value)) return undefined
  const { axisTime } = answer.value.value
  return axisTime === undefined ? undefined : axisClock(axisTime, yield* now)
})

/** How this machine's clock stands to the axis', asked once a minute however many documents are signed. */
export class AxisTime extends Context.Service<
  AxisTime,
  {
    /** The clock as it was last compared; none where the axis is away or does not tell its time. */
    readonly clock: Effect.Effect<AxisClock | undefined, never, Transport | AxisCircuit | Storage | Settings>
    /** What was compared holds no longer: the clock was set meanwhile. */
    readonly forget: Effect.Effect<void>
  }
>()("@lienthong/core/exchange/AxisTime") {
  static readonly layer = Layer.effect(
    AxisTime,
    Effect.map(Semaphore.make(1), (semaphore) => {
      let last: { readonly at: number; readonly clock: AxisClock | undefined } | undefined
      let isUntold = false
      const clock = Effect.gen(function* () {
        const present = yield* Clock.currentTimeMillis
        // A clock that was set meanwhile is compared anew, whichever way.
        if (last && present >= last.at && present < last.at + rememberedMillis) return last.clock
        const compared = yield* compare
        // Of a machine whose clock is right nobody hears that it is, lest it deny what another has told of
        // its own.
        const isNews = isUntold || !compared?.inStep || last?.clock?.inStep !== true || present < last.at
        // Whoever asks wants the time: a store that takes nothing now is told the next time.
        if (compared && isNews)
          isUntold = yield* Effect.match(tellClock({ _tag: "Compare", clock: compared }), {
            onSuccess: () => false,
            onFailure: () => true,
          })
        last = { at: yield* Clock.currentTimeMillis, clock: compared }
        return compared
      })
      const forget = Effect.sync(() => {
        last = undefined
      })
      return AxisTime.of({ clock: semaphore.withPermit(clock), forget: semaphore.withPermit(forget) })
    }),
  )
}
