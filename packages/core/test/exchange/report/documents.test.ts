import { it } from "@effect/vitest"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import type { DocumentFilter } from "../../../src/report/document-filter.ts"
import { filterDocuments } from "../../../src/report/document-filter.ts"
import { LocalDate } from "../../../src/time/vietnam-time.ts"
import {
  btttt,
  by,
  exchangeMail,
  onlyArrival,
  openScene,
  pdf,
  refusedBy,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../scene.ts"

/** A report with an annex, dispatched to two agencies; one works on it, the other refuses it. */
const exchanged = Effect.gen(function* () {
  const scene = yield* openScene()
  const { sender, receiver, other } = scene
  const id = yield* sender.outgoing.draft(
    report({
      urgency: "urgent",
      dueDate: "2019-06-30",
      files: [
        { name: "bao-cao.pdf", bytes: pdf("báo cáo") },
        { name: "phu-luc.pdf", bytes: pdf("phụ lục") },
      ],
    }),
    by,
  )
  yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
  yield* sender.outgoing.signAsAgency(id, by)
  yield* sender.outgoing.dispatch(id, { to: [vpcp.code, btttt.code] }, by)
  yield* TestClock.adjust("1 minute")
  yield* exchangeMail(sender, receiver, other)
  const arrived = yield* onlyArrival(receiver)
  yield* receiver.incoming.accept(arrived, by)
  yield* receiver.incoming.assign(
    arrived,
    { to: "Vụ Kiểm soát thủ tục hành chính", note: "Trả lời trước ngày 28" },
    { by: chief },
  )
  yield* other.incoming.refuse(yield* onlyArrival(other), { text: "Không thuộc thẩm quyền" }, by)
  yield* TestClock.adjust("1 minute")
  yield* exchangeMail(sender, receiver, other)
  return { ...scene, id, arrived }
})

const fields = [
  "agency",
  "identifier",
  "code",
  "date",
  "typeName",
  "type",
  "subject",
  "dueDate",
  "urgency",
] as const

describe("A document shows the fields of Decision 28/2018, Art. 10.2", () => {
  it.effect("at its sender", () =>
    Effect.gen(function* () {
      const { sender, id } = yield* exchanged
      const [document, ...more] = (yield* sender.reports.documents({ order: "ascending" })).rows
      expect(more).toEqual([])
      expect(document).toMatchObject({
        direction: "outgoing",
        document: id,
        agency: tayNinh.code,
        identifier: "000.00.00.H53,2019/06/20,01/BC-UBND",
        code: "01/BC-UBND",
        date: "2019-06-20",
        type: "bao-cao",
        typeName: "Báo cáo",
        subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
        file: { name: "bao-cao.pdf" },
        attachments: [{ name: "phu-luc.pdf" }],
        statuses: ["assigned", "refused"],
        signer: { name: chief.name, position: "Chánh Văn phòng", authority: "TM." },
        urgency: "urgent",
        sender: tayNinh,
        receivers: [
          { code: vpcp.code, name: vpcp.name, status: "assigned" },
          { code: btttt.code, name: btttt.name, status: "refused" },
        ],
        sentAt: "2019-06-20T14:01:00.000+07:00",
        dueDate: "2019-06-30",
        other: { legalValue: "original", register: "outgoing", registerNumber: 1 },
      })
      expect(document?.receivedAt).toBeDefined()
      expect(document?.history.map(({ event }) => event).slice(0, 7)).toEqual([
        "Drafted",
        "SignedByPerson",
        "Numbered",
        "SealedByAgency",
        "Dispatched",
        "Queued",
        "Queued",
      ])
      expect(document?.history.filter(({ receiver }) => receiver === btttt.code).at(-1)?.event).toBe(
        "StatusReported",
      )
    }),
  )

  it.effect("at its receiver, the same as its sender gave them", () =>
    Effect.gen(function* () {
      const { sender, receiver, arrived } = yield* exchanged
      const [sent] = (yield* sender.reports.documents({ order: "ascending" })).rows
      const [document, ...more] = (yield* receiver.reports.documents({ order: "ascending" })).rows
      expect(more).toEqual([])
      for (const field of fields) expect([field, document?.[field]]).toEqual([field, sent?.[field]])
      expect(document).toMatchObject({
        direction: "incoming",
        document: arrived,
        attachments: [{ name: "phu-luc.pdf" }],
        statuses: ["assigned"],
        signer: sent?.signer,
        sender: tayNinh,
        receivers: [{ code: vpcp.code, name: vpcp.name, status: "assigned" }],
        sentAt: "2019-06-20T14:00:00.000+07:00",
        receivedAt: "2019-06-20T14:01:00.000+07:00",
        other: {
          legalValue: "original",
          register: "incoming",
          registerNumber: 1,
          assignedTo: "Vụ Kiểm soát thủ tục hành chính",
          assignmentNote: "Trả lời trước ngày 28",
        },
      })
      expect(document?.history.map(({ event, by: who }) => [event, who.id])).toEqual([
        ["Arrived", "system"],
        ["Registered", "van-thu"],
        ["Assigned", "lanh-dao"],
      ])
    }),
  )

  it.effect("before it has a number, and after it was given back", () =>
    Effect.gen(function* () {
      const { sender, receiver, other, id, arrived } = yield* exchanged
      yield* sender.outgoing.draft(report({ subject: "Dự thảo" }), by)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver, other)
      yield* receiver.incoming.agreeToRecall(arrived, by)
      yield* exchangeMail(sender, receiver, other)
      const [recalled, draft] = (yield* sender.reports.documents({ order: "ascending" })).rows
      expect(draft).toMatchObject({ subject: "Dự thảo", statuses: ["preparing"], receivers: [] })
      expect(draft?.code).toBeUndefined()
      expect(recalled?.statuses).toContain("recalled")
      expect(recalled?.receivers[0]?.status).toBe("recalled")
      const [destroyed] = (yield* receiver.reports.documents({ order: "ascending" })).rows
      expect(destroyed).toMatchObject({
        statuses: ["recalled", "deleted"],
        attachments: [],
        other: { recall: "Sai số liệu" },
      })
      expect(destroyed?.file).toBeUndefined()
    }),
  )
})

describe("A document that was changed after its dispatch", () => {
  it.effect("shows its last due date, and what replaces it, on both sides", () =>
    Effect.gen(function* () {
      const { sender, receiver, other, id, arrived } = yield* exchanged
      yield* sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-15" }, by)
      yield* exchangeMail(sender, receiver, other)
      yield* receiver.incoming.agreeToUpdate(arrived, by)
      for (const { reports } of [sender, receiver])
        expect((yield* reports.documents({ order: "ascending" })).rows[0]?.dueDate).toBe("2019-07-15")
      const second = yield* sealed(sender)
      yield* sender.outgoing.dispatch(second, { to: [vpcp.code, btttt.code], replaces: [id] }, by)
      yield* exchangeMail(sender, receiver, other)
      const [replaced, replacing] = (yield* sender.reports.documents({
        order: "ascending",
        replacement: "/BC-UBND",
      })).rows
      expect(replaced?.other.replacedBy).toEqual(["02/BC-UBND"])
      expect(replacing?.other.replaces).toEqual(["01/BC-UBND"])
      expect(
        (yield* receiver.reports.documents({ order: "ascending", replacement: "02/BC-UBND" })).rows[0]
          ?.document,
      ).toBe(arrived)
    }),
  )
})

describe("Documents are looked up", () => {
  it.effect("by any field, and found as in the full list", () =>
    Effect.gen(function* () {
      const { sender } = yield* exchanged
      yield* sender.outgoing.draft(report({ type: "cong-van", subject: "Mời họp" }), by)
      const all = (yield* sender.reports.documents({ order: "ascending" })).rows
      const filters: ReadonlyArray<readonly [DocumentFilter, number]> = [
        [{}, 2],
        [{ status: "refused" }, 1],
        [{ status: "preparing", subject: "moi hop" }, 1],
        [{ receiver: btttt.code, urgency: "urgent" }, 1],
        [{ handledBy: chief.id, dateFrom: LocalDate.make("2019-06-20") }, 1],
        [{ direction: "incoming" }, 0],
      ]
      for (const [filter, count] of filters) {
        const found = (yield* sender.reports.documents({ ...filter, order: "ascending" }, by)).rows
        expect(found).toEqual(filterDocuments(all, filter))
        expect([filter, found.length]).toEqual([filter, count])
      }
      const nothingAsked = { status: undefined } as unknown as DocumentFilter
      expect((yield* sender.reports.documents(nothingAsked)).rows).toEqual(all.toReversed())
    }),
  )

  it.effect("but not by an unknown field, or an impossible value", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      for (const wrong of [{ stauts: "sent" }, { status: "gone" }, { dateFrom: "20/6/2019" }]) {
        const [field] = Object.keys(wrong)
        expect(yield* refusedBy(sender, sender.reports.documents(wrong as DocumentFilter))).toMatchObject({
          reason: "value-invalid",
          detail: { field },
        })
      }
    }),
  )
})
