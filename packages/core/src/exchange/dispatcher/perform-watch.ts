import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { streamName } from "../../log/stream-kind.ts"
import { houseLane } from "../../policy/urgent-lane.ts"
import type { LeasedWork, NewWork } from "../../port/storage/work.ts"
import { lookUpsOf } from "../change/begin-look-up.ts"
import { change } from "../change/change.ts"
import { dutyAppends, nextBound } from "../change/record-duties.ts"
import { dutiesOf } from "../duty-watch/duties-of.ts"
import { justAfter, type WatchWork } from "../outbox/watch-work.ts"

/**
 * Checks the duties of one document whose bound has passed: records what was missed and moves to the next
 * bound, until none is left. A sending without a report is looked for from then on. Terms are calculated anew
 * each time, so that days off announced meanwhile count.
 */
export const performWatch = Effect.fn("Dispatcher.performWatch")(function* (
  work: LeasedWork,
  { about, duties: names, notice }: WatchWork,
) {
  yield* change(system, (at) =>
    Effect.gen(function* () {
      const duties = (yield* dutiesOf(about, notice)).filter(({ name }) => names.includes(name))
      const bound = nextBound(duties, at)
      const { id, kind, payload, lease } = work
      const again: ReadonlyArray<NewWork> =
        bound === undefined ? [] : [{ id, lane: houseLane, kind, payload, dueAt: justAfter(bound) }]
      const prefix = streamName.outgoing("")
      const lookUps = about.startsWith(prefix) ? yield* lookUpsOf(about.slice(prefix.length), duties, at) : []
      return {
        changes: [],
        appends: yield* dutyAppends(about, duties, at),
        // Done and added anew, not postponed: a watch over months is not work that keeps failing.
        work: { settle: [{ id, lease, outcome: { _tag: "Done" } }], add: [...again, ...lookUps] },
      }
    }),
  )
})
