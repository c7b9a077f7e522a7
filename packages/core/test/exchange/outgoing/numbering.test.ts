import { it } from "@effect/vitest"
import type { DocumentType } from "@lienthong/core"
import { registerOf } from "@lienthong/core/document"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, openScene, refusedBy, report, sealed } from "../scene.ts"

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe("The numbers of a register", () => {
  it.effect("run from 1 to 20 without a gap when 20 documents are sealed at once", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const drafts = yield* Effect.forEach(upTo(20), (index) =>
        Effect.gen(function* () {
          const id = yield* sender.outgoing.draft(report({ subject: `Văn bản ${index}` }), by)
          yield* sender.outgoing.signAsPerson(id, { by: chief })
          return id
        }),
      )
      const codes = yield* Effect.forEach(drafts, (id) => sender.outgoing.signAsAgency(id, by), {
        concurrency: "unbounded",
      })
      expect(codes.map((code) => Number(code.number)).sort((a, b) => a - b)).toEqual(upTo(20))
      const { rows: outgoing } = yield* sender.reports.outgoingRegister()
      expect(outgoing.map((entry) => entry.number)).toEqual(upTo(20))
      expect(new Set(outgoing.map((entry) => entry.document))).toEqual(new Set(drafts))
    }),
  )

  it.effect("run in the order of acceptance, whatever clerks do at the same time", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      for (const _ of upTo(8)) yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const arrived = (yield* receiver.reports.incoming()).rows
      const twoClerks = [...arrived, ...arrived].map(({ document }) =>
        Effect.result(receiver.incoming.accept(document, by)),
      )
      yield* Effect.all(twoClerks, { concurrency: "unbounded" })
      const { rows: incoming } = yield* receiver.reports.incomingRegister()
      expect(incoming.map((entry) => entry.number)).toEqual(upTo(8))
      expect(new Set(incoming.map((entry) => entry.document)).size).toBe(8)
    }),
  )

  it.effect("are not used up by what is denied", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const unsigned = yield* sender.outgoing.draft(report(), by)
      yield* refusedBy(sender, sender.outgoing.signAsAgency(unsigned, by))
      const first = yield* sealed(sender)
      yield* refusedBy(sender, sender.outgoing.signAsAgency(first, by))
      yield* sealed(sender)
      expect((yield* sender.reports.outgoingRegister()).rows.map((entry) => entry.code)).toEqual([
        "01/BC-UBND",
        "02/BC-UBND",
      ])
    }),
  )

  it.effect("start over each year", () =>
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

describe("Each series of numbers", () => {
  const type = fc.constantFrom<DocumentType>(
    "bao-cao",
    "cong-van",
    "sao-y",
    "sao-luc",
    "trich-sao",
    "van-ban-qppl/quyet-dinh",
    "van-ban-qppl/nghi-quyet",
  )
  const register = fc.constantFrom(
    "outgoing",
    "hoi-dong",
    "copies",
    "incoming",
    "incoming-2",
    "van-ban-qppl-quyet-dinh",
    "van-ban-qppl-nghi-quyet",
    "van-ban-qppl-nghi-quyet-hdnd",
    "van-ban-qppl-nghi-quyet-lien-tich",
  )
  /** Whether a register's name says that it holds such documents. */
  const holds = (name: string, of: DocumentType) => {
    const common = registerOf(of)
    if (common === "outgoing") return name === "outgoing" || name === "hoi-dong"
    return name === common || (of === "van-ban-qppl/nghi-quyet" && name.endsWith("-hdnd"))
  }
  const step = fc.oneof(
    fc.record({ does: fc.constant("issue" as const), type }),
    fc.record({ does: fc.constant("fail" as const), type }),
    fc.record({ does: fc.constant("misplace" as const), type, register }),
    fc.record({ does: fc.constant("wait" as const), time: fc.constantFrom("1 hour", "45 days", "200 days") }),
  )
  const ownNotation = (of: DocumentType) => (of === "cong-van" ? { notation: "UBND-VX" } : {})
  const isCopy = (of: DocumentType) => of.includes("sao-") || of.endsWith("-sao")

  it("runs through each year from 01 without gaps, in order of time, for whatever is issued", () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
        Effect.gen(function* () {
          const { sender } = yield* openScene()
          const issued: Array<{ readonly series: string; readonly code: string; readonly number: number }> =
            []
          for (const each of steps) {
            if (each.does === "wait") {
              yield* TestClock.adjust(each.time as "1 hour")
              continue
            }
            const id = yield* sender.outgoing.draft(report({ type: each.type }), by)
            if (each.does === "fail") {
              yield* Effect.flip(sender.outgoing.signAsAgency(id, { notation: "bc ubnd" }, by))
              continue
            }
            if (!isCopy(each.type)) yield* sender.outgoing.signAsPerson(id, { by: chief })
            if (each.does === "misplace" && !holds(each.register, each.type))
              expect(
                yield* Effect.flip(
                  sender.outgoing.signAsAgency(
                    id,
                    { register: each.register, ...ownNotation(each.type) },
                    by,
                  ),
                ),
              ).toMatchObject({ reason: "register-kind", detail: { common: registerOf(each.type) } })
            yield* sender.outgoing.signAsAgency(id, ownNotation(each.type), by)
            const { numbered } = yield* sender.outgoing.get(id)
            if (!numbered) throw new Error("not numbered")
            const year = numbered.date.slice(0, 4)
            expect(numbered.register).toBe(registerOf(each.type))
            issued.push({
              series: `${numbered.register} ${year}`,
              code: `${year} ${numbered.code.number}/${numbered.code.notation}`,
              number: numbered.number,
            })
          }
          for (const series of new Set(issued.map((one) => one.series))) {
            const taken = issued.filter((one) => one.series === series).map(({ number }) => number)
            expect([series, taken]).toEqual([series, upTo(taken.length)])
          }
          expect(new Set(issued.map(({ code }) => code)).size).toBe(issued.length)
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 40 },
    ))

  it.effect("is the same for copies of all three kinds, which need the agency's signature alone", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const codes: Array<string> = []
      for (const copy of ["sao-y", "trich-sao", "sao-luc"] as const) {
        const id = yield* sender.outgoing.draft(report({ type: copy }), by)
        const { number, notation } = yield* sender.outgoing.signAsAgency(id, by)
        codes.push(`${number}/${notation}`)
      }
      expect(codes).toEqual(["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"])
    }),
  )

  it.effect("gives a number and notation once in a year, whatever the day", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* sealed(sender)
      yield* TestClock.adjust("30 days")
      const again = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(again, { by: chief })
      expect(
        yield* refusedBy(sender, sender.outgoing.signAsAgency(again, { register: "hoi-dong" }, by)),
      ).toMatchObject({ reason: "code-taken", detail: { code: "01/BC-UBND", year: "2019" } })
      yield* TestClock.adjust("200 days")
      yield* sender.outgoing.signAsAgency(again, { register: "hoi-dong" }, by)
    }),
  )

  it("is never stuck: a clerk who follows the register that a taken code names gets a number", () => {
    const register = fc.constantFrom("a", "b", "c")
    const opened = fc.record({ a: fc.nat(4), b: fc.nat(4), c: fc.nat(4) })
    return fc.assert(
      fc.asyncProperty(opened, fc.array(register, { maxLength: 10 }), (openings, wanted) =>
        Effect.gen(function* () {
          const { sender } = yield* openScene()
          for (const [name, at] of Object.entries(openings))
            yield* sender.registers.open({ register: name, year: 2019, next: at + 1 }, by)
          for (const first of wanted) {
            const id = yield* sender.outgoing.draft(report(), by)
            yield* sender.outgoing.signAsPerson(id, { by: chief })
            let next: string | undefined = first
            for (let tries = 0; next !== undefined; tries++) {
              expect(tries).toBeLessThan(3)
              next = yield* sender.outgoing.signAsAgency(id, { register: next }, by).pipe(
                Effect.as(undefined),
                Effect.catchTag("InputError", ({ reason, detail }) => {
                  expect(reason).toBe("code-taken")
                  return Effect.succeed(detail.register)
                }),
              )
            }
          }
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 25 },
    )
  })
})

describe("A document that comes", () => {
  it.effect("is accepted into a register of arrivals alone", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const [arrived] = (yield* receiver.reports.incoming()).rows
      const id = arrived?.document ?? ""
      for (const register of ["outgoing", "copies", "hoi-dong", "van-ban-qppl-luat"])
        expect(yield* refusedBy(receiver, receiver.incoming.accept(id, { register }, by))).toMatchObject({
          _tag: "InputError",
          reason: "register-kind",
          detail: { register },
        })
      expect(yield* receiver.incoming.accept(id, { register: "incoming-2" }, by)).toBe(1)
    }),
  )
})
