import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { workingCalendar } from "../../../src/calendar/working-calendar.ts"
import { decide } from "../../../src/document/incoming/decide.ts"
import { evolve } from "../../../src/document/incoming/state.ts"
import { incomingDuties } from "../../../src/duty/incoming-duties.ts"
import { defaultDutySettings } from "../../../src/policy/deadline/duty-term.ts"
import { lastInstant } from "../../../src/time/vietnam-time.ts"
import { incomingCommand } from "../arbitrary/incoming.ts"
import { commands } from "../decider-laws.ts"
import { live } from "../life.ts"

const life = commands(incomingCommand).map((asked) => live({ decide, evolve }, asked))

describe("In every life of an incoming document", () => {
  it("the last assignment alone says who leads, who takes part and what to do, until it is handed back", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { events, after } of steps)
          for (const event of events) {
            const { assignedTo, joining, assignmentNote, handedBack } = after ?? {}
            const said = { assignedTo, joining, assignmentNote, handedBack }
            if (event._tag === "Assigned")
              expect(said).toEqual({
                assignedTo: event.to,
                joining: event.joining,
                assignmentNote: event.note,
                handedBack: undefined,
              })
            if (event._tag === "HandedBack") {
              expect(said).toEqual({
                assignedTo: undefined,
                joining: undefined,
                assignmentNote: undefined,
                handedBack: event.reason,
              })
              expect(after?.stage).toBe("registered")
            }
          }
      }),
    )
  })

  it("an extension is later than what stood, has a reason, and only assigned work is handed back", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, events } of steps)
          for (const event of events) {
            if (event._tag === "DeadlineExtended") {
              const standing = before?.deadline?.due ?? before?.envelope.dueDate
              expect(standing === undefined || event.due > standing).toBe(true)
              expect(event.reason.trim()).not.toBe("")
            }
            if (event._tag === "HandedBack") expect(before?.assignedTo).toBeDefined()
          }
      }),
    )
  })

  it("it is due by the agency's own deadline, else by the sender's date, else by the work rule", () => {
    const calendar = workingCalendar()
    const rules = { ...defaultDutySettings, calendar }
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 30 }), (steps, completeWorkingDays) => {
        for (const { after } of steps) {
          if (after?.arrivedAt === undefined) continue
          const termBy = (settings: typeof rules & { completeWorkingDays?: number }) =>
            incomingDuties(after, settings).find(({ name }) => name === "complete")
          const [plain, ruled] = [termBy(rules), termBy({ ...rules, completeWorkingDays })]
          const stated = (after.dueUntilDone ?? after.envelope).dueDate
          if (after.deadline) expect(ruled?.due).toBe(lastInstant(after.deadline.due))
          else if (stated === undefined) expect(plain).toBeUndefined()
          if (after.deadline || stated !== undefined) expect(ruled).toEqual(plain)
          else expect(ruled?.reason.vi).toContain(`${completeWorkingDays} ngày làm việc`)
          expect(ruled?.due !== undefined && ruled.due >= after.arrivedAt).toBe(
            after.deadline === undefined || lastInstant(after.deadline.due) >= after.arrivedAt,
          )
        }
      }),
    )
  })
})
