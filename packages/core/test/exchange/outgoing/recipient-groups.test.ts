import { it } from "@effect/vitest"
import { type ExchangeOptions, InputError, openExchange } from "@lienthong/core"
import { memoryAxis, openTestAgency, testOptions } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { btttt, by, expectSentences, quietly, sealed, start, tayNinh, vpcp } from "../scene.ts"

const recipientGroups = [
  { name: "Các bộ, ngành", members: [vpcp.code, btttt.code, tayNinh.code] },
  { name: "Văn phòng", members: [vpcp.code] },
]

const open = (groups = recipientGroups) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    return yield* openTestAgency(memoryAxis([tayNinh, vpcp, btttt]), tayNinh, { recipientGroups: groups })
  })

const recipientsOf = (
  to: Parameters<Effect.Success<ReturnType<typeof open>>["outgoing"]["dispatch"]>[1]["to"],
) =>
  Effect.gen(function* () {
    const agency = yield* open()
    const id = yield* sealed(agency)
    yield* agency.outgoing.dispatch(id, { to }, by)
    return (yield* agency.outgoing.deliveries(id)).map(({ to }) => to.code)
  })

describe("A document for a group of recipients", () => {
  it.effect("goes to each of its agencies once, and not to the agency itself", () =>
    Effect.gen(function* () {
      const both = [vpcp.code, btttt.code]
      expect(yield* recipientsOf([{ group: "Các bộ, ngành" }])).toEqual(both)
      expect(yield* recipientsOf([{ group: "cac bo nganh" }, { group: "VĂN PHÒNG" }])).toEqual(both)
    }),
  )

  it.effect("goes once to an agency that is also named by itself, as it is named there", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([{ group: "Các bộ, ngành" }, { group: "Văn phòng" }], { minLength: 1 }),
          fc.nat(2),
          (groups, at) =>
            Effect.gen(function* () {
              const agency = yield* open()
              const id = yield* sealed(agency)
              const to = groups.toSpliced(at, 0, {
                code: vpcp.code,
                name: "Văn phòng Chính phủ (để báo cáo)",
              } as never)
              yield* agency.outgoing.dispatch(id, { to }, by)
              const found = (yield* agency.outgoing.deliveries(id)).filter(({ to }) => to.code === vpcp.code)
              expect(found.map(({ to }) => to.name)).toEqual(["Văn phòng Chính phủ (để báo cáo)"])
            }).pipe(Effect.scoped, quietly, Effect.provide(TestClock.layer()), Effect.runPromise),
        ),
        { numRuns: 20 },
      ),
    ),
  )

  it.effect("of a name that no group has is refused, with the names there are", () =>
    Effect.gen(function* () {
      const agency = yield* open()
      const id = yield* sealed(agency)
      const to = [{ group: "Các sở" }]
      const refused = yield* Effect.flip(agency.outgoing.dispatch(id, { to }, by))
      expectSentences(refused as InputError)
      expect(refused).toMatchObject({ code: "input/value-invalid", detail: { field: "group" } })
      expect((refused as InputError).sentence.next.vi).toContain("Các bộ, ngành")
    }),
  )

  it.effect(
    "is found beside the agencies in the search for recipients, which says who is a focal point",
    () =>
      Effect.gen(function* () {
        const agency = yield* open()
        const found = yield* agency.directory.search({ text: "van phong" })
        expect(found.groups).toEqual([recipientGroups[1]])
        expect(found.rows).toMatchObject([{ code: vpcp.code, focalPoint: true }])
      }),
  )
})

describe("Groups of recipients that cannot be used", () => {
  const axis = memoryAxis([tayNinh])
  const told = (groups: unknown) =>
    openExchange({ ...testOptions(axis, tayNinh), recipientGroups: groups } as ExchangeOptions).then(
      (exchange) => exchange.close(),
      (error: unknown) => error,
    )

  it.live("are reported when the exchange is opened, with what is expected", () =>
    Effect.promise(async () => {
      const wrong: ReadonlyArray<readonly [groups: unknown, path: string]> = [
        [[{ name: " ", members: [vpcp.code] }], "recipientGroups[0].name"],
        [[{ name: "…", members: [vpcp.code] }], "recipientGroups[0].name"],
        [[...recipientGroups, { name: "văn phòng", members: [vpcp.code] }], "recipientGroups[2].name"],
        [[{ name: "Các sở", members: [] }], "recipientGroups[0].members"],
        [[{ name: "Các sở", members: [vpcp.code, "?"] }], "recipientGroups[0].members[1]"],
        [[{ name: "Các sở" }], "recipientGroups[0].members"],
        [[{ name: "Các sở", members: [vpcp.code], codes: [] }], "recipientGroups[0].codes"],
        [{ name: "Các sở" }, "recipientGroups"],
      ]
      for (const [groups, path] of wrong) {
        const error = await told(groups)
        expect(error, JSON.stringify(groups)).toBeInstanceOf(InputError)
        expectSentences(error as InputError)
        expect(JSON.stringify((error as InputError).detail)).toContain(path)
      }
      expect(await told(recipientGroups)).toBeUndefined()
    }),
  )
})

describe("A group of recipients with an unknown field", () => {
  it.effect("is reported with the fields of a group, not those of a recipient", () =>
    Effect.gen(function* () {
      const agency = yield* open()
      const id = yield* sealed(agency)
      for (const [to, place, next] of [
        [{ group: "Văn phòng", name: "x" }, "to[0].name", "The fields are: group."],
        [{ group: null }, "to[0].group", "Give text."],
        [{ group: 5 }, "to[0].group", "Give text."],
        [{ code: vpcp.code, nam: "x" }, "to[0].nam", "Did you mean name?"],
      ] as const) {
        const error = yield* Effect.flip(agency.outgoing.dispatch(id, { to: [to] } as never, by))
        expect(error).toMatchObject({
          code: "input/value-invalid",
          sentence: {
            en: expect.stringContaining(place),
            next: { en: expect.stringContaining(next) },
          },
        })
      }
    }),
  )
})

describe("The page of a report that is asked for after a number", () => {
  it.effect("is refused with what belongs there", () =>
    Effect.gen(function* () {
      const agency = yield* open()
      const error = yield* Effect.flip(agency.reports.tolerances({ after: 0 } as never))
      expect(error).toMatchObject({
        sentence: { next: { en: expect.stringContaining("`next` of the page") } },
      })
    }),
  )
})
