import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decide } from "../../src/document/delivery/decide.ts"
import { DeliveryEvent } from "../../src/document/delivery/event.ts"
import {
  evolve,
  isAskedBack,
  isStopped,
  mayBeAskedAgain,
  needsAttention,
  standingOf,
} from "../../src/document/delivery/state.ts"
import { deliveryCommand, deliveryEvent } from "./arbitrary/delivery.ts"
import { commands, deciderLaws } from "./decider-laws.ts"
import { count, history, live, replay, tags } from "./life.ts"

const decider = { decide, evolve }

deciderLaws("a delivery", {
  ...decider,
  command: deliveryCommand,
  event: deliveryEvent,
  schema: DeliveryEvent,
  begins: ["Queued"],
})

const life = commands(deliveryCommand).map((asked) => live(decider, asked))
const past = life.map(history)

/** Whether by these events the recipient may have the document. */
const mayHaveLeft = (events: ReadonlyArray<DeliveryEvent>) =>
  events.some((event) => event._tag === "Submitted" || ("indeterminate" in event && event.indeterminate))

describe("In every life of a delivery", () => {
  it("it becomes known once at the most that the axis has it, and no failure told later takes that back", () => {
    fc.assert(
      fc.property(past, (events) => {
        expect(count(events, "Submitted")).toBeLessThanOrEqual(1)
        const state = replay(decider, events)
        if (!state || !tags(events).includes("Submitted")) return
        expect(isStopped(state)).toBe(false)
        expect(["waiting", "retrying", "parked", "withdrawn"]).not.toContain(standingOf(state))
      }),
    )
  })

  it("paper is recorded once, by the rule that says so, and what is recorded after a recall is wanted back", () => {
    fc.assert(
      fc.property(past, (events) => {
        const way = events.flatMap((event) => (event._tag === "Queued" ? [event.way] : []))[0]
        events.forEach((event, index) => {
          if (event._tag !== "PaperSent") return
          expect(way?.paper && way.rule).toBeTruthy()
          expect(event.article).toBe(way?.article)
          expect(tags(events.slice(0, index))).not.toContain("PaperSent")
          const names = tags(events.slice(0, index))
          const paper = replay(decider, events.slice(0, index + 1))?.paper._tag
          expect(paper).toBe(names.includes("Withdrawn") || names.includes("RecallAsked") ? "wanted" : "out")
        })
      }),
    )
  })

  it("a recall asks it back when it may have left, and otherwise keeps it here", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const recalled = steps.findIndex((step) => step.command._tag === "Recall" && !step.denied)
        if (recalled < 0) return
        const before = history(steps.slice(0, recalled))
        expect(tags(steps[recalled]?.events ?? [])).toEqual([
          mayHaveLeft(before) ? "RecallAsked" : "Withdrawn",
        ])
      }),
    )
  })

  it("one that was kept here and is found to have left all the same is asked back", () => {
    fc.assert(
      fc.property(past, (events) => {
        const names = tags(events)
        if (names.includes("Withdrawn") && names.includes("Submitted")) expect(names).toContain("RecallAsked")
        expect(count(events, "Withdrawn")).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("it is asked for once, and once more only after its recipient declined or was not clear, each time at a later time", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { command, before, events } of steps) {
          if (!tags(events).includes("RecallAsked") || !before) continue
          if (command._tag === "RecallAgain") expect(mayBeAskedAgain(before)).toBe(true)
          else expect(isAskedBack(before)).toBe(false)
        }
        const stated = steps.at(-1)?.after?.questions.map(({ statedAt }) => statedAt) ?? []
        expect(new Set(stated).size).toBe(stated.length)
        expect([...stated].sort()).toEqual(stated)
      }),
      // One in a thousand lives has a recipient of paper alone that declines what never left.
      { numRuns: 3_000 },
    )
  })

  it("its paper is wanted back exactly when it went out and the document was then taken back", () => {
    fc.assert(
      fc.property(past, (events) => {
        const state = replay(decider, events)
        const names = tags(events)
        const isOut = names.includes("PaperSent") && !names.includes("PaperReturned")
        const isTakenBack = names.includes("Withdrawn") || names.includes("RecallAsked")
        expect(state?.paper._tag === "wanted").toBe(isOut && isTakenBack)
        if (state?.paper._tag !== "wanted") return
        expect(["withdrawn", "recalled"]).not.toContain(standingOf(state))
        expect(needsAttention(state)).toBe(true)
      }),
    )
  })

  it("the reason of its recall is asked with, also where it was taken back while it was on the wire", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const recall = steps.find(({ command, before }) => command._tag === "Recall" && before)
        const asked = history(steps).find((event) => event._tag === "RecallAsked")
        if (asked && recall?.command._tag === "Recall") expect(asked.reason).toBe(recall.command.reason)
      }),
    )
  })

  it("whoever reported on it is known to have it, unless only paper went there", () => {
    fc.assert(
      fc.property(past, (events) => {
        const electronic = events.some((event) => event._tag === "Queued" && event.way.electronic)
        if (electronic && tags(events).includes("StatusReported")) expect(tags(events)).toContain("Submitted")
      }),
    )
  })

  it("sending is started again only where it had stopped, and one that stopped is shown to a person", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { command, before, events, after } of steps) {
          if (command._tag === "Requeue")
            expect(events.length > 0).toBe(before !== undefined && isStopped(before))
          if (after && standingOf(after) === "parked") expect(needsAttention(after)).toBe(true)
          if (after && isStopped(after)) expect(needsAttention(after)).toBe(true)
        }
      }),
    )
  })

  it("an attempt that surely failed does not settle an earlier one that may have got through", () => {
    fc.assert(
      fc.property(past, (events) => {
        const state = replay(decider, events)
        if (state?.failure)
          expect(state.failure.indeterminate).toBe(
            events.some((event) => "indeterminate" in event && event.indeterminate),
          )
      }),
    )
  })
})
