import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decide } from "../../../src/document/outgoing/decide.ts"
import { OutgoingEvent } from "../../../src/document/outgoing/event.ts"
import { currentFiles, evolve } from "../../../src/document/outgoing/state.ts"
import { isCopy } from "../../../src/vocabulary/document-type.ts"
import { outgoingCommand, outgoingEvent } from "../arbitrary/outgoing.ts"
import { ofReplies } from "../arbitrary/reply.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { count, history, live, replay, tags } from "../life.ts"

const decider = { decide, evolve }

deciderLaws("an outgoing document", {
  ...decider,
  command: outgoingCommand,
  event: outgoingEvent,
  schema: OutgoingEvent,
  begins: ["Drafted"],
})

const life = commands(outgoingCommand).map((asked) => live(decider, asked))

describe("In every life of an outgoing document", () => {
  it("it is dispatched unsigned only when that was said expressly, and then it is not an original", () => {
    fc.assert(
      fc.property(life, (steps) => {
        steps.forEach(({ command, events }, index) => {
          const [dispatched] = events
          if (dispatched?._tag !== "Dispatched" || command._tag !== "Dispatch") return
          const before = history(steps.slice(0, index))
          const draft = before.flatMap((event) => ("draft" in event ? [event.draft] : [])).at(-1)
          const sealed = tags(before).includes("SealedByAgency")
          const signed =
            tags(before).includes("SignedByPerson") || (draft !== undefined && isCopy(draft.type))
          expect(dispatched.legalValue).toBe(signed && sealed ? "original" : "for-information")
          if (!(signed && sealed)) expect(command.forInformation).toBe(true)
        })
      }),
    )
  })

  it("it is drafted, signed, numbered, sealed, dispatched and recalled at most once", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const events = history(steps)
        const often = ["Revised", "Replaced", "ReplacementRecalled", "Updated", "Converted", ...ofReplies]
        for (const { _tag } of events) if (!often.includes(_tag)) expect(count(events, _tag)).toBe(1)
      }),
    )
  })

  it("each step comes after those it needs", () => {
    const needs: Readonly<Record<OutgoingEvent["_tag"], ReadonlyArray<string>>> = {
      Drafted: [],
      Revised: ["Drafted"],
      SignedByPerson: ["Drafted"],
      Numbered: ["Drafted"],
      Converted: ["Numbered"],
      SealedByAgency: ["Numbered"],
      Dispatched: ["Numbered"],
      Replaced: ["Dispatched"],
      ReplacementRecalled: ["Replaced"],
      Updated: ["Dispatched"],
      RecallStarted: ["Dispatched"],
      ClosedUnissued: ["Drafted"],
      RepliesTo: ["Drafted"],
      Replied: ["Drafted"],
      ReplyWithdrawn: ["Replied"],
    }
    fc.assert(
      fc.property(life, (steps) => {
        const events = history(steps)
        events.forEach(({ _tag }, index) => {
          expect(tags(events.slice(0, index))).toEqual(expect.arrayContaining([...needs[_tag]]))
        })
      }),
    )
  })

  it("nothing happens to it once it is closed unissued, and it is not both closed so and dispatched", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const names = tags(history(steps))
        if (!names.includes("ClosedUnissued")) return
        expect(names.at(-1)).toBe("ClosedUnissued")
        expect(names).not.toContain("Dispatched")
      }),
    )
  })

  it("nothing happens to it after its recall, and nobody signs or changes it once it has gone", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const names = tags(history(steps))
        const after = (tag: string) => (names.includes(tag) ? names.slice(names.indexOf(tag) + 1) : [])
        const ofOthers = ["ReplacementRecalled", ...ofReplies]
        expect(after("RecallStarted").filter((name) => !ofOthers.includes(name))).toEqual([])
        const own = ["RecallStarted", "Replaced", "Updated", "Converted", ...ofOthers]
        expect(after("Dispatched").filter((name) => !own.includes(name))).toEqual([])
      }),
    )
  })

  it("what has been signed is not revised, and the agency signs last", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const names = tags(history(steps))
        if (names.includes("SignedByPerson")) {
          expect(names.lastIndexOf("Revised")).toBeLessThan(names.indexOf("SignedByPerson"))
        }
        if (names.includes("SealedByAgency")) {
          expect(names.indexOf("SignedByPerson")).toBeLessThan(names.indexOf("SealedByAgency"))
        }
      }),
    )
  })

  it("it is replaced by one document at a time, and by none once that was recalled", () => {
    fc.assert(
      fc.property(life, (steps) => {
        let standing: string | undefined
        for (const { events, after } of steps) {
          for (const event of events) {
            if (event._tag === "Replaced") {
              expect(standing).toBeUndefined()
              standing = event.by.document
            }
            if (event._tag === "ReplacementRecalled") {
              expect(event.document).toBe(standing)
              standing = undefined
            }
          }
          expect(after?.replacedBy?.document).toBe(standing)
        }
      }),
    )
  })

  it("its files are those of the last signature, or of the last draft", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const events = history(steps)
        const files = events
          .flatMap((event) =>
            "files" in event ? [event.files] : "draft" in event ? [event.draft.files] : [],
          )
          .at(-1)
        const state = replay(decider, events)
        expect(state && currentFiles(state)).toEqual(files)
      }),
    )
  })

  it("it reaches at least one recipient, and none twice", () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const event of history(steps)) {
          if (event._tag !== "Dispatched") continue
          const codes = event.lines.map((line) => line.to.code)
          expect(codes.length).toBeGreaterThan(0)
          expect(new Set(codes).size).toBe(codes.length)
        }
      }),
    )
  })
})
