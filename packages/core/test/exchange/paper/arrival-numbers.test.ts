import { it } from "@effect/vitest"
import type { MemoryAxis, OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { btttt, by, contents, dispatched, lastTaken, openScene, tayNinh } from "../scene.ts"

const oldYear = Date.parse("2025-12-31T09:00:00+07:00")
const newYear = Date.parse("2026-01-02T09:00:00+07:00")

const codes = ["01/BC-UBND", "02/BC-UBND"] as const
const onPaper = (index: number) => ({ from: tayNinh.code, code: codes[index] ?? "", date: "2025-12-31" })
const request = { subject: "Kết quả thí điểm" }

/** The ministry on the last day of 2025, and two packets of the province's that have not come to it. */
const opened = Effect.gen(function* () {
  const { axis, sender, other } = yield* openScene()
  yield* TestClock.setTime(oldYear)
  const packets: Array<string> = []
  axis.hold(btttt.code, "document")
  for (const _ of codes) {
    yield* dispatched(sender, [btttt.code])
    yield* sender.work.drain()
    packets.push(lastTaken(axis))
  }
  return { axis, other, packets }
})

/** A document of the same number, notation and date comes under an identifier of its own. */
const arrives = (axis: MemoryAxis, agency: OpenedTestAgency, packet: string, wireId: string) => {
  const bytes = packet.replace(/(DocumentId>)[^<]*</, `$1${wireId}<`)
  axis.inject(btttt.code, tayNinh.code, "document", new TextEncoder().encode(bytes))
  return agency.work.poll()
}

const placesIn = (agency: OpenedTestAgency) =>
  Effect.map(agency.reports.incomingRegister(), ({ rows }) =>
    rows.map(({ register, year, number }) => `${register}/${year}/${number}`),
  )

/** What the registers gave out. */
const takenIn = (agency: OpenedTestAgency) =>
  Effect.map(contents(agency), ({ log }) =>
    log.flatMap(({ stream, type, data }) =>
      type === "Taken" ? [`${stream.slice("register/".length)}/${JSON.parse(data).number}`] : [],
    ),
  )

describe("Paper that was registered before its electronic document came", () => {
  it.effect("gives its number to the first of that number and notation alone, in its own year", () =>
    Effect.gen(function* () {
      const { axis, other, packets } = yield* opened
      expect(yield* other.incoming.registerPaper(onPaper(0), request, by)).toBe(1)
      yield* TestClock.setTime(newYear)
      yield* arrives(axis, other, packets[0] ?? "", "first")
      yield* arrives(axis, other, packets[0] ?? "", "second")
      yield* arrives(axis, other, packets[1] ?? "", "of-this-year")
      const [first, second, third] = (yield* other.reports.incoming({ order: "ascending" })).rows
      expect(yield* other.incoming.accept(third?.document ?? "", by)).toBe(1)
      expect(yield* other.incoming.accept(second?.document ?? "", by)).toBe(2)
      expect(yield* other.incoming.accept(first?.document ?? "", by)).toBe(1)
      expect((yield* other.incoming.get(first?.document ?? "")).registered).toMatchObject({ year: 2025 })
      expect(yield* placesIn(other)).toEqual(["incoming/2025/1", "incoming/2026/1", "incoming/2026/2"])
    }),
  )

  it.effect("gives it to the next one where the first was refused", () =>
    Effect.gen(function* () {
      const { axis, other, packets } = yield* opened
      yield* other.incoming.registerPaper(onPaper(0), request, by)
      yield* arrives(axis, other, packets[0] ?? "", "refused")
      yield* other.incoming.refuse(
        (yield* other.reports.incoming({ order: "ascending" })).rows[0]?.document ?? "",
        { text: "Sai" },
        by,
      )
      yield* arrives(axis, other, packets[0] ?? "", "corrected")
      const corrected = (yield* other.reports.incoming({ order: "ascending" })).rows.find(
        ({ stage }) => stage === "arrived",
      )
      expect(yield* other.incoming.accept(corrected?.document ?? "", by)).toBe(1)
      expect(yield* placesIn(other)).toEqual(["incoming/2025/1"])
    }),
  )
})

type Step =
  | { readonly does: "paper" | "arrive"; readonly index: number }
  | { readonly does: "accept" | "refuse"; readonly index: number }
  | { readonly does: "new year" }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom("paper" as const, "arrive" as const), index: fc.nat(1) }),
  fc.record({
    does: fc.constantFrom("accept" as const, "accept" as const, "refuse" as const),
    index: fc.nat(3),
  }),
  fc.constant({ does: "new year" as const }),
)

describe("Whatever comes, on paper and electronically, before and after New Year", () => {
  it("each entry of the books has a register, year and number of its own, which the register gave out", () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) =>
        Effect.gen(function* () {
          const { axis, other, packets } = yield* opened
          for (const [turn, each] of steps.entries()) {
            const board = (yield* other.reports.incoming({ order: "ascending" })).rows
            if (each.does === "new year") yield* TestClock.setTime(newYear)
            else if (each.does === "arrive")
              yield* arrives(axis, other, packets[each.index] ?? "", `d${turn}`)
            else if (each.does === "paper")
              yield* Effect.ignore(other.incoming.registerPaper(onPaper(each.index), request, by))
            else {
              const id = board.at(each.index % Math.max(board.length, 1))?.document ?? ""
              if (each.does === "accept") yield* Effect.ignore(other.incoming.accept(id, by))
              else yield* Effect.ignore(other.incoming.refuse(id, { text: "Sai thể thức" }, by))
            }
          }
          const places = yield* placesIn(other)
          expect(new Set(places).size).toBe(places.length)
          expect(places.toSorted()).toEqual((yield* takenIn(other)).toSorted())
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 40 },
    ))
})
