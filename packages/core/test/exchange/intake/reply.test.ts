import { it } from "@effect/vitest"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  pollUntilSure,
  quietly,
  tayNinh,
  vpcp,
} from "../scene.ts"

interface Named {
  readonly organId?: string
  readonly code?: string
  readonly date?: string
  readonly documentId?: string
}

const element = (name: string, text: string | undefined) =>
  text === undefined ? "" : `<edXML:${name}>${text}</edXML:${name}>`

const responseFor = ({ organId, code, date, documentId }: Named) =>
  `<edXML:ResponseFor>${element("OrganId", organId)}${element("Code", code)}${element("PromulgationDate", date)}${element("DocumentId", documentId)}</edXML:ResponseFor>`

const own = { organId: tayNinh.code, code: "01/BC-UBND", date: "2019/06/20" }
const ownId = `${tayNinh.code},2019/06/20,01/BC-UBND`

/** A document of the first agency comes to the second, whose next document says that it answers `named`. */
const replied = (named: ReadonlyArray<Named>, order: "first" | "later" = "first") =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    const { axis, sender, receiver, other } = scene
    axis.hold(btttt.code, "document")
    const asked = yield* dispatched(sender, [vpcp.code, btttt.code])
    yield* sender.work.drain()
    if (order === "first") {
      axis.release(btttt.code)
      yield* other.work.poll()
      axis.hold(btttt.code, "document")
    }
    yield* dispatched(receiver, [btttt.code, tayNinh.code], { subject: "Trả lời" })
    axis.hold(tayNinh.code, "document")
    yield* receiver.work.drain()
    const text = lastTaken(axis).replace(
      "</edXML:MessageHeader>",
      `${named.map(responseFor).join("")}</edXML:MessageHeader>`,
    )
    for (const to of [btttt.code, tayNinh.code])
      axis.inject(to, vpcp.code, "document", new TextEncoder().encode(text))
    yield* sender.work.poll()
    yield* other.work.poll()
    const reply = yield* onlyArrivalOf(other, "Trả lời")
    return { ...scene, asked, reply }
  })

const onlyArrivalOf = (agency: OpenedTestAgency, subject: string) =>
  Effect.map(
    agency.reports.incoming(),
    ({ rows }) => rows.find((row) => row.envelope.subject === subject)?.document ?? "",
  )

const linkedTo = (agency: OpenedTestAgency, document: string) =>
  Effect.map(agency.incoming.get(document), ({ repliesTo = [] }) => repliesTo.map(({ code }) => code))

describe("What a received document says it answers", () => {
  it.effect("is shown as it is named though nothing of it is here", () =>
    Effect.gen(function* () {
      const { other, reply } = yield* replied([{ organId: "000.00.00.G12", code: "12/BTC-TH" }])
      const { rows } = yield* other.reports.documents({ reply: "12/BTC-TH" })
      expect(rows.map(({ document, other: { answers } }) => [document, answers])).toEqual([
        [reply, ["12/BTC-TH"]],
      ])
      expect((yield* other.reports.awaited()).rows).toEqual([])
    }),
  )

  for (const [how, named] of [
    ["its identifier alone", { documentId: ownId }],
    ["agency, number and notation, and date", own],
    ["a number without its zero, a long dash and small letters", { ...own, code: "1/bc–ubnd" }],
    ["agency, number and notation without a date", { ...own, date: "" }],
    ["a date whose month stands first", { ...own, date: "06/20/2019" }],
    ["an agency's code in small letters", { ...own, organId: "000.00.00.h53" }],
    ["an identifier in which the number has no zero", { documentId: `${tayNinh.code},2019/06/20,1/BC-UBND` }],
  ] as const) {
    it.effect(`is found by ${how}, at its issuer and at another that has it`, () =>
      Effect.gen(function* () {
        const { sender, other, asked, reply } = yield* replied([named])
        expect(yield* linkedTo(other, reply)).toEqual(["01/BC-UBND"])
        expect(yield* linkedTo(sender, yield* onlyArrival(sender))).toEqual(["01/BC-UBND"])
        expect((yield* sender.outgoing.get(asked)).replies).toHaveLength(1)
      }),
    )

    it.effect(`is found by ${how} though it comes after its reply`, () =>
      Effect.gen(function* () {
        const { axis, other, reply } = yield* replied([named], "later")
        expect(yield* linkedTo(other, reply)).toEqual([])
        expect((yield* other.reports.awaited()).rows).toEqual([])
        axis.release(btttt.code)
        yield* other.work.poll()
        expect(yield* linkedTo(other, reply)).toEqual(["01/BC-UBND"])
        const asked = yield* onlyArrivalOf(other, "Kết quả thí điểm gửi, nhận văn bản điện tử")
        expect((yield* other.incoming.get(asked)).replies?.map(({ document }) => document)).toEqual([reply])
      }),
    )
  }

  it.effect("is not linked while what it answers is destroyed", () =>
    Effect.gen(function* () {
      const { sender, receiver, other, axis } = yield* openScene()
      const asked = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.recall(asked, { reason: "Sai" }, by)
      yield* exchangeMail(sender, other)
      const gone = yield* onlyArrival(other)
      yield* other.incoming.agreeToRecall(gone, by)
      axis.hold(btttt.code, "document")
      yield* dispatched(receiver, [btttt.code], { subject: "Trả lời" })
      yield* receiver.work.drain()
      const text = lastTaken(axis).replace(
        "</edXML:MessageHeader>",
        `${responseFor(own)}</edXML:MessageHeader>`,
      )
      axis.inject(btttt.code, vpcp.code, "document", new TextEncoder().encode(text))
      yield* other.work.poll()
      expect(yield* linkedTo(other, yield* onlyArrivalOf(other, "Trả lời"))).toEqual([])
      expect((yield* other.incoming.get(gone)).replies).toBeUndefined()
    }).pipe(quietly),
  )

  it.effect("harms nothing, whatever it names: itself, one document twice, nobody, each other", () =>
    Effect.promise(() => {
      const self = `${vpcp.code},2019/06/20,01/BC-UBND`
      const some = <A>(...values: ReadonlyArray<A>) =>
        fc.option(fc.constantFrom(...values), { nil: undefined })
      const named = fc
        .record({
          organId: some(tayNinh.code, vpcp.code, btttt.code, "000.00.00.G12"),
          code: some("01/BC-UBND", "1/BC-UBND", "12/TH"),
          date: some("2019/06/20", "2019/06/01"),
          documentId: some(ownId, self, "x1", "x2"),
        })
        .map((all) => Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined)))
      return fc.assert(
        fc.asyncProperty(
          fc.array(named, { maxLength: 5 }),
          fc.constantFrom("first" as const, "later" as const),
          (all, order) =>
            Effect.gen(function* () {
              const { axis, other, reply } = yield* replied(all, order)
              expect(reply).not.toBe("")
              axis.release(btttt.code)
              yield* pollUntilSure(other)
              expect(axis.unacknowledged(btttt.code)).toBe(0)
              const { repliesTo = [] } = yield* other.incoming.get(reply)
              for (const { document } of repliesTo) {
                expect(document).not.toBe(reply)
                const { replies = [] } = yield* other.incoming.get(document)
                expect(replies.map((each) => each.document)).toEqual([reply])
              }
            }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
        ),
        { numRuns: 40 },
      )
    }),
  )
})
