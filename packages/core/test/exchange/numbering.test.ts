import { chief } from "@lienthong/testkit"
import { it } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, openScene, refusedBy, report, sealed } from "./scene.ts"

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe("The numbers of a register", () => {
  it.effect("run from 1 to 20 without a gap when 20 documents are sealed at once", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const drafts = yield* Effect.forEach(upTo(20), (index) =>
        Effect.gen(function* () {
          const id = yield* sender.outgoing.draft(report({ subject: `Văn bản ${index}` }), by)
          yield* sender.outgoing.signAsPerson(id, {}, { by: chief })
          return id
        }),
      )
      const codes = yield* Effect.forEach(drafts, (id) => sender.outgoing.signAsAgency(id, {}, by), {
        concurrency: "unbounded",
      })
      expect(codes.map((code) => Number(code.number)).sort((a, b) => a - b)).toEqual(upTo(20))
      const { outgoing } = yield* sender.reports.registerBooks()
      expect(outgoing.map((entry) => entry.number)).toEqual(upTo(20))
      expect(new Set(outgoing.map((entry) => entry.document))).toEqual(new Set(drafts))
    }),
  )

  it.effect("run in the order of acceptance, whatever clerks do at once", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      for (const _ of upTo(8)) yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const arrived = yield* receiver.reports.incomingBoard()
      const twoClerks = [...arrived, ...arrived].map(({ document }) =>
        Effect.result(receiver.incoming.accept(document, by)),
      )
      yield* Effect.all(twoClerks, { concurrency: "unbounded" })
      const { incoming } = yield* receiver.reports.registerBooks()
      expect(incoming.map((entry) => entry.number)).toEqual(upTo(8))
      expect(new Set(incoming.map((entry) => entry.document)).size).toBe(8)
    }),
  )

  it.effect("are not used up by what is denied", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const unsigned = yield* sender.outgoing.draft(report(), by)
      yield* refusedBy(sender, sender.outgoing.signAsAgency(unsigned, {}, by))
      const first = yield* sealed(sender)
      yield* refusedBy(sender, sender.outgoing.signAsAgency(first, {}, by))
      yield* sealed(sender)
      expect((yield* sender.reports.registerBooks()).outgoing.map((entry) => entry.code)).toEqual([
        "01/BC-UBND",
        "02/BC-UBND",
      ])
    }),
  )

  it.effect("begin anew with the year", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* sealed(sender)
      yield* TestClock.setTime(Date.parse("2019-12-31T23:59:59.500+07:00"))
      yield* sealed(sender)
      yield* TestClock.adjust("1 second")
      const [last, next] = [yield* sealed(sender), yield* sealed(sender)]
      expect((yield* sender.outgoing.get(last)).numbered).toMatchObject({ number: 1, date: "2020-01-01" })
      expect((yield* sender.outgoing.get(next)).numbered).toMatchObject({ number: 2, date: "2020-01-01" })
    }),
  )

  it.effect("go on from a paper register, which is opened once", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const opening = { register: "outgoing", year: 2019, next: 105 }
      yield* sender.registers.open(opening, by)
      const id = yield* sealed(sender)
      expect((yield* sender.outgoing.get(id)).numbered?.code).toEqual({ number: "105", notation: "BC-UBND" })
      const again = yield* refusedBy(sender, sender.registers.open(opening, by))
      expect(again).toMatchObject({ _tag: "InputError", reason: "register-open", detail: { next: "106" } })
      for (const next of [0, -1, 1.5])
        expect(
          yield* refusedBy(sender, sender.registers.open({ ...opening, year: 2020, next }, by)),
        ).toMatchObject({ reason: "value-invalid" })
    }),
  )
})
