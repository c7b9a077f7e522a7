import { assert } from "vitest"
import { recordsOf } from "../src/measure/record.ts"
import type { Arena } from "../src/storage/contender.ts"
import { measureStore } from "../src/storage/measure-store.ts"
import { works } from "../src/storage/works.ts"

/** Runs the benchmark as shortly as it can be, without the rivals. */
export const expectFigures = async (arena: Arena, driver: string): Promise<void> => {
  const all = works(3)
  const showings = await measureStore(arena, all, 3, { rounds: 1, millis: 1 })
  for (const { problem } of showings) {
    assert.include([undefined, "not installed: nobody wants them"], problem)
  }
  const records = recordsOf("storage", arena.store, showings)
  for (const contender of ["lienthong", driver]) {
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
}
