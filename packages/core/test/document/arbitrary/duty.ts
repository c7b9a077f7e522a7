import fc from "fast-check"
import { DutyBound, DutyName } from "../../../src/duty/duty.ts"
import type { DutyEvent } from "../../../src/duty/event.ts"
import { deadline, instant } from "./vocabulary.ts"

const duty = {
  duty: fc.constantFrom(...DutyName.literals),
  about: fc.constantFrom("incoming/0190", "outgoing/0191"),
  since: instant,
}
const tag = <Tag extends string>(name: Tag) => ({ _tag: fc.constant(name) })

/** Everything that can be recorded of a duty. */
export const dutyEvent: fc.Arbitrary<DutyEvent> = fc.oneof(
  deadline.chain(({ article, reason }) =>
    fc.record({
      ...tag("DutyMissed"),
      ...duty,
      bound: fc.constantFrom(...DutyBound.literals),
      passedAt: instant,
      article: fc.constant(article),
      reason: fc.constant(reason),
    }),
  ),
  fc.record({ ...tag("DutyKeptLate"), ...duty, keptAt: instant }),
  fc.record({ ...tag("DutyFoundKept"), ...duty, keptAt: instant }),
  fc.record({ ...tag("DutyLifted"), ...duty, liftedAt: instant }),
  deadline.chain(({ article, reason }) =>
    fc.record({
      ...tag("DutyCorrected"),
      ...duty,
      bound: fc.constantFrom(...DutyBound.literals),
      passedAt: instant,
      movedTo: instant,
      article: fc.constant(article),
      reason: fc.constant(reason),
    }),
  ),
)
