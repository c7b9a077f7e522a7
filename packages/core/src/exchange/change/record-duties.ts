import { Effect } from "effect"
import { boundsOf, type Duty, isSameDuty } from "../../duty/duty.ts"
import { dutyRecord } from "../../duty/record.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { decideOn } from "../stream/decide-on.ts"
import { load } from "../stream/load.ts"
import { watchOver } from "../work-item/watch-work.ts"

/**
 * The events of a document's duties at an instant. A duty whose bound has not passed costs nothing; any other
 * costs a read of its own short stream. `before` are the same duties as they stood until that instant.
 */
export const dutyAppends = Effect.fnUntraced(function* (
  about: string,
  duties: ReadonlyArray<Duty>,
  at: VietnamTime,
  before: ReadonlyArray<Duty> = [],
) {
  const asOf = duties.map((duty) => ({ duty, until: before.filter((was) => isSameDuty(was, duty)) }))
  const passed = asOf.filter(({ duty, until }) =>
    [...until, duty].some(({ due }) => due !== undefined && due < at),
  )
  const appends = yield* Effect.forEach(passed, ({ duty, until }) =>
    Effect.gen(function* () {
      const loaded = yield* load("duty", streamName.duty(about, duty), dutyRecord.evolve)
      const seen = [...until, duty].map((each) => ({ about, duty: each, at }))
      return (yield* decideOn("duty", dutyRecord, loaded, seen, at)).append
    }),
  )
  return appends.filter(({ events }) => events.length > 0)
})

/** When to check duties next: the first of their bounds that is still to come. */
export const nextBound = (duties: ReadonlyArray<Duty>, at: VietnamTime): VietnamTime | undefined =>
  duties
    .filter(({ ended }) => ended === undefined)
    .flatMap(boundsOf)
    .map(([, bound]) => bound)
    .filter((bound) => bound >= at)
    .sort()[0]

/**
 * The effects of a document's change on its duties, for the commit of that change: a watch over new duties
 * and moved bounds, and the events of those and of the duties that it ended.
 */
export const dutiesOfChange = Effect.fnUntraced(function* (
  about: string,
  before: ReadonlyArray<Duty>,
  after: ReadonlyArray<Duty>,
  { at, notice }: { readonly at: VietnamTime; readonly notice?: string },
) {
  const wasOf = (duty: Duty) => before.find((was) => isSameDuty(was, duty))
  const isMoved = (duty: Duty) => {
    const was = wasOf(duty)
    return was?.due !== duty.due || was?.lateBound !== duty.lateBound
  }
  // A question that was asked again, or that went with the returned document, needs no answer any more.
  const gone = before
    .filter((was) => was.ended === undefined && !after.some((duty) => isSameDuty(was, duty)))
    .map((was): Duty => ({ ...was, ended: { at, how: "lifted" } }))
  const changed = after.filter((duty) => isMoved(duty) || wasOf(duty)?.ended?.how !== duty.ended?.how)
  // The existing watch checks at the earlier bound, and moves on from there to a later one.
  const unwatched = after.filter((duty) => {
    const was = wasOf(duty)
    const next = nextBound([duty], at)
    const watched = was && nextBound([was], at)
    return next !== undefined && (watched === undefined || next < watched)
  })
  const bound = nextBound(unwatched, at)
  // A bound that moves now may have been missed already, before anybody checked.
  const until = before.filter((was) => after.some((duty) => isSameDuty(was, duty) && isMoved(duty)))
  return {
    // A duty may arise after its bound has passed, for example by a due date in an update: no watch would
    // find it.
    appends: yield* dutyAppends(about, [...gone, ...changed], at, until),
    work: bound === undefined ? [] : [yield* watchOver(about, unwatched, bound, notice)],
  }
})
