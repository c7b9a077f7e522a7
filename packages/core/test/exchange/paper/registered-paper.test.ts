import { it } from "@effect/vitest"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  contents,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  refusedBy,
  tayNinh,
} from "../scene.ts"

const onPaper = { from: tayNinh.code, code: "01/BC-UBND", date: "2019-06-20" }
const fromDistrict = { from: "000.01.12.H53", code: "7/TTr-UBND", date: "2019-06-18" }
const request = { typeName: "Tờ trình", subject: "Xin hỗ trợ kinh phí" }

/** The numbers that the incoming register gave, in the order in which it gave them. */
const taken = Effect.fnUntraced(function* (agency: Parameters<typeof contents>[0]) {
  const { log } = yield* contents(agency)
  return log.flatMap(({ stream, type, data }) =>
    stream.startsWith("register/incoming/") && type === "Taken"
      ? [(JSON.parse(data) as { readonly number: number }).number]
      : [],
  )
})

describe("Paper that came alone", () => {
  it.effect(
    "has its arrival number in one series with the electronic documents, and its line in the book",
    () =>
      Effect.gen(function* () {
        const { sender, other } = yield* openScene()
        const first = yield* other.incoming.registerPaper(
          fromDistrict,
          { ...request, receivedOn: "2019-06-19" },
          by,
        )
        yield* dispatched(sender, [btttt.code])
        yield* exchangeMail(sender, other)
        const second = yield* other.incoming.accept(yield* onlyArrival(other), by)
        const letter = { ...fromDistrict, code: "8/TTr-UBND" }
        expect([first, second, yield* other.incoming.registerPaper(letter, request, by)]).toEqual([1, 2, 3])
        expect(yield* taken(other)).toEqual([1, 2, 3])
        const { rows: incoming } = yield* other.reports.incomingRegister()
        expect(incoming.map(({ number, medium }) => [number, medium])).toEqual([
          [1, "paper"],
          [2, "electronic"],
          [3, "paper"],
        ])
        expect(incoming[0]).toEqual({
          document: "",
          medium: "paper",
          register: "incoming",
          year: 2019,
          arrivedOn: "2019-06-19",
          number: 1,
          from: fromDistrict.from,
          code: "7/TTr-UBND",
          date: "2019-06-18",
          typeName: "Tờ trình",
          subject: "Xin hỗ trợ kinh phí",
          assignedTo: "",
          assignedOn: "",
          signedForBy: "",
          remarks: [],
          stage: "registered",
        })
        expect((yield* other.reports.paper({ order: "ascending" })).rows).toMatchObject([
          { code: "7/TTr-UBND", registered: { number: 1 }, verdict: { rule: "not-connected" } },
          { code: "8/TTr-UBND", registered: { number: 3 } },
        ])
      }),
  )

  it.effect("is assigned as the registrar states it", () =>
    Effect.gen(function* () {
      const { other } = yield* openScene()
      yield* other.incoming.recordPaperReceived(fromDistrict, { receivedOn: "2019-06-19" }, by)
      yield* other.incoming.registerPaper(fromDistrict, request, by)
      const note = { handedTo: "Vụ Kế hoạch", handedOn: "2019-06-21", signedForBy: "Lê Thị Hoa" }
      yield* other.registers.note(fromDistrict, note, by)
      expect((yield* other.reports.incomingRegister()).rows).toMatchObject([
        { arrivedOn: "2019-06-19", assignedTo: "Vụ Kế hoạch", assignedOn: "2019-06-21", stage: "assigned" },
      ])
      const unknown = { ...fromDistrict, code: "9/TTr-UBND" }
      expect(yield* refusedBy(other, other.registers.note(unknown, note, by))).toMatchObject({
        reason: "not-registered",
      })
    }),
  )

  it.effect("gives its number to the electronic document that comes after it, in the new year too", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* openScene()
      yield* dispatched(sender, [btttt.code])
      expect(yield* other.incoming.registerPaper(onPaper, request, by)).toBe(1)
      yield* exchangeMail(sender, other)
      const id = yield* onlyArrival(other)
      yield* TestClock.setTime(Date.parse("2020-01-02T09:00:00+07:00"))
      expect(yield* other.incoming.accept(id, by)).toBe(1)
      expect(yield* taken(other)).toEqual([1])
      expect((yield* other.reports.incomingRegister()).rows).toMatchObject([
        {
          document: id,
          medium: "electronic",
          year: 2019,
          number: 1,
          arrivedOn: "2019-06-20",
          remarks: ["Bản giấy đến trước"],
        },
      ])
    }),
  )

  it.effect("is one line of the book with its document, and the book knows how many lines it has", () =>
    Effect.gen(function* () {
      for (const looks of [true, false]) {
        const { sender, other } = yield* openScene()
        const book = Effect.map(other.reports.incomingRegister({ total: true }), ({ rows, total }) => [
          total,
          ...rows.map(({ medium, number }) => `${medium} ${number}`),
        ])
        const look = (lines: ReadonlyArray<unknown>) =>
          looks ? Effect.map(book, (found) => expect(found).toEqual(lines)) : Effect.void
        const sent = yield* dispatched(sender, [btttt.code])
        yield* other.incoming.registerPaper(onPaper, request, by)
        yield* other.incoming.registerPaper(fromDistrict, request, by)
        yield* look([2, "paper 1", "paper 2"])
        yield* exchangeMail(sender, other)
        yield* look([2, "paper 1", "paper 2"])
        const id = yield* onlyArrival(other)
        yield* other.incoming.accept(id, by)
        yield* look([2, "electronic 1", "paper 2"])
        yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
        yield* exchangeMail(sender, other)
        yield* other.incoming.agreeToRecall(id, by)
        expect(yield* book).toEqual([2, "electronic 1", "paper 2"])
      }
    }),
  )

  it.effect("takes no number twice, whatever clerks do at the same time", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* openScene()
      yield* dispatched(sender, [btttt.code])
      yield* exchangeMail(sender, other)
      const letters = ["7", "8", "9"].map((number) => ({ ...fromDistrict, code: `${number}/TTr-UBND` }))
      const numbers = yield* Effect.all(
        [
          other.incoming.accept(yield* onlyArrival(other), by),
          ...letters.map((letter) => other.incoming.registerPaper(letter, request, by)),
        ],
        { concurrency: "unbounded" },
      )
      expect(numbers.toSorted()).toEqual([1, 2, 3, 4])
      expect(yield* taken(other)).toEqual([1, 2, 3, 4])
    }),
  )
})

describe("Paper takes no arrival number", () => {
  it.effect(
    "beside its electronic document, a second time, without a subject, or from another's register",
    () =>
      Effect.gen(function* () {
        const { sender, other } = yield* openScene()
        yield* dispatched(sender, [btttt.code])
        yield* exchangeMail(sender, other)
        const id = yield* onlyArrival(other)
        const { registerPaper } = other.incoming
        const beside = yield* refusedBy(other, registerPaper(onPaper, request, by))
        expect(beside).toMatchObject({ reason: "electronic-here", detail: { document: id } })
        yield* other.incoming.accept(id, by)
        expect(yield* refusedBy(other, registerPaper(onPaper, request, by))).toMatchObject({
          reason: "registered-already",
          detail: { number: "1" },
        })
        yield* registerPaper(fromDistrict, request, by)
        const more = { ...fromDistrict, code: "8/TTr-UBND" }
        for (const [asked, reason] of [
          [registerPaper(fromDistrict, request, by), "registered-already"],
          [registerPaper(more, { subject: " " }, by), "subject-missing"],
          [registerPaper(more, { subject: "Không có" }, by), "subject-missing"],
          [registerPaper(more, { ...request, register: "outgoing" }, by), "register-kind"],
          [registerPaper(more, request, { by: chief }), "role-missing"],
        ] as const)
          if (reason !== "role-missing") expect((yield* refusedBy(other, asked)).reason).toBe(reason)
          else expect(yield* Effect.flip(asked)).toMatchObject({ reason })
      }),
  )

  it.effect("when the electronic document was registered and then given back", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* openScene()
      const sent = yield* dispatched(sender, [btttt.code])
      yield* exchangeMail(sender, other)
      const id = yield* onlyArrival(other)
      yield* other.incoming.accept(id, by)
      yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, other)
      yield* other.incoming.agreeToRecall(id, by)
      expect(yield* refusedBy(other, other.incoming.registerPaper(onPaper, request, by))).toMatchObject({
        reason: "registered-already",
      })
    }),
  )
})
