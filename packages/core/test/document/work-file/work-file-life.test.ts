import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type WorkFileCommand, workFile } from "../../../src/document/work-file/decide.ts"
import { WorkFileEvent } from "../../../src/document/work-file/event.ts"
import { workFileEvent } from "../arbitrary/work-file.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { count, history, live } from "../life.ts"

/** Each command asks for what one of the events records; closing is rarer than adding. */
const commandFor = (event: WorkFileEvent): WorkFileCommand => {
  switch (event._tag) {
    case "FileOpened":
      return { ...event, _tag: "Open" }
    case "DocumentFiled":
      return { _tag: "Add", document: event.document }
    case "DocumentUnfiled":
      return { ...event, _tag: "Remove" }
    case "FileClosed":
      return { ...event, _tag: "Close" }
  }
}
const command = workFileEvent.map(commandFor)

deciderLaws("a work file", {
  ...workFile,
  command,
  event: workFileEvent,
  schema: WorkFileEvent,
  begins: ["FileOpened"],
})

describe("In every life of a work file", () => {
  it("it is opened once and closed once, and nothing happens to it after that", () => {
    fc.assert(
      fc.property(commands(command), (asked) => {
        const happened = history(live(workFile, asked))
        expect(count(happened, "FileOpened")).toBeLessThanOrEqual(1)
        const closed = happened.findIndex(({ _tag }) => _tag === "FileClosed")
        if (closed >= 0) expect(closed).toBe(happened.length - 1)
      }),
    )
  })

  it("its documents stand in the order in which they were added, each once, and no place is given twice", () => {
    fc.assert(
      fc.property(commands(command), (asked) => {
        const steps = live(workFile, asked)
        const documents = steps.at(-1)?.after?.documents ?? []
        const ordinals = documents.map(({ ordinal }) => ordinal)
        expect(ordinals).toEqual(ordinals.toSorted((a, b) => a - b))
        expect(new Set(documents.map(({ document }) => document)).size).toBe(documents.length)
        const given = history(steps).flatMap((event) =>
          event._tag === "DocumentFiled" ? [event.ordinal] : [],
        )
        expect(given).toEqual(given.map((_, index) => index + 1))
      }),
    )
  })
})
