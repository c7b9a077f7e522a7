import { Effect } from "effect"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import { boundsOf, type Duty } from "../../duty/duty.ts"
import { decide, evolve } from "../../duty/record.ts"
import { append } from "../stream/append.ts"
import { load } from "../stream/load.ts"
import { streamName } from "../stream/stream-kind.ts"
import { watchWork } from "./watch-work.ts"

/**
 * What is to be recorded of duties of a document at an instant. A duty whose bound has not passed costs nothing, any
 * other a look at its own short stream.
 */
export const dutyAppends = Effect.fnUntraced(function* (
  about: string,
  duties: ReadonlyArray<Duty>,
  at: VietnamTime,
) {
  const passed = duties.filter(({ due }) => due !== undefined && due < at)
  const appends = yield* Effect.forEach(passed, (duty) =>
    Effect.map(load("duty", streamName.duty(about, duty.name), evolve), (loaded) =>
      append("duty", loaded, decide(loaded.state, about, duty, at)),
    ),
  )
  return appends.filter(({ events }) => events.length > 0)
})

/** When to look at duties next: the first of their bounds that is still to come. */
export const nextBound = (duties: ReadonlyArray<Duty>, at: VietnamTime): VietnamTime | undefined =>
  duties
    .filter(({ ended }) => ended === undefined)
    .flatMap(boundsOf)
    .map(([, bound]) => bound)
    .filter((bound) => bound >= at)
    .sort()[0]

const sameAs =
  ({ name, since }: Duty) =>
  (duty: Duty) =>
    duty.name === name && duty.since === since

/**
 * What a change of a document means for its duties, for the commit of that change: the watch over those that it gave
 * rise to, and what is to be recorded of those that it ended.
 */
export const dutiesOfChange = Effect.fnUntraced(function* (
  about: string,
  before: ReadonlyArray<Duty>,
  after: ReadonlyArray<Duty>,
  { at, notice }: { readonly at: VietnamTime; readonly notice?: string },
) {
  const arisen = after.filter((duty) => !before.some(sameAs(duty)))
  const ended = after.filter((duty) => before.find(sameAs(duty))?.ended?.how !== duty.ended?.how)
  const bound = nextBound(arisen, at)
  return {
    // A duty may arise when its bound has passed, as by a due date that an update brings: no watch would come to see it.
    appends: yield* dutyAppends(about, [...arisen, ...ended.filter((duty) => !arisen.includes(duty))], at),
    work: bound === undefined ? [] : [yield* watchWork(about, arisen, bound, notice)],
  }
})
