import { it } from "@effect/vitest"
import type { EntryNoteRequest } from "@lienthong/core"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, quietly, vpcp } from "../scene.ts"

const words = fc.constantFrom("Phòng Hành chính", "Ông Trần Văn D", "Bản đẹp, có dấu", "12")

/** Columns that a registrar states at one time: any of them, and at least one. */
const stated = fc
  .record(
    {
      pages: fc.integer({ min: 1, max: 9_999 }),
      language: fc.constantFrom("Tiếng Việt", "Tiếng Anh", "Tiếng Lào"),
      remark: words,
      handedTo: words,
      handedOn: fc.constantFrom("2019-06-20", "2019-06-24"),
      signedForBy: words,
      copyKeptBy: words,
      copies: fc.nat(20),
    },
    { requiredKeys: [] },
  )
  .filter((note) => Object.keys(note).length > 0)

const paper = { from: "000.00.00.H53", code: "1/BC-UBND", date: "2019-06-19" }

describe("The input fields of a document that came", () => {
  it("are what was stated last of each, else what the packet says, on paper and otherwise", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(stated, { maxLength: 4 }),
        fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
        fc.boolean(),
        (notes: ReadonlyArray<EntryNoteRequest>, pageAmount, isPaper) =>
          Effect.gen(function* () {
            const { sender, receiver } = yield* openScene()
            yield* dispatched(sender, [vpcp.code], pageAmount === undefined ? {} : { pageAmount })
            if (isPaper)
              yield* receiver.incoming.registerPaper(
                paper,
                { subject: "Báo cáo", receivedOn: "2019-06-20" },
                by,
              )
            else {
              yield* exchangeMail(sender, receiver)
              yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
            }
            const entry = isPaper ? paper : yield* onlyArrival(receiver)
            for (const note of notes) yield* receiver.registers.note(entry, note, by)
            const last = Object.assign({}, ...notes) as EntryNoteRequest
            const packet = isPaper || pageAmount === undefined ? {} : { pages: pageAmount }
            const { pages, language, remark } = { ...packet, ...last }
            const { handedTo = "", handedOn = "", signedForBy = "" } = last
            const [row, ...others] = (yield* receiver.reports.incomingRegister()).rows
            expect(others).toEqual([])
            expect(row).toMatchObject({ assignedTo: handedTo, assignedOn: handedOn, signedForBy })
            expect([row?.pages, row?.language]).toEqual([pages, language])
            expect(row?.remarks).toEqual(remark === undefined ? [] : [remark])
            if (isPaper) return
            const file = yield* receiver.workFiles.open({ year: 2019, notation: "01-VX", title: "Tin" }, by)
            yield* receiver.workFiles.add(file, { document: yield* onlyArrival(receiver) }, by)
            expect((yield* receiver.workFiles.get(file)).pageTotal).toBe(pages ?? 0)
          }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 20 },
    ))

  it.effect(
    "are filled in from its packet, pages too, and the registrar's word comes before the packet's",
    () =>
      Effect.gen(function* () {
        const { sender, receiver } = yield* openScene()
        yield* dispatched(sender, [vpcp.code], { pageAmount: 12 })
        yield* exchangeMail(sender, receiver)
        const document = yield* onlyArrival(receiver)
        yield* receiver.incoming.accept(document, by)
        expect((yield* receiver.reports.documents()).rows).toMatchObject([{ other: { pageAmount: 12 } }])
        expect((yield* receiver.reports.incomingRegister()).rows).toMatchObject([{ pages: 12 }])
        yield* receiver.registers.note(document, { pages: 14, language: "Tiếng Việt", remark: "Bản đẹp" }, by)
        expect((yield* receiver.reports.incomingRegister()).rows).toMatchObject([
          { pages: 14, language: "Tiếng Việt", remarks: expect.arrayContaining(["Bản đẹp"]) },
        ])
        const file = yield* receiver.workFiles.open({ year: 2019, notation: "01-VX", title: "Thí điểm" }, by)
        yield* receiver.workFiles.add(file, { document }, by)
        expect(yield* receiver.workFiles.get(file)).toMatchObject({ pageTotal: 14 })
      }),
  )

  it.effect("are stated for paper that came alone, and no number of pages is below one", () =>
    Effect.gen(function* () {
      const { receiver } = yield* openScene()
      yield* receiver.incoming.registerPaper(paper, { subject: "Báo cáo", receivedOn: "2019-06-20" }, by)
      yield* receiver.registers.note(paper, { pages: 3, language: "Tiếng Việt" }, by)
      expect((yield* receiver.reports.incomingRegister()).rows).toMatchObject([
        { medium: "paper", pages: 3, language: "Tiếng Việt" },
      ])
      const none = receiver.registers.note(paper, { pages: 0 }, by)
      expect(yield* Effect.flip(none)).toMatchObject({ reason: "value-invalid" })
    }),
  )
})
