import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, vpcp } from "../scene.ts"

describe("The input fields of a document that came", () => {
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
        expect(yield* receiver.workFiles.get(file)).toMatchObject({ pageTotal: 12 })
      }),
  )

  it.effect("are stated for paper that came alone, and no number of pages is below one", () =>
    Effect.gen(function* () {
      const { receiver } = yield* openScene()
      const paper = { from: "000.00.00.H53", code: "1/BC-UBND", date: "2019-06-19" }
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
