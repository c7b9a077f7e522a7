import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type PaperCommand, paper } from "../../../src/document/paper/decide.ts"
import { PaperEvent } from "../../../src/document/paper/event.ts"
import { paperEvent } from "../arbitrary/paper.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { count, history, live } from "../life.ts"

/** Each command asks for what one of the events records. */
const commandFor = (event: PaperEvent): PaperCommand => {
  switch (event._tag) {
    case "PaperReceived":
      return { ...event, _tag: "Record" }
    case "ElectronicCame":
      return { ...event, _tag: "Match" }
    case "PaperRegistered":
      return { ...event, _tag: "Register" }
  }
}
const paperCommand = paperEvent.map(commandFor)

deciderLaws("paper that came", {
  ...paper,
  command: paperCommand,
  event: paperEvent,
  schema: PaperEvent,
  begins: ["PaperReceived"],
})

describe("Paper that came", () => {
  it("is recorded once and registered once, however often that is asked", () => {
    fc.assert(
      fc.property(commands(paperCommand), (asked) => {
        const happened = history(live(paper, asked))
        expect(count(happened, "PaperReceived")).toBeLessThanOrEqual(1)
        expect(count(happened, "PaperRegistered")).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("is matched with its electronic document when it is recorded again after that has come", () => {
    fc.assert(
      fc.property(commands(paperCommand), paperEvent, fc.string(), (asked, event, document) => {
        if (event._tag !== "PaperReceived") return
        const steps = live(paper, [...asked, { ...event, _tag: "Record", document }])
        const last = steps.at(-1)
        expect(last?.after?.document).toBe(last?.before?.document ?? document)
      }),
    )
  })
})
