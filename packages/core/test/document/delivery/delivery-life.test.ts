import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DeliveryCommand, decide } from "../../../src/document/delivery/decide.ts"
import { DeliveryEvent, type StatusReport } from "../../../src/document/delivery/event.ts"
import {
  isAskedBack,
  isStopped,
  isTakenBack,
  mayBeAskedAgain,
  needsAttention,
  standingOf,
} from "../../../src/document/delivery/standing.ts"
import { evolve } from "../../../src/document/delivery/state.ts"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { deliveryCommand, deliveryEvent, queue, report } from "../arbitrary/delivery.ts"
import { deadline, instant, way } from "../arbitrary/vocabulary.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { count, history, live, replay, tags } from "../life.ts"

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

type Events = ReadonlyArray<DeliveryEvent>

/** The events since something last happened, or all. */
const since = (events: Events, ...names: ReadonlyArray<DeliveryEvent["_tag"]>): Events =>
  events.slice(
    Math.max(
      events.findLastIndex(({ _tag }) => names.includes(_tag)),
      0,
    ),
  )

/** The last sending, and what happened since the recipient was last added. */
const lastSending = (events: Events) => since(events, "QueuedAgain")
const sinceAdded = (events: Events) => since(events, "QueuedAgain", "CountedAgain")

const [addition] = fc.sample(
  fc.record({
    way: way.filter(({ electronic }) => electronic),
    deadline,
    update: fc.constant(2),
    statedAt: fc.constant(vietnamTime(Date.parse("2019-06-20T17:00:00+07:00"))),
  }),
  { numRuns: 1, seed: 1 },
) as [Omit<Extract<DeliveryCommand, { _tag: "AddAgain" }>, "_tag">]

/** Whether by these events the recipient may have the document. */
const isUnclear = (event: DeliveryEvent) =>
  event._tag === "SubmissionCutOff" || ("indeterminate" in event && event.indeterminate)

const mayHaveLeft = (events: ReadonlyArray<DeliveryEvent>) =>
  events.some((event) => event._tag === "Submitted" || isUnclear(event))

describe("In every life of a delivery", () => {
  it("it becomes known at most once that the axis has it, and no failure told later takes that back", () => {
    fc.assert(
      fc.property(past, (events) => {
        expect(count(lastSending(events), "Submitted")).toBeLessThanOrEqual(1)
        const state = replay(decider, events)
        if (!state || !tags(lastSending(events)).includes("Submitted")) return
        expect(isStopped(state)).toBe(false)
        expect(["waiting", "retrying", "parked", "withdrawn"]).not.toContain(standingOf(state))
      }),
    )
  })

  it("paper is recorded once, by the rule that says so, and what is recorded after a recall is wanted back", () => {
    fc.assert(
      fc.property(past, (events) => {
        events.forEach((event, index) => {
          if (event._tag !== "PaperSent") return
          const before = events.slice(0, index)
          const way = before.flatMap((earlier) => ("way" in earlier ? [earlier.way] : [])).at(-1)
          expect(way?.paper && way.rule).toBeTruthy()
          expect(event.article).toBe(way?.article)
          const names = tags(sinceAdded(before))
          expect(names).not.toContain("PaperSent")
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
        const before = lastSending(history(steps.slice(0, recalled)))
        expect(tags(steps[recalled]?.events ?? [])).toEqual([
          mayHaveLeft(before) ? "RecallAsked" : "Withdrawn",
        ])
      }),
    )
  })

  it("one that was kept here and is found to have left all the same is asked back", () => {
    fc.assert(
      fc.property(past, (events) => {
        const names = tags(lastSending(events))
        if (names.includes("Withdrawn") && names.includes("Submitted")) expect(names).toContain("RecallAsked")
        expect(count(lastSending(events), "Withdrawn")).toBeLessThanOrEqual(1)
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
      { numRuns: 1_500 },
    )
  })

  it("its paper is wanted back exactly when it went out and the document was then taken back", () => {
    fc.assert(
      fc.property(past, (events) => {
        const state = replay(decider, events)
        const names = tags(events)
        const isOut = names.lastIndexOf("PaperSent") > names.lastIndexOf("PaperReturned")
        const recent = tags(sinceAdded(events))
        const isTakenBack = recent.includes("Withdrawn") || recent.includes("RecallAsked")
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
        const added = steps.findIndex(({ events }) => tags(events).some((name) => name.endsWith("Again")))
        const asked = history(steps.slice(0, added < 0 ? undefined : added)).find(
          (event) => event._tag === "RecallAsked",
        )
        if (asked && recall?.command._tag === "Recall") expect(asked.reason).toBe(recall.command.reason)
      }),
    )
  })

  it("a recipient that reported on it is known to have it, unless only paper went there", () => {
    fc.assert(
      fc.property(past, (events) => {
        const electronic = events.some((event) => event._tag === "Queued" && event.way.electronic)
        const isFirst = !tags(events).includes("QueuedAgain")
        if (isFirst && electronic && tags(events).includes("StatusReported"))
          expect(tags(events)).toContain("Submitted")
      }),
    )
  })

  it("sending is restarted only where it had stopped, and a stopped one is shown to a person", () => {
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
        if (state?.failure) expect(state.failure.indeterminate).toBe(lastSending(events).some(isUnclear))
      }),
    )
  })

  it("it goes out again only to recipients that no longer have it, and never while an answer is awaited", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { command, before, denied, events, after } of steps) {
          if (command._tag !== "AddAgain" || !before) continue
          const standing = standingOf(before)
          if (standing === "recall-asked") expect(denied?.code).toBe("document/recall-unanswered")
          else if (standing === "recall-declined") expect(tags(events)).toEqual(["CountedAgain"])
          else if (denied) expect(["withdrawn", "recalled", "paper-out"]).not.toContain(standing)
          else expect(tags(events)).toEqual(["QueuedAgain"])
          if (denied || !after) continue
          expect(isTakenBack(after)).toBe(false)
          expect(["withdrawn", "recalled", "paper-out", "recall-asked", "recall-declined"]).not.toContain(
            standingOf(after),
          )
        }
      }),
      { numRuns: 1_500 },
    )
  })

  it("what was reported of a former sending keeps no new one from going out", () => {
    const gaveBackAt = fc.option(instant, { nil: undefined })
    fc.assert(
      fc.property(queue, gaveBackAt, fc.array(report), (start, at, late) => {
        const given = at === undefined ? {} : { reportedAt: at }
        const said = (reports: ReadonlyArray<StatusReport>) =>
          reports.map(({ reportedAt, ...each }) => ({
            _tag: "Report" as const,
            report: { ...each, ...given },
          }))
        const end = live(decider, [
          { ...start, way: addition.way },
          { _tag: "Submit", attempt: 1, knownBy: "answer" },
          { _tag: "Recall", reason: "Sai", at: addition.statedAt },
          ...said([{ status: "15", description: "" }]),
          { _tag: "AddAgain", ...addition },
          ...said(late.map((each) => each.report)),
        ]).at(-1)?.after
        expect(end?.former).toHaveLength(1)
        expect(end?.submitted).toBeUndefined()
        expect(end && isTakenBack(end)).toBe(false)
      }),
    )
  })
})
