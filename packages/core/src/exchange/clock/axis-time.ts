import { Clock, Context, Effect, Exit, Layer, Option, Semaphore } from "effect"
import type { AxisClock } from "../../policy/axis-clock.ts"
import { axisClock } from "../../policy/axis-clock.ts"
import type { Storage } from "../../port/storage/storage.ts"
import { Transport } from "../../port/transport.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { now } from "../runtime/runtime.ts"
import type { Settings } from "../settings/settings.ts"
import { recordClockState } from "./record-clock-state.ts"

/** The longest that signing waits for an axis that does not answer. */
const maxWaitMillis = 5_000
/** How long an answer, or the lack of one, is cached. */
const rememberedMillis = 60_000

/** Asks the axis for its time; none when it is away, does not answer in time or does not state it. */
const compare = Effect.gen(function* () {
  const circuit = yield* AxisCircuit
  if (Option.isSome(yield* circuit.waitMillis(true))) return undefined
  const { health } = yield* Transport
  const answer = yield* Effect.timeoutOption(Effect.exit(health), maxWaitMillis)
  if (Option.isNone(answer) || Exit.isFailure(answer.value)) return undefined
  const { axisTime } = answer.value.value
  return axisTime === undefined ? undefined : axisClock(axisTime, yield* now)
})

/** Compares this machine's clock with the axis', at most once a minute however many documents are signed. */
export class AxisTime extends Context.Service<
  AxisTime,
  {
    /** The last comparison of the clock; none when the axis is away or does not state its time. */
    readonly clock: Effect.Effect<AxisClock | undefined, never, Transport | AxisCircuit | Storage | Settings>
    /** Drops the last comparison, because the clock was set meanwhile. */
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
        // A clock that was set meanwhile, forward or back, is compared again.
        if (last && present >= last.at && present < last.at + rememberedMillis) return last.clock
        const compared = yield* compare
        // A correct clock is not reported, since that would cancel another machine's report.
        const isNews = isUntold || !compared?.inStep || last?.clock?.inStep !== true || present < last.at
        // The caller waits for the time: if the store fails now, the finding is recorded the next time.
        if (compared && isNews)
          isUntold = yield* Effect.match(recordClockState({ _tag: "Compare", clock: compared }), {
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
