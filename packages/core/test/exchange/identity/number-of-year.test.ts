import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { codeKey } from "../../../src/vocabulary/document-code.ts"
import { arrivals } from "../outgoing/replacement-scene.ts"
import {
  by,
  dispatched,
  lastTaken,
  openScene,
  pollUntilSure,
  refusedBy,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { bytes, type Came, longAn, put, receiving, run } from "./year-scene.ts"

const came: fc.Arbitrary<Came> = fc.record({
  number: fc.constantFrom("01", "1", "001", "02", "Số: 1"),
  from: fc.constantFrom(tayNinh.code, tayNinh.code.toLowerCase(), longAn.code),
  date: fc.constantFrom("2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02", "2018-12-31T17:30:00Z", ""),
  minutesLater: fc.constantFrom(0, 4, 11),
})

describe("A document of another's number and notation", () => {
  it("in the year is shown with the first to the registrar, whatever its date and its issuer's code", () =>
    fc.assert(
      fc.asyncProperty(fc.array(came, { minLength: 2, maxLength: 4 }), (all) =>
        run(
          Effect.gen(function* () {
            const { receiver, comes } = yield* receiving
            for (const [index, each] of all.entries()) yield* comes(each, `vb-${index}`)
            const lines = yield* arrivals(receiver)
            expect(lines.map(({ envelope }) => envelope.wireId)).toEqual(all.map((_, index) => `vb-${index}`))
            const name = ({ envelope, firstSeenAt }: (typeof lines)[number]) =>
              `${codeKey(envelope.code)} ${(envelope.date ?? firstSeenAt).slice(0, 4)}`
            const expected = lines.map((line) => lines.find((other) => name(other) === name(line)))
            expect(lines.map(({ sameCodeAs }) => sameCodeAs)).toEqual(
              lines.map((line, index) => (expected[index] === line ? undefined : expected[index]?.document)),
            )
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 8 },
    ))

  const dates = fc.constantFrom("2018-12-29", "2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02")

  it("is asked for by a recall of any date in the year, before it comes or after, and of no other year", () =>
    fc.assert(
      fc.asyncProperty(
        dates,
        dates,
        fc.constantFrom("1", "001"),
        fc.boolean(),
        (dated, named, number, first) =>
          run(
            Effect.gen(function* () {
              const { receiver, comes, isAskedFor } = yield* receiving
              const arrives = comes({ number: "01", from: tayNinh.code, date: dated, minutesLater: 0 }, "vb")
              if (first) yield* isAskedFor(number, named)
              yield* arrives
              if (!first) yield* isAskedFor(number, named)
              const [line] = yield* arrivals(receiver)
              expect(line?.recall !== undefined).toBe(dated.slice(0, 4) === named.slice(0, 4))
            }).pipe(Effect.scoped),
          ),
      ),
      { numRuns: 10 },
    ))

  it("on paper has its arrival number in the year, whichever came first", () =>
    fc.assert(
      fc.asyncProperty(
        dates,
        dates,
        fc.constantFrom("1", "01"),
        fc.boolean(),
        (dated, printed, number, first) =>
          run(
            Effect.gen(function* () {
              const { receiver, comes } = yield* receiving
              const paper = { from: tayNinh.code, code: `${number}/BC-UBND`, date: printed }
              const registers = receiver.incoming.registerPaper(paper, { subject: "Kết quả" }, by)
              const numbers: Array<number> = []
              if (first) numbers.push(yield* registers)
              yield* comes({ number: "01", from: tayNinh.code, date: dated, minutesLater: 0 }, "vb")
              const [{ document } = { document: "" }] = yield* arrivals(receiver)
              numbers.push(yield* receiver.incoming.accept(document, by))
              const isSame = dated.slice(0, 4) === printed.slice(0, 4)
              if (first) expect(numbers).toEqual(isSame ? [1, 1] : [1, 2])
              else if (isSame)
                expect(yield* refusedBy(receiver, registers)).toMatchObject({
                  reason: "registered-already",
                  detail: { number: "1" },
                })
              else expect(yield* registers).toBe(2)
              if (dated === printed || !isSame) return
              // Somebody has looked: it is another document.
              const another = receiver.incoming.registerPaper(
                { ...paper, isAnother: true },
                { subject: "Khác" },
                by,
              )
              if (first)
                expect(yield* refusedBy(receiver, another)).toMatchObject({ reason: "registered-already" })
              else expect(yield* another).toBe(2)
            }).pipe(Effect.scoped),
          ),
      ),
      { numRuns: 10 },
    ))

  it("is our own where a status names it by any date in the year", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom("2019/01/02", "2019/06/19", "2018/12/31"), (date) =>
        run(
          Effect.gen(function* () {
            const { axis, sender, receiver } = yield* openScene()
            const id = yield* dispatched(sender)
            yield* sender.work.drain()
            yield* receiver.work.poll()
            axis.hold(tayNinh.code, "status")
            yield* receiver.work.drain()
            const named = put(put(lastTaken(axis), "DocumentId", "2087"), "PromulgationDate", date)
            axis.inject(tayNinh.code, vpcp.code, "status", bytes(put(named, "Code", "1/BC-UBND")))
            yield* pollUntilSure(sender)
            const expected = date.startsWith("2019") ? "arrived" : "sent"
            expect(yield* standings(sender, id)).toEqual([expected])
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 3 },
    ))
})
