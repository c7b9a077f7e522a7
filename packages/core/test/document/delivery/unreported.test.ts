import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DeliveryEvent } from "../../../src/document/delivery/event.ts"
import { isUnreported, mayBeResent, needsAttention } from "../../../src/document/delivery/standing.ts"
import { evolve } from "../../../src/document/delivery/state.ts"
import { SentFinding } from "../../../src/document/delivery/unreported.ts"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { queue, statusReport } from "../arbitrary/delivery.ts"

const at = vietnamTime(Date.parse("2019-06-24T09:00:00+07:00"))

const fold = (events: ReadonlyArray<DeliveryEvent>) =>
  events.reduce<ReturnType<typeof evolve>>((state, event) => evolve(state, event, at), undefined)

const begun = queue
  .filter(({ way }) => way.electronic)
  .map(
    (queued): ReadonlyArray<DeliveryEvent> => [
      { ...queued, _tag: "Queued" },
      { _tag: "Submitted", attempt: 1, axisId: "t1", knownBy: "answer" },
    ],
  )

const looks = fc.array(
  fc.oneof(
    fc
      .constantFrom(...SentFinding.literals)
      .map((finding): DeliveryEvent => ({ _tag: "SentListAsked", finding })),
    fc.constantFrom<DeliveryEvent>(
      { _tag: "ResendQueued" },
      { _tag: "Resent", attempt: 1, axisId: "t2" },
      { _tag: "ResendParked", attempt: 1, problem: "transport/refused", text: { en: "No.", vi: "Không." } },
    ),
  ),
  { minLength: 1, maxLength: 6 },
)

const reports = fc.array(
  statusReport.map((report): DeliveryEvent => ({ _tag: "StatusReported", report })),
  { minLength: 1, maxLength: 4 },
)

describe("A report, and what the axis says while nothing is heard", () => {
  it("end in the same state whichever comes first, and the report wins", () => {
    const order = fc.tuple(begun, looks, reports).chain(([first, asked, heard]) =>
      fc.record({
        first: fc.constant(first),
        heard: fc.constant(heard),
        mixed: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }).map((picks) => {
          const [left, right] = [[...asked], [...heard]]
          const taken = picks.flatMap((pick) => (pick ? left : right).shift() ?? [])
          return [...taken, ...left, ...right]
        }),
      }),
    )
    fc.assert(
      fc.property(order, ({ first, heard, mixed }) => {
        const state = fold([...first, ...mixed])
        expect(state).toEqual(fold([...first, ...heard]))
        expect(state && isUnreported(state)).toBe(false)
        expect(state?.unheard).toBeUndefined()
      }),
    )
  })

  it("leave where the document stands and when it left as they were, and call for attention until it is heard of", () => {
    fc.assert(
      fc.property(begun, looks, (first, asked) => {
        const [before, after] = [fold(first), fold([...first, ...asked])]
        expect(after?.submitted).toEqual(before?.submitted)
        expect(after?.reports).toEqual({})
        const wasAsked = asked.some(({ _tag }) => _tag === "SentListAsked")
        expect(after && needsAttention(after)).toBe(wasAsked)
        if (after && mayBeResent(after)) expect(wasAsked).toBe(true)
      }),
    )
  })
})
