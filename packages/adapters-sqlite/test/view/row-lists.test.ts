import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readLists, writeLists } from "../../src/view/row-lists.ts"

const name = fc.oneof(fc.constantFrom("__proto__", "constructor", "1", "documents/here/"), fc.string())

const places = fc.uniqueArray(fc.record({ list: name, sort: name }), {
  selector: ({ list, sort }) => `${list}\0${sort}`,
})

describe("The places of a row in lists", () => {
  it("are read as they were written, whatever their names are", () => {
    fc.assert(
      fc.property(places, (all) => {
        const read = readLists(writeLists(all))
        expect(read).toHaveLength(all.length)
        expect(new Set(read.map((each) => JSON.stringify(each)))).toEqual(
          new Set(all.map(({ list, sort }) => JSON.stringify({ list, sort }))),
        )
      }),
    )
  })

  it("are read from rows that an earlier version stored", () => {
    fc.assert(
      fc.property(places, (all) => {
        expect(readLists(JSON.stringify(all.map(({ list, sort }) => [list, sort])))).toEqual(
          all.map(({ list, sort }) => ({ list, sort })),
        )
      }),
    )
  })
})
