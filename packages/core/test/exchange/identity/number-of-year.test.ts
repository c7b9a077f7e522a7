import { AgencyCode, type Succession } from "@lienthong/core/agency"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LocalDate } from "../../../src/time/vietnam-time.ts"
import { codeKey } from "../../../src/vocabulary/document-code.ts"
import { arrivals } from "../outgoing/replacement-scene.ts"
import {
  by,
  dispatched,
  lastTaken,
  openScene,
  pollUntilSure,
  quietly,
  refusedBy,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const longAn = { code: "000.00.00.H39", name: "Ủy ban nhân dân tỉnh Long An" }
/** The last minutes of a year in Vietnam, where a new one has not begun in Greenwich. */
const newYearsEve = Date.parse("2018-12-31T23:50:00+07:00")
const merged: Succession = {
  from: AgencyCode.make(longAn.code),
  to: AgencyCode.make(tayNinh.code),
  since: LocalDate.make("2018-06-01"),
  source: "Nghị quyết 202/2025/QH15",
}

/** A document that comes: how its number, its issuer and its date are written, and when it comes. */
interface Came {
  readonly number: string
  readonly from: string
  /** None where its packet has none, or one that nobody reads: then it is of the year in which it comes. */
  readonly date: string
  readonly minutesLater: number
}

const came: fc.Arbitrary<Came> = fc.record({
  number: fc.constantFrom("01", "1", "001", "02", "Số: 1"),
  from: fc.constantFrom(tayNinh.code, tayNinh.code.toLowerCase(), longAn.code),
  date: fc.constantFrom("2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02", "2018-12-31T17:30:00Z", ""),
  minutesLater: fc.constantFrom(0, 4, 11),
})

const bytes = (text: string) => new TextEncoder().encode(text)

const put = (text: string, tag: string, value: string) =>
  text.replace(new RegExp(`(<edXML:${tag}>)[^<]*`), (_, open: string) => `${open}${value}`)

/** The packet of a document, and the status that recalls it. */
const template = Effect.gen(function* () {
  const { axis, sender } = yield* openScene()
  axis.hold(vpcp.code, "document")
  axis.hold(vpcp.code, "status")
  const id = yield* dispatched(sender)
  yield* sender.work.drain()
  const packet = lastTaken(axis)
  yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
  yield* sender.work.drain()
  return { packet, recall: lastTaken(axis) }
})

/** An agency on New Year's Eve, to which documents come under identifiers that say nothing. */
const receiving = Effect.gen(function* () {
  const { packet, recall } = yield* template
  yield* TestClock.setTime(newYearsEve)
  const axis = memoryAxis([tayNinh, longAn, vpcp])
  const receiver = yield* openTestAgency(axis, vpcp, { successions: [merged] })
  const comes = ({ number, from, date, minutesLater }: Came, wireId: string) =>
    Effect.gen(function* () {
      yield* TestClock.adjust(`${minutesLater} minutes`)
      const named = put(put(packet, "DocumentId", wireId), "CodeNumber", number)
      const text = put(named, "PromulgationDate", date).replace(
        /(<edXML:From>\s*<edXML:OrganId>)[^<]*/,
        (_, open: string) => `${open}${from}`,
      )
      axis.inject(vpcp.code, from.toUpperCase(), "document", bytes(text))
      yield* pollUntilSure(receiver)
    })
  const isAskedFor = (number: string, date: string) =>
    Effect.gen(function* () {
      const unnamed = recall.replace(/<(edXML:)?DocumentId>[^<]*<\/(edXML:)?DocumentId>/, "")
      const text = put(put(unnamed, "Code", `${number}/BC-UBND`), "PromulgationDate", date)
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(text))
      yield* pollUntilSure(receiver)
    })
  return { receiver, comes, isAskedFor }
})

const run = <A, E>(effect: Effect.Effect<A, E>) =>
  effect.pipe(Effect.provide(TestClock.layer()), quietly, Effect.runPromise)

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

  it("is ours where a status names it by any date in the year", () =>
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
