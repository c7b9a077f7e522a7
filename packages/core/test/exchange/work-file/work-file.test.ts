import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  expectJson,
  onlyArrival,
  openScene,
  refusedBy,
  vpcp,
} from "../scene.ts"

const titled = { year: 2019, notation: "01-VX", title: "Thí điểm gửi, nhận văn bản điện tử" }

describe("A work file", () => {
  it.effect("lists its documents in the order in which they were added, whichever way they went", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const file = yield* sender.workFiles.open({ ...titled, maintenance: "Vĩnh viễn" }, by)
      expect(file).toBe("2019/01-VX")
      const first = yield* dispatched(sender, [vpcp.code], { pageAmount: 12 })
      const second = yield* sender.outgoing.draft(
        {
          type: "to-trinh",
          subject: "Xin ý kiến",
          files: [{ name: "a.pdf", bytes: new TextEncoder().encode("%PDF-1.4\na") }],
        },
        by,
      )
      yield* sender.workFiles.add(file, { document: second }, by)
      yield* sender.workFiles.add(file, { document: first }, by)
      const listed = yield* sender.workFiles.get("2019/01-vx")
      expectJson(listed)
      expect(listed).toMatchObject({
        file,
        title: titled.title,
        maintenance: "Vĩnh viễn",
        startDate: "2019-06-20",
        creator: by.by.name,
        documents: [
          { ordinal: 1, document: second, direction: "outgoing", subject: "Xin ý kiến" },
          { ordinal: 2, document: first, code: "01/BC-UBND", date: "2019-06-20", pageAmount: 12 },
        ],
        documentTotal: 2,
        pageTotal: 12,
      })
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const theirs = yield* receiver.workFiles.open(titled, by)
      yield* receiver.workFiles.add(theirs, { document: here }, by)
      expect(yield* receiver.workFiles.get(theirs)).toMatchObject({
        documents: [{ direction: "incoming", code: "01/BC-UBND", files: 1 }],
      })
    }),
  )

  it.effect("holds a document that other files hold too, and each is found by it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const document = yield* dispatched(sender)
      const one = yield* sender.workFiles.open(titled, by)
      const other = yield* sender.workFiles.open({ ...titled, notation: "02-VX" }, by)
      yield* sender.workFiles.open({ ...titled, notation: "03-VX" }, by)
      for (const file of [one, other]) yield* sender.workFiles.add(file, { document }, by)
      const found = (yield* sender.reports.workFiles({ document })).rows
      expect(found.map(({ file }) => file).toSorted()).toEqual([one, other])
      expect((yield* sender.reports.workFiles({ year: 2019 })).rows).toHaveLength(3)
      yield* sender.workFiles.remove(one, { document, reason: "Bản trùng" }, by)
      expect((yield* sender.reports.workFiles({ document })).rows).toMatchObject([{ file: other }])
    }),
  )

  it.effect("stays as it is when it has been closed, with what was stated then", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const document = yield* dispatched(sender)
      const file = yield* sender.workFiles.open(titled, by)
      const early = sender.workFiles.close(file, { endDate: "2019-01-01" }, by)
      expect(yield* refusedBy(sender, early)).toMatchObject({ reason: "value-invalid" })
      yield* sender.workFiles.close(file, { title: "Thí điểm 2019", maintenance: "10 năm" }, by)
      const added = sender.workFiles.add(file, { document }, by)
      expect(yield* refusedBy(sender, added)).toMatchObject({ reason: "file-closed" })
      expect(yield* sender.workFiles.get(file)).toMatchObject({
        title: "Thí điểm 2019",
        maintenance: "10 năm",
        endDate: "2019-06-20",
      })
      expect((yield* sender.reports.workFiles({ closed: true })).rows).toMatchObject([{ file }])
      expect((yield* sender.reports.workFiles({ closed: false })).rows).toEqual([])
    }),
  )

  it.effect("is opened once under its number and notation, and takes no document that is not here", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const file = yield* sender.workFiles.open(titled, by)
      const again = sender.workFiles.open({ ...titled, notation: "01-vx" }, by)
      expect(yield* refusedBy(sender, again)).toMatchObject({ reason: "file-opened-already" })
      const unknown = sender.workFiles.add(file, { document: "0190-none" }, by)
      expect(yield* refusedBy(sender, unknown)).toMatchObject({ reason: "unknown-document" })
      const nowhere = sender.workFiles.get("2019/99")
      expect(yield* refusedBy(sender, nowhere)).toMatchObject({ reason: "unknown-file" })
      const untitled = sender.workFiles.open({ ...titled, notation: "04", title: " " }, by)
      expect(yield* refusedBy(sender, untitled)).toMatchObject({ reason: "value-invalid" })
    }),
  )
})
