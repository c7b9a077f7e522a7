import { it } from "@lienthong/testkit/vitest"
import { assert, describe } from "vitest"
import { recordsOf } from "../src/measure/record.ts"
import { measureStore } from "../src/storage/measure-store.ts"
import { withSqlite } from "../src/storage/sqlite/arena.ts"
import { works } from "../src/storage/works.ts"

describe("The benchmark of stores in SQLite", () => {
  it("gives a figure above nought for lienthong and the bare driver at every work, and says who is absent", async () => {
    const all = works(3)
    const showings = await withSqlite("nobody wants them", (arena) =>
      measureStore(arena, all, 3, { rounds: 1, millis: 1 }),
    )
    assert.deepStrictEqual(
      showings.filter(({ problem }) => problem !== undefined).map(({ work, problem }) => [work, problem]),
      all.map(({ name }) => [name, "not installed: nobody wants them"]),
    )
    const records = recordsOf("storage", "sqlite", showings)
    for (const contender of ["lienthong", "raw better-sqlite3"]) {
      const own = records.filter((record) => record.contender === contender)
      assert.deepStrictEqual(
        own.map(({ work }) => work),
        all.map(({ name }) => name),
      )
      for (const record of own) {
        assert.deepStrictEqual(Object.keys(record), ["suite", "store", "work", "contender", "perSecond"])
        assert.isAbove(record.perSecond, 0)
      }
    }
  })
})
