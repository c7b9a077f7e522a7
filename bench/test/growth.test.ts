import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { growthSuite } from "../src/storage/growth/suite.ts"
import { withSqlite } from "../src/storage/sqlite/arena.ts"

describe("The benchmark of growth", () => {
  it("measures a small and a large store at every work, and the memory of a reader", async () => {
    const lines: Array<string> = []
    const schedule = { rounds: 1, millis: 1 }
    const records = await withSqlite("nobody wants them", (arena) =>
      growthSuite("sqlite", arena, [40, 80], schedule, (line) => lines.push(line)),
    )
    assert.deepStrictEqual(
      records.map(({ work }) => work),
      [
        "append 1, new stream, at 40 events",
        "append 1, new stream, at 80 events",
        "append 1, old stream, at 40 events",
        "append 1, old stream, at 80 events",
        "read a 20-event stream, at 40 events",
        "read a 20-event stream, at 80 events",
        "dispatch a document, at 40 events",
        "dispatch a document, at 80 events",
        "read the whole log, at 80 events",
      ],
    )
    for (const { perSecond } of records) assert.isAbove(perSecond, 0)
    assert.notInclude(lines.join("\n"), "stopped")
  })
})
