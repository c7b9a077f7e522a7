import { isSuccess } from "effect/Result"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { workingCalendar } from "../../../src/calendar/working-calendar.ts"
import { decide } from "../../../src/document/incoming/decide.ts"
import type { Envelope } from "../../../src/document/incoming/event.ts"
import { IncomingEvent } from "../../../src/document/incoming/event.ts"
import { noticeOf } from "../../../src/document/incoming/notice.ts"
import { evolve, type Incoming } from "../../../src/document/incoming/state.ts"
import { incomingDuties } from "../../../src/duty/incoming-duties.ts"
import { defaultDutySettings } from "../../../src/policy/deadline/duty-term.ts"
import { codeKey, isWholeCode } from "../../../src/vocabulary/document-code.ts"
import { incomingCommand, incomingEvent } from "../arbitrary/incoming.ts"
import { ofReplies } from "../arbitrary/reply.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { count, history, live, replay, tags } from "../life.ts"

const decider = { decide, evolve }

deciderLaws("an incoming document", {
  ...decider,
  command: incomingCommand,
  event: incomingEvent,
  schema: IncomingEvent,
  begins: ["Arrived", "RefusedOnArrival"],
})

const life = commands(incomingCommand).map((asked) => live(decider, asked))
const past = life.map(history)

/** What happened since the document last came after it had been given back, or all. */
const lastLife = (events: ReadonlyArray<IncomingEvent>) => {
  const again = events.findLastIndex(
    ({ _tag }, index) =>
      (_tag === "Arrived" || _tag === "RefusedOnArrival") &&
      lastOf(events.slice(0, index), "Arrived", "RefusedOnArrival", "RecallAgreed") === "RecallAgreed",
  )
  return events.slice(Math.max(again, 0))
}

/** The last of these that happened. */
const lastOf = (events: ReadonlyArray<IncomingEvent>, ...names: ReadonlyArray<IncomingEvent["_tag"]>) =>
  events.findLast((event) => names.includes(event._tag))?._tag

describe("In every life of an incoming document", () => {
  it("it is registered at most once, and only while a whole copy is here and not refused", () => {
    fc.assert(
      fc.property(past, (events) => {
        expect(count(lastLife(events), "Registered")).toBeLessThanOrEqual(1)
        const numbers = events.flatMap((event) =>
          event._tag === "Registered" ? [`${event.register}/${event.year}/${event.number}`] : [],
        )
        expect(new Set(numbers).size).toBeLessThanOrEqual(1)
        const registered = tags(events).lastIndexOf("Registered")
        if (registered < 0) return
        expect(lastOf(events.slice(0, registered), "Arrived", "RefusedByClerk", "RecallAgreed")).toBe(
          "Arrived",
        )
      }),
    )
  })

  it("it is worked on only once it is registered, and not refused any more", () => {
    fc.assert(
      fc.property(past, (events) => {
        const names = tags(lastLife(events))
        const registered = names.indexOf("Registered")
        names.forEach((name, index) => {
          if (["Assigned", "ProcessingStarted", "Completed"].includes(name)) {
            expect(registered).toBeGreaterThanOrEqual(0)
            expect(index).toBeGreaterThan(registered)
          }
          if (["RefusedByClerk", "RefusedOnArrival"].includes(name) && registered >= 0) {
            expect(index).toBeLessThan(registered)
          }
        })
      }),
    )
  })

  it("its content is here exactly from a whole copy's arrival to its destruction", () => {
    fc.assert(
      fc.property(past, (events) => {
        const state = replay(decider, events)
        expect(state?.content !== undefined).toBe(lastOf(events, "Arrived", "RecallAgreed") === "Arrived")
      }),
    )
  })

  it("what comes under its identifier with another number and notation is not a copy of it", () => {
    const codeOf = (envelope: Envelope) => (isWholeCode(envelope.code) ? codeKey(envelope.code) : undefined)
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, command, events } of steps) {
          if (!before || !("envelope" in command) || !tags(events).includes("DuplicateArrived")) continue
          if (before.envelope.kind === "update" || before.earlier.length > 0) continue
          const [known, came] = [codeOf(before.envelope), codeOf(command.envelope)]
          if (known !== undefined && came !== undefined) expect(came).toBe(known)
        }
      }),
    )
  })

  it("nothing happens to it after its destruction but that copies come, until its sender adds the agency again", () => {
    fc.assert(
      fc.property(past, (events) => {
        const destroyed = tags(events).lastIndexOf("RecallAgreed")
        if (destroyed < 0) return
        const ofPackets = ["DuplicateArrived", "ConflictingCopyRefused"]
        const [next] = events.slice(destroyed + 1).filter(({ _tag }) => !ofPackets.includes(_tag))
        if (next === undefined) {
          expect(replay(decider, events)?.stage).toBe("destroyed")
          return
        }
        const asked = events.slice(0, destroyed).findLast((event) => event._tag === "RecallAsked")
        expect(["Arrived", "RefusedOnArrival"]).toContain(next._tag)
        if ("addedAt" in next && asked?._tag === "RecallAsked" && asked.statedAt)
          expect((next.addedAt ?? "") > asked.statedAt).toBe(true)
        expect("addedAt" in next).toBe(true)
      }),
    )
  })

  it("a recall that was declined obliges until the document is destroyed or the sender gives it up", () => {
    const rules = { ...defaultDutySettings, calendar: workingCalendar() }
    fc.assert(
      fc.property(life, (steps) => {
        for (const { after } of steps) {
          if (after?.recall?.answer !== "declined" || after.arrivedAt === undefined) continue
          const duty = incomingDuties(after, rules).find(({ name }) => name === "answer-recall")
          const { answeredAt, givenUpAt } = after.recall
          expect(duty?.due).toBe(answeredAt)
          expect(duty?.ended).toEqual(givenUpAt && { at: givenUpAt, how: "lifted" })
          expect(isSuccess(decide(after, { _tag: "AgreeRecall" }))).toBe(
            givenUpAt === undefined && after.stage !== "destroyed",
          )
        }
      }),
    )
  })

  it("each question to give it back is answered once, or agreed to after all, and then destroyed whole", () => {
    fc.assert(
      fc.property(life, (steps) => {
        let open = false
        let declined = false
        for (const { before, events } of steps)
          for (const event of events) {
            if (event._tag === "RecallAsked") open = true
            if (event._tag === "RecallAsked" || event._tag === "RecallGivenUp") declined = false
            if (event._tag !== "RecallAgreed" && event._tag !== "RecallDeclined") continue
            expect(open || (declined && event._tag === "RecallAgreed")).toBe(true)
            open = false
            declined = event._tag === "RecallDeclined"
            if (event._tag === "RecallAgreed") {
              const proposed = before?.update?.answer ? undefined : before?.update?.content
              const kept = [before?.content, proposed, ...(before?.earlier ?? [])]
              const digests = kept.flatMap((each) => each?.files.map((file) => file.digest) ?? [])
              expect(new Set(event.destroyed)).toEqual(new Set(digests))
            }
          }
      }),
    )
  })

  it("its sender is told of everything but of what it said itself and of the agency's inner affairs", () => {
    const ofSender = ["RecallAsked", "UpdateAsked", "Superseded", "Supersedes", "ReplacementDestroyed"]
    const untold = [...ofSender, ...ofReplies, "Converted", "DeadlineExtended", "HandedBack", "RecallGivenUp"]
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, events } of steps)
          for (const event of events)
            expect(noticeOf(before, event) === undefined).toBe(untold.includes(event._tag))
      }),
    )
  })

  it("an update changes what it holds and never which document it is, and only when the agency agrees", () => {
    const identity = (state: Incoming | undefined) =>
      state && [state.envelope.from, state.envelope.wireId, state.envelope.code, state.envelope.date]
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, events, after } of steps) {
          const names = tags(events)
          if (names.includes("UpdateAgreed")) {
            expect(identity(after)).toEqual(identity(before))
            expect(after?.content).toEqual(before?.update?.content)
          }
          if (names.includes("UpdateAsked") || names.includes("UpdateDeclined"))
            expect([after?.content, after?.envelope]).toEqual([before?.content, before?.envelope])
        }
      }),
    )
  })

  it("a replacement destroys nothing and stops nothing", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, events, after } of steps) {
          if (!tags(events).includes("Superseded")) continue
          const { replacedBy, ...rest } = after ?? { replacedBy: [] }
          const { replacedBy: earlier, ...same } = before ?? { replacedBy: [] }
          expect(rest).toEqual(same)
          expect(replacedBy.slice(0, -1)).toEqual(earlier)
        }
      }),
    )
  })

  it("a copy that comes again is answered as the document stands, and changes nothing", () => {
    const codes: Readonly<Record<string, string>> = {
      refused: "02",
      arrived: "01",
      registered: "03",
      assigned: "04",
      processing: "05",
      completed: "06",
      destroyed: "15",
    }
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, events, after } of steps) {
          const [event] = events
          if (event?._tag !== "DuplicateArrived") continue
          expect(after).toEqual(before)
          expect(noticeOf(before, event)?.status).toBe(codes[before?.stage ?? ""])
        }
      }),
    )
  })
})
