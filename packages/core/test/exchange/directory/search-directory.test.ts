import { it } from "@effect/vitest"
import type { DirectoryEntry } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { searchDirectory } from "../../../src/exchange/directory/search-directory.ts"
import { Settings } from "../../../src/exchange/settings/settings.ts"
import { AgencyDirectory } from "../../../src/port/agency-directory.ts"
import { expectSentences, quietly, start, tayNinh } from "../scene.ts"
import { openOffice } from "./directory-scene.ts"

const list: ReadonlyArray<DirectoryEntry> = [
  tayNinh,
  { code: "000.00.12.H53", otherCode: "H53.12", name: "Sở Thông tin và Truyền thông tỉnh Tây Ninh" },
  { code: "000.03.12.H53", name: "Trung tâm Công nghệ thông tin - Sở Thông tin và Truyền thông" },
  { code: "000.00.12.H17", name: "Sở Thông tin và Truyền thông thành phố Đà Nẵng" },
  { code: "000.00.31.H53", name: "UBND huyện Tân Biên" },
  { code: "000.28.31.H53", name: "Ủy ban nhân dân xã Tân Lập" },
  { code: "H53.99", name: "Ủy ban nhân dân xã Tân Hội" },
]

const openWith = (entries: ReadonlyArray<DirectoryEntry>, options: object = {}) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    return yield* openTestAgency(memoryAxis(entries), tayNinh, options)
  })

const codesFor = (agency: Effect.Success<ReturnType<typeof openWith>>, text: string) =>
  Effect.map(agency.directory.search({ text }), ({ rows }) => rows.map(({ code }) => code))

describe("A recipient is found in the directory", () => {
  it.effect("by the beginnings of words in any order, without accents, with abbreviations", () =>
    Effect.gen(function* () {
      const agency = yield* openWith(list)
      expect(yield* codesFor(agency, "so thong tin tay ninh")).toEqual(["000.00.12.H53"])
      expect(yield* codesFor(agency, "Ninh Tây, SỞ TTTT")).toEqual(["000.00.12.H53"])
      expect(yield* codesFor(agency, "sở thông tin")).toEqual([
        "000.00.12.H17",
        "000.00.12.H53",
        "000.03.12.H53",
      ])
      expect(yield* codesFor(agency, "ubnd tan")).toEqual(["000.00.31.H53", "H53.99", "000.28.31.H53"])
      expect(yield* codesFor(agency, "uy ban nhan dan huyen")).toEqual(["000.00.31.H53"])
      expect(yield* codesFor(agency, "hải phòng")).toEqual([])
    }),
  )

  it.effect("by either of its codes, however it is typed, before all whose names match", () =>
    Effect.gen(function* () {
      const agency = yield* openWith(list)
      for (const text of ["h53.12", " 000.00.12.h53 ", "000.00.12.H53"])
        expect((yield* codesFor(agency, text))[0]).toBe("000.00.12.H53")
      expect((yield* codesFor(agency, "h53")).length).toBe(6)
    }),
  )

  it.effect("with the agencies above it that stand today, and the codes of those it took over from", () =>
    Effect.gen(function* () {
      const successions = [
        { from: "000.00.31.H53", since: "2019-01-01", source: "Nghị quyết 1" },
        { from: "000.77.31.H53", to: "000.28.31.H53", since: "2019-01-01", source: "Nghị quyết 2" },
      ]
      const agency = yield* openWith(list, { successions })
      const { rows } = yield* agency.directory.search({ text: "tan lap" })
      expect(rows).toEqual([
        {
          code: "000.28.31.H53",
          name: "Ủy ban nhân dân xã Tân Lập",
          above: [{ code: tayNinh.code, name: tayNinh.name }],
          former: ["000.77.31.H53"],
        },
      ])
      expect(yield* codesFor(agency, "000.77.31.H53")).toEqual(["000.28.31.H53"])
    }),
  )

  it.effect("where an agency took over from the one above it, and by codes of either standard", () =>
    Effect.gen(function* () {
      const successions = [
        { from: "000.00.31.H53", to: "000.28.31.H53", since: "2019-01-01", source: "Nghị quyết 1" },
        { from: "H53.11", to: "H53.12", since: "2019-01-01", source: "Nghị quyết 2" },
        { from: "H53.77", to: "000.28.31.H53", since: "2019-01-01", source: "Nghị quyết 3" },
        { from: "H53.77", to: "H53.99", since: "2019-01-01", source: "Nghị quyết 3" },
      ]
      const agency = yield* openWith(list, { successions })
      expect((yield* agency.directory.search({ text: "tan lap" })).rows).toMatchObject([
        { code: "000.28.31.H53", above: [], former: ["000.00.31.H53", "H53.77"] },
      ])
      expect((yield* agency.directory.search({ text: "H53.11" })).rows[0]).toMatchObject({
        code: "000.00.12.H53",
        former: ["H53.11"],
      })
      const divided = yield* agency.directory.search({ text: "H53.77", limit: 1 })
      expect(divided.rows.map(({ code }) => code)).toEqual(["H53.99"])
      expect(divided.more).toBe(true)
    }),
  )

  it.effect("among as many as are asked for, and it is said whether there are more and of which list", () =>
    Effect.gen(function* () {
      const agency = yield* openWith(list)
      const found = yield* agency.directory.search({ text: "thong tin", limit: 2 })
      expect(found).toMatchObject({ more: true, directory: { kept: false, version: 1 } })
      expect(found.rows).toHaveLength(2)
      expect((yield* agency.directory.search({ text: "thong tin", limit: 3 })).more).toBe(false)
      for (const wrong of [{ text: " . " }, { text: "a", limit: 0 }, { text: 5 }, { words: "a" }]) {
        const error = yield* Effect.flip(agency.directory.search(wrong as never))
        expect(error.code).toBe("input/value-invalid")
      }
    }),
  )

  it.effect("wherever each word of a search begins a word of its name, and nowhere else", () =>
    Effect.gen(function* () {
      const words = ["sở", "y", "tế", "xã", "tân", "lập", "hội"]
      const names = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 12,
      })
      const wanted = fc.array(fc.constantFrom("so", "s", "y", "te", "xa", "ta", "lap", "h"), {
        minLength: 1,
        maxLength: 3,
      })
      const plain: Readonly<Record<string, string>> = {
        sở: "so",
        y: "y",
        tế: "te",
        xã: "xa",
        tân: "tan",
        lập: "lap",
        hội: "hoi",
      }
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(names, wanted, (named, asked) =>
            Effect.runPromise(
              Effect.scoped(
                Effect.gen(function* () {
                  const entries = named.map((each, index) => ({
                    code: `Z99.${index}`,
                    name: each.join(" "),
                  }))
                  const agency = yield* openWith([tayNinh, ...entries])
                  const expected = entries.flatMap(({ code }, index) =>
                    asked.every((word) => named[index]?.some((each) => plain[each]?.startsWith(word)))
                      ? [code]
                      : [],
                  )
                  const found = yield* codesFor(agency, asked.join(" "))
                  expect(found.filter((code) => code.startsWith("Z99.")).toSorted()).toEqual(
                    expected.toSorted(),
                  )
                }).pipe(Effect.provide(TestClock.layer())),
              ),
            ),
          ),
          { numRuns: 30 },
        ),
      )
    }),
  )
})

describe("A search of the directory", () => {
  it.effect("goes on in the list that is kept while the axis is away, and says so", () =>
    Effect.gen(function* () {
      const { directory, first, reopened } = yield* openOffice
      yield* first.directory.search({ text: "bo" })
      directory.away = true
      const found = yield* quietly(
        Effect.flatMap(reopened, (agency) => agency.directory.search({ text: "bo thong tin" })),
      )
      expect(found.rows.map(({ code }) => code)).toEqual(["000.00.00.G14"])
    }),
  )

  it.effect("is refused where the host's directory only finds agencies by their codes", () =>
    Effect.gen(function* () {
      const asked = searchDirectory({ text: "so" }).pipe(
        Effect.provideService(AgencyDirectory, AgencyDirectory.of({ find: () => Effect.succeedNone })),
        Effect.provideService(Settings, { agency: tayNinh } as never),
      )
      const error = yield* Effect.flip(asked)
      expect(error.code).toBe("directory/not-listed")
      expectSentences(error)
    }),
  )
})
