import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, exchangeMail, openScene, report, sealed } from "../scene.ts"

const subjects = [
  "Về việc sơ kết công tác cải cách hành chính quý I",
  "Báo cáo tình hình thu ngân sách",
  "Mời họp giao ban công tác tháng 6",
  "Kế hoạch phòng chống thiên tai và tìm kiếm cứu nạn",
  "Đề nghị cử cán bộ tham gia Ban Chỉ đạo",
  "Về việc thí điểm gửi, nhận văn bản điện tử",
]

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .split(/[^\p{L}\p{N}]+/u)

/** The subjects that have all words, each at the beginning of one of theirs, the newest first. */
const expected = (drafted: ReadonlyArray<string>, query: string) => {
  const wanted = plain(query).filter((word) => word !== "")
  return drafted
    .filter((subject) => wanted.every((word) => plain(subject).some((own) => own.startsWith(word))))
    .toReversed()
}

const someWords = fc
  .record({
    subject: fc.constantFrom(...subjects),
    picks: fc.array(fc.record({ at: fc.nat(12), length: fc.integer({ min: 1, max: 6 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    form: fc.constantFrom("NFC", "NFD", "none"),
  })
  .map(({ subject, picks, form }) => {
    const words = subject.split(" ")
    const text = picks.map(({ at, length }) => words[at % words.length]?.slice(0, length)).join(" ")
    return form === "none" ? plain(text).join(" ") : text.normalize(form)
  })

describe("Documents are searched as officials write", () => {
  it.effect(
    "by the beginnings of a subject's words in any order, with or without accents, page by page",
    () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const drafted = Array.from(
          { length: 30 },
          (_, index) => subjects[(index * 7) % subjects.length] ?? "",
        )
        for (const subject of drafted) yield* sender.outgoing.draft(report({ subject }), by)
        const search = sender.reports.search
        const all = Effect.fnUntraced(function* (text: string, limit: number) {
          const found: Array<string> = []
          let after: string | undefined
          do {
            const page = yield* search({ text, limit, ...(after !== undefined && { after }) })
            expect(page.rows.length).toBeLessThanOrEqual(limit)
            found.push(...page.rows.map(({ subject }) => subject))
            after = page.next
          } while (after !== undefined)
          return found
        })
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(someWords, fc.integer({ min: 1, max: 12 }), async (text, limit) => {
              fc.pre(/[\p{L}\p{N}]/u.test(text))
              const found = await Effect.runPromise(all(text, limit))
              // What also stands in another text of the document comes after those of the subject.
              const ofSubject = expected(drafted, text)
              expect(found.slice(0, ofSubject.length)).toEqual(ofSubject)
            }),
            { numRuns: 60 },
          ),
        )
      }),
  )

  it.effect("by the code in any form before the words, and by agencies, people and abbreviations", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const first = yield* sealed(sender, report({ subject: "Báo cáo số 01/BC-UBND đã gửi" }))
      const second = yield* sealed(sender, report({ subject: "Trả lời văn bản 01/BC-UBND" }))
      const find = (text: string) =>
        Effect.map(sender.reports.search({ text }), ({ rows }) => rows.map(({ document }) => document))
      for (const text of ["01/BC-UBND", "1/bc-ubnd", "Số: 01 / BC – UBND"]) {
        expect((yield* find(text))[0]).toBe(first)
        expect(yield* find(text)).toContain(second)
      }
      expect(yield* find("uy ban nhan dan")).toEqual(expect.arrayContaining([first, second]))
      expect(yield* find("không có chữ này")).toEqual([])
      yield* exchangeMail(sender, receiver)
      expect((yield* Effect.flip(sender.reports.search({ text: " - " }))).code).toBe("input/value-invalid")
      const { next } = yield* sender.reports.search({ text: "bc", limit: 1 })
      const other = sender.reports.search({ text: "ubnd", after: next ?? "" })
      expect((yield* Effect.flip(other)).code).toBe("input/value-invalid")
    }),
  )
})
