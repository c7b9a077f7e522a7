import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { arrivals } from "../outgoing/replacement-scene.ts"
import { by, dispatched, lastTaken, openScene, pollUntilSure, standings, tayNinh, vpcp } from "../scene.ts"
import { bytes, put, receiving, run } from "./year-scene.ts"

/** A date that nobody reads, and none. */
const noDate = fc.constantFrom("", "không rõ", "20/2019")

/** The year of each document that comes, and the day on which its packet says that it was asked for. */
const asked = fc.record({
  dates: fc.uniqueArray(fc.constantFrom("2016-03-01", "2017-03-01", "2018-03-01", "2018-11-30"), {
    minLength: 1,
    maxLength: 3,
  }),
  stated: fc.constantFrom("2016/12/01", "2017/12/01", "2018/06/01", "2018/12/31", "2031/01/01"),
  date: noDate,
})

const yearOf = (date: string) => date.slice(0, 4)

describe("A recall that names a document by number and notation, without a date", () => {
  it("asks for it where one year alone has documents that it can mean, and else for none of another year", () =>
    fc.assert(
      fc.asyncProperty(asked, ({ dates, stated, date }) =>
        run(
          Effect.gen(function* () {
            const { receiver, comes, isAskedFor } = yield* receiving
            for (const [index, each] of dates.entries())
              yield* comes({ number: "01", from: tayNinh.code, date: each, minutesLater: 0 }, `vb-${index}`)
            yield* isAskedFor("1", date, `${stated} 08:00:00`)
            const lines = yield* arrivals(receiver)
            const isAsked = lines
              .filter(({ recall }) => recall !== undefined)
              .map(({ envelope }) => envelope.date)
            const possible = dates.filter((each) => each <= stated.replaceAll("/", "-"))
            const isOne = new Set(possible.map(yearOf)).size === 1
            expect(isAsked.sort()).toEqual(isOne ? possible.sort() : [])
            const faults = (yield* receiver.reports.faults()).rows.map(({ code }) => code)
            const waiting = (yield* receiver.reports.awaited()).rows.length
            const isAmbiguous = possible.length > 0 && !isOne
            expect({ faults, waiting }).toEqual({
              faults: isAmbiguous ? ["ambiguous-document"] : [],
              waiting: possible.length === 0 ? 1 : 0,
            })
            const notes = (yield* receiver.reports.tolerances()).rows.map(({ code }) => code)
            expect(notes.includes("named-without-date")).toBe(isOne)
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 12 },
    ))

  it("waits for a document of its year that it overtook, and meets none that was issued after it", () =>
    fc.assert(
      fc.asyncProperty(noDate, fc.constantFrom("2018-12-29", "2019-01-01", "2018-03-01"), (date, dated) =>
        run(
          Effect.gen(function* () {
            const { receiver, comes, isAskedFor } = yield* receiving
            yield* isAskedFor("01", date, "2018/12/30 08:00:00")
            yield* comes({ number: "1", from: tayNinh.code, date: dated, minutesLater: 0 }, "vb")
            const [line] = yield* arrivals(receiver)
            const isMeant = yearOf(dated) === "2018"
            expect(line?.recall !== undefined).toBe(isMeant)
            expect((yield* receiver.reports.awaited()).rows).toHaveLength(isMeant ? 0 : 1)
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 4 },
    ))

  it("that waits in a year meets no document of the year that was issued after it", () =>
    run(
      Effect.gen(function* () {
        const { receiver, comes, isAskedFor } = yield* receiving
        yield* isAskedFor("01", "", "2018/12/30 08:00:00")
        yield* TestClock.adjust("40 days")
        yield* isAskedFor("02", "", "2019/01/02 08:00:00")
        yield* TestClock.adjust("40 days")
        yield* comes({ number: "02", from: tayNinh.code, date: "2019-03-15", minutesLater: 0 }, "vb")
        expect((yield* arrivals(receiver)).map(({ recall }) => recall)).toEqual([undefined])
        expect((yield* receiver.reports.awaited()).rows).toHaveLength(2)
      }).pipe(Effect.scoped),
    ))
})

describe("A recall that names a document by its identifier alone", () => {
  const named = fc.constantFrom(tayNinh.code, tayNinh.code.toLowerCase(), vpcp.code, "000.00.00.G12")
  it("asks for the document with the number in it only where the identifier is of its sender's", () =>
    fc.assert(
      fc.asyncProperty(named, (issuer) =>
        run(
          Effect.gen(function* () {
            const { axis, receiver, comes, recall } = yield* receiving
            yield* comes({ number: "01", from: tayNinh.code, date: "2018-12-30", minutesLater: 0 }, "vb")
            const text = put(
              put(put(recall, "Code", ""), "PromulgationDate", ""),
              "DocumentId",
              `${issuer},2018/12/30,1/BC-UBND`,
            )
            axis.inject(vpcp.code, tayNinh.code, "status", bytes(text))
            yield* pollUntilSure(receiver)
            const [line] = yield* arrivals(receiver)
            expect(line?.recall !== undefined).toBe(issuer.toUpperCase() === tayNinh.code)
            expect((yield* receiver.reports.awaited()).rows).toHaveLength(1)
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 5 },
    ))
})

/** A province that sends 01/BC-UBND in each of some years, and a status about one of them. */
const sending = (years: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const { axis, sender, receiver } = yield* openScene()
    axis.hold(tayNinh.code, "status")
    const ids: Array<string> = []
    for (const year of years) {
      yield* TestClock.setTime(Date.parse(`${year}-06-20T07:00:00Z`))
      ids.push(yield* dispatched(sender))
      yield* sender.work.drain()
      yield* receiver.work.poll()
      yield* receiver.work.drain()
    }
    const packet = lastTaken(axis)
    const reports = (status: string, date: string, stated: string) =>
      Effect.gen(function* () {
        const unnamed = put(put(packet, "DocumentId", "2087"), "PromulgationDate", date)
        const text = put(put(unnamed, "StatusCode", status), "Timestamp", stated)
        axis.inject(tayNinh.code, vpcp.code, "status", bytes(text))
        yield* pollUntilSure(sender)
      })
    return { axis, sender, receiver, ids, reports }
  })

describe("A document that answers ours by number and notation, without a date", () => {
  it("is linked where one document of ours has the number, and otherwise with none, which is noted", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom([2019], [2019, 2020]), noDate, (all, date) =>
        run(
          Effect.gen(function* () {
            const { axis, sender, receiver, ids } = yield* sending(all)
            axis.hold(tayNinh.code, "document")
            yield* dispatched(receiver, [tayNinh.code])
            yield* receiver.work.drain()
            const answers = `<edXML:ResponseFor><edXML:OrganId>${tayNinh.code}</edXML:OrganId><edXML:Code>1/BC-UBND</edXML:Code><edXML:PromulgationDate>${date}</edXML:PromulgationDate></edXML:ResponseFor>`
            const text = lastTaken(axis).replace("</edXML:MessageHeader>", `${answers}</edXML:MessageHeader>`)
            axis.inject(tayNinh.code, vpcp.code, "document", bytes(text))
            yield* pollUntilSure(sender)
            const linked = yield* Effect.forEach(ids, (id) => sender.outgoing.get(id))
            expect(linked.map(({ replies = [] }) => replies.length)).toEqual(all.length === 1 ? [1] : [0, 0])
            const notes = (yield* sender.reports.tolerances()).rows.map(({ code }) => code)
            expect(notes).toContain(all.length === 1 ? "named-without-date" : "named-ambiguously")
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 3 },
    ))
})

describe("A status that names our document by number and notation, without a date", () => {
  const years = fc.subarray([2019, 2020, 2021], { minLength: 1 })
  it("is about the newest that it can mean, which is noted", () =>
    fc.assert(
      fc.asyncProperty(years, fc.constantFrom(2019, 2020, 2021), noDate, (all, stated, date) =>
        run(
          Effect.gen(function* () {
            const { sender, ids, reports } = yield* sending(all)
            yield* reports("03", date, `${stated}/07/01 08:00:00`)
            const newest = all.findLastIndex((year) => year <= stated)
            const stands = yield* Effect.forEach(ids, (id) => standings(sender, id))
            expect(stands.flat()).toEqual(ids.map((_, index) => (index === newest ? "accepted" : "sent")))
            const notes = (yield* sender.reports.tolerances()).rows.map(({ code }) => code)
            const possible = all.filter((year) => year <= stated).length
            expect(notes.filter((code) => code.startsWith("named"))).toEqual(
              possible === 0 ? [] : [possible === 1 ? "named-without-date" : "named-newest"],
            )
            const faults = (yield* sender.reports.faults()).rows.map(({ code }) => code)
            expect(faults).toEqual(possible === 0 ? ["unknown-document"] : [])
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 8 },
    ))

  it("and answers a recall of two documents of the number is of neither, and its sender is told why", () =>
    run(
      Effect.gen(function* () {
        const { sender, ids, reports } = yield* sending([2019, 2020])
        for (const id of ids) yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
        yield* reports("15", "", "2020/07/01 08:00:00")
        expect((yield* Effect.forEach(ids, (id) => standings(sender, id))).flat()).toEqual([
          "recall-asked",
          "recall-asked",
        ])
        expect((yield* sender.reports.faults()).rows).toMatchObject([{ code: "ambiguous-document" }])
      }).pipe(Effect.scoped),
    ))

  it("and answers a recall is of the only one that was asked for", () =>
    run(
      Effect.gen(function* () {
        const { sender, ids, reports } = yield* sending([2019, 2020])
        const [first = ""] = ids
        yield* sender.outgoing.recall(first, { reason: "Sai số liệu" }, by)
        yield* reports("15", "", "2020/07/01 08:00:00")
        expect((yield* Effect.forEach(ids, (id) => standings(sender, id))).flat()).toEqual([
          "recalled",
          "sent",
        ])
      }).pipe(Effect.scoped),
    ))
})
