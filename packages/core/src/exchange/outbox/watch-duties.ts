import { Effect } from "effect"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import { localLane } from "../../policy/urgent-lane.ts"
import { lookUpsOf } from "../change/begin-look-up.ts"
import { dutyAppends, nextBound } from "../change/record-duties.ts"
import { dutiesOf } from "../duty-watch/duties-of.ts"
import { justAfter, watchWork } from "../work-item/watch-work.ts"
import { broken } from "./failure.ts"
import { reschedule } from "./retry.ts"
import { infallible, workKind } from "./work-kind.ts"

/**
 * Checks the duties of one document whose bound has passed and moves to the next bound, until none is left. A
 * sending without a report is looked for from then on. Terms are calculated again each time, so that days off
 * announced meanwhile count.
 */
export const watchDuties = workKind({
  item: watchWork,
  description: "Checks the duties of a document when a bound has passed, and records what was missed.",
  retry: reschedule,
  failure: broken,
  begin: ({ id, kind, payload }, { about, duties: names, notice }) =>
    Effect.succeed(
      infallible((at) =>
        Effect.gen(function* () {
          const duties = (yield* dutiesOf(about, notice)).filter(({ name }) => names.includes(name))
          const bound = nextBound(duties, at)
          const again =
            bound === undefined ? [] : [{ id, lane: localLane, kind, payload, dueAt: justAfter(bound) }]
          const lookUps =
            kindOf(about) === "outgoing" ? yield* lookUpsOf(namedBy(about).document, duties, at) : []
          return { appends: yield* dutyAppends(about, duties, at), add: [...again, ...lookUps] }
        }),
      ),
    ),
})
