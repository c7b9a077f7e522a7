import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  dispatched,
  lastTaken,
  openScene,
  pollUntilSure,
  quietly,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

/** How a status names our document; each form says which it is. */
const namings = [
  {
    organId: tayNinh.code,
    code: "01/BC-UBND",
    date: "2019/06/20",
    documentId: `${tayNinh.code},2019/06/20,01/BC-UBND`,
  },
  { organId: tayNinh.code, code: "01/BC-UBND", date: "2019/06/20", documentId: "2087" },
  { organId: tayNinh.code, code: "1/bc–ubnd", date: "20/06/2019", documentId: "" },
  { organId: "", code: "", date: "", documentId: `${tayNinh.code},2019/06/20,1/BC-UBND` },
  { organId: tayNinh.code, code: "Số: 01/BC-UBND", date: "2019/01/02", documentId: "" },
  { organId: vpcp.code, code: "N/A", date: "", documentId: `${tayNinh.code},2019/06/20,01/BC-UBND` },
] as const

interface Named {
  readonly organId: string
  readonly code: string
  readonly date: string
  readonly documentId: string
}

/** Other entries: of other agencies, of numbers that we never gave, half empty, and of nothing at all. */
const extra: fc.Arbitrary<Named> = fc.record({
  organId: fc.constantFrom("", vpcp.code, tayNinh.code, "000.00.00.G12"),
  code: fc.constantFrom("", "77/QĐ-X", "12/VPCP-TH", "BC-UBND", "không", "99/BC-UBND"),
  date: fc.constantFrom("", "2019/06/20", "2018/06/20", "hôm nay"),
  documentId: fc.constantFrom(
    "",
    "2087",
    "N/A",
    `${vpcp.code},2019/06/20,01/BC-UBND`,
    `${tayNinh.code},2019/06/20,99/BC-UBND`,
  ),
})

const element = ({ organId, code, date, documentId }: Named) =>
  `<edXML:ResponseFor><edXML:OrganId>${organId}</edXML:OrganId><edXML:Code>${code}</edXML:Code><edXML:PromulgationDate>${date}</edXML:PromulgationDate><edXML:DocumentId>${documentId}</edXML:DocumentId></edXML:ResponseFor>`

/** A document of another agency that has the number and date of ours. */
const ofAnother: fc.Arbitrary<Named> = fc.constantFrom(
  { organId: "000.00.00.G12", code: "01/BC-UBND", date: "2019/06/20", documentId: "" },
  { organId: "000.00.00.G12", code: "01/BC-UBND", date: "", documentId: "2087" },
  { organId: "", code: "01/BC-UBND", date: "2019/06/20", documentId: "000.00.00.G12,2019/06/20,01/BC-UBND" },
  { organId: vpcp.code, code: "", date: "", documentId: `${vpcp.code},2019/06/20,01/BC-UBND` },
  { organId: tayNinh.code, code: "", date: "", documentId: `${vpcp.code},2019/06/20,01/BC-UBND` },
)

/** Our entry among others, in any order, once or repeated. */
const entries = fc
  .tuple(
    fc.constantFrom(...namings),
    fc.array(fc.oneof(extra, ofAnother), { maxLength: 4 }),
    fc.boolean(),
    fc.infiniteStream(fc.nat(1000)),
  )
  .map(([own, others, isTwice, order]) =>
    [own, ...others, ...(isTwice ? [own] : [])]
      .map((each) => ({ each, place: order.next().value ?? 0 }))
      .sort((one, next) => one.place - next.place)
      .map(({ each }) => each),
  )

describe("A status that names several documents", () => {
  it("is of the one of ours among them, in any order and whatever else it names", () =>
    fc.assert(
      fc.asyncProperty(entries, fc.constantFrom("03", "06"), (named, status) =>
        Effect.gen(function* () {
          const { axis, sender, receiver } = yield* openScene()
          const [meant, other] = [yield* dispatched(sender), yield* dispatched(sender)]
          yield* sender.work.drain()
          yield* receiver.work.poll()
          axis.hold(tayNinh.code, "status")
          yield* receiver.work.drain()
          const text = lastTaken(axis)
            .replace(/<edXML:ResponseFor>[\s\S]*<\/edXML:ResponseFor>/, () => named.map(element).join(""))
            .replace(/StatusCode>\d+</, `StatusCode>${status}<`)
          axis.inject(tayNinh.code, vpcp.code, "status", new TextEncoder().encode(text))
          yield* pollUntilSure(sender)
          expect(yield* standings(sender, meant)).toEqual([status === "03" ? "accepted" : "completed"])
          expect(yield* standings(sender, other)).toEqual(["sent"])
          const codes = (yield* sender.reports.tolerances()).rows.map(({ code }) => code)
          const isSeveral =
            named.filter(({ code, documentId }) => `${code}${documentId}`.replace(/không|N\/A/g, "") !== "")
              .length > 1
          expect(codes.includes("several-documents")).toBe(isSeveral)
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 15 },
    ))

  it("that are not ours is refused, and changes nothing", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(extra, ofAnother), { minLength: 1, maxLength: 4 }), (named) =>
        Effect.gen(function* () {
          const { axis, sender, receiver } = yield* openScene()
          const id = yield* dispatched(sender)
          yield* sender.work.drain()
          yield* receiver.work.poll()
          axis.hold(tayNinh.code, "status")
          yield* receiver.work.drain()
          const text = lastTaken(axis).replace(/<edXML:ResponseFor>[\s\S]*<\/edXML:ResponseFor>/, () =>
            named.map(element).join(""),
          )
          axis.inject(tayNinh.code, vpcp.code, "status", new TextEncoder().encode(text))
          yield* pollUntilSure(sender)
          expect(yield* standings(sender, id)).toEqual(["sent"])
          expect((yield* sender.reports.faults()).rows).toHaveLength(1)
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 8 },
    ))
})
