import { describe, expect, it } from "vitest"
import { knownShapes, recordedShapes, shapesFile } from "./known-shapes.ts"

const howTo = (name: string) => `
The events of ${name} are stored, and their form has changed. Give the type its next version: in the history.ts beside its
event.ts add a step, grew() where every stored event is one of the new form too, else formerly(the old schema, a function
from the old form to the new one); then run node packages/core/test/history/record-shapes.ts.
If no release has written this version yet, remove its line from ${shapesFile} and run the same.
docs/adr/0008-event-versions.md has the whole story.`

describe("The form of an event", () => {
  for (const [name, shape] of knownShapes) {
    it(`${name} is the one that was recorded`, () => {
      const recorded = recordedShapes[name]
      expect(recorded, "new: run node packages/core/test/history/record-shapes.ts").toBeDefined()
      if (shape !== undefined) expect(shape, howTo(name)).toBe(recorded)
    })
  }

  it("is never removed once it was recorded", () => {
    expect(Object.keys(recordedShapes).filter((name) => !knownShapes.has(name))).toEqual([])
  })
})
