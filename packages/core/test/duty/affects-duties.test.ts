import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { workingCalendar } from "../../src/calendar/working-calendar.ts"
import { delivery } from "../../src/document/delivery/decide.ts"
import type { Delivery } from "../../src/document/delivery/delivery.ts"
import type { Outgoing } from "../../src/document/outgoing/state.ts"
import { deliveryAffectsDuties } from "../../src/duty/affects-duties.ts"
import type { Duty } from "../../src/duty/duty.ts"
import { outgoingDuties } from "../../src/duty/outgoing-duties.ts"
import { defaultDutySettings } from "../../src/policy/deadline/duty-term.ts"
import { plusMillis, vietnamTime } from "../../src/time/vietnam-time.ts"
import { deliveryCommand, queue } from "../document/arbitrary/delivery.ts"

const rules = { ...defaultDutySettings, calendar: workingCalendar() }
const dispatchedAt = vietnamTime(Date.parse("2019-06-20T09:00:00+07:00"))

/** The document of a delivery, dispatched to its recipient alone. */
const documentOf = ({ to, way, deadline, wireId, legalValue }: Delivery) =>
  ({
    draft: { urgency: "ordinary" },
    draftedAt: dispatchedAt,
    signed: { at: dispatchedAt },
    dispatched: { at: dispatchedAt, lines: [{ to, way }], deadline, wireId, legalValue },
    updates: [],
  }) as unknown as Outgoing

/** Whether a duty that was kept in time is all that is new: of that nothing is recorded. */
const saysTheSame = (before: ReadonlyArray<Duty>, after: ReadonlyArray<Duty>) =>
  after.length === before.length &&
  after.every(({ ended, ...duty }, index) => {
    const { ended: was, ...same } = before[index] as Duty
    expect(duty).toEqual(same)
    return (
      ended?.how === was?.how || (ended?.how === "kept" && (duty.due === undefined || ended.at <= duty.due))
    )
  })

describe("A change of a delivery that does not touch what duties are reckoned from", () => {
  it("leaves the duties of its document as they are, or kept in time", () => {
    const lives = fc.tuple(queue, fc.array(fc.tuple(deliveryCommand, fc.integer({ min: 1, max: 9e8 }))))
    fc.assert(
      fc.property(lives, ([begin, asked]) => {
        let at = dispatchedAt
        let state: Delivery | undefined
        for (const [command, later] of [[begin, 1], ...asked] as const) {
          at = plusMillis(at, later)
          const before = state
          const decided = delivery.decide(before, command)
          if (decided._tag === "Failure") continue
          for (const event of decided.success) state = delivery.evolve(state, event, at)
          if (!before || !state || deliveryAffectsDuties(before, state, at, rules)) continue
          const duties = (of: Delivery) => outgoingDuties(documentOf(of), [of], rules)
          expect(saysTheSame(duties(before), duties(state))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
