import { it } from "@effect/vitest"
import { chief, clerk } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  refusedBy,
  sealed,
  tayNinh,
  vpcp,
} from "../exchange/scene.ts"

/** A report to the Government Office, and by an update of the next day to a ministry instead. */
const redirected = Effect.gen(function* () {
  const scene = yield* openScene()
  const { sender, receiver, other } = scene
  const id = yield* dispatched(sender)
  yield* exchangeMail(sender, receiver)
  const arrived = yield* onlyArrival(receiver)
  yield* receiver.incoming.accept(arrived, by)
  yield* TestClock.setTime(Date.parse("2019-06-21T09:00:00+07:00"))
  yield* receiver.incoming.assign(arrived, { to: "Vụ Tổng hợp" }, { by: chief })
  yield* sender.outgoing.update(id, { reason: "Gửi nhầm", add: [btttt.code], remove: [vpcp.code] }, by)
  yield* exchangeMail(sender, receiver, other)
  return { ...scene, id, arrived }
})

describe("The outgoing register has every column of Decree 30/2020, Annex IV", () => {
  it.effect("as far as the log has them, with the recipients that an update added", () =>
    Effect.gen(function* () {
      const { sender, id } = yield* redirected
      const { rows: outgoing } = yield* sender.reports.outgoingRegister()
      expect(outgoing).toEqual([
        {
          document: id,
          register: "outgoing",
          year: 2019,
          number: 1,
          code: "01/BC-UBND",
          date: "2019-06-20",
          typeName: "Báo cáo",
          subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
          signer: chief.name,
          recipients: [btttt.name],
          copyKeptBy: "",
          copies: 1,
          sentOn: "2019-06-20",
          receipts: [
            { to: vpcp.name, at: "2019-06-20T14:00:00.000+07:00" },
            { to: btttt.name, at: "2019-06-21T09:00:00.000+07:00" },
          ],
          signedForBy: "",
          remarks: [`Bỏ nơi nhận: ${vpcp.name}`],
          stage: "dispatched",
        },
      ])
    }),
  )

  it.effect("with why a document was not issued, recalled or replaced", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const [closed, recalled, replaced] = [
        yield* sealed(sender, { toPlaces: ["Như trên", "Lưu: VT"] }),
        yield* dispatched(sender),
        yield* dispatched(sender),
      ]
      yield* sender.outgoing.closeUnissued(closed, { reason: "Đã hoãn" }, by)
      yield* sender.outgoing.recall(recalled, { reason: "Sai số liệu" }, by)
      const second = yield* sealed(sender)
      yield* sender.outgoing.dispatch(second, { to: [vpcp.code], replaces: [replaced] }, by)
      const { rows: outgoing } = yield* sender.reports.outgoingRegister()
      expect(outgoing.map(({ remarks }) => remarks)).toEqual([
        ["Không phát hành: Đã hoãn"],
        ["Thu hồi: Sai số liệu"],
        ["Được thay thế bằng 04/BC-UBND"],
        ["Thay thế 03/BC-UBND"],
      ])
      expect(outgoing[0]).toMatchObject({ recipients: ["Như trên", "Lưu: VT"], copies: 0, sentOn: "" })
    }),
  )
})

describe("The incoming register has every column of Decree 30/2020, Annex IV", () => {
  it.effect("as far as the log knows them", () =>
    Effect.gen(function* () {
      const { receiver, arrived } = yield* redirected
      const { rows: incoming } = yield* receiver.reports.incomingRegister()
      expect(incoming).toEqual([
        {
          document: arrived,
          medium: "electronic",
          register: "incoming",
          year: 2019,
          number: 1,
          arrivedOn: "2019-06-20",
          from: tayNinh.name,
          code: "01/BC-UBND",
          date: "2019-06-20",
          typeName: "Báo cáo",
          subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
          assignedTo: "Vụ Tổng hợp",
          assignedOn: "2019-06-21",
          signedForBy: "",
          remarks: ["Bên gửi đề nghị thu hồi: Gửi nhầm"],
          stage: "assigned",
        },
      ])
      yield* receiver.incoming.startProcessing(arrived, by)
      yield* receiver.incoming.agreeToRecall(arrived, by)
      expect((yield* receiver.reports.incomingRegister()).rows).toMatchObject([
        { signedForBy: clerk.name, remarks: ["Đã thu hồi: Gửi nhầm"], stage: "destroyed" },
      ])
    }),
  )
})

describe("What only the registry knows of an entry", () => {
  it.effect("is stated by the registrar, the last word for each column, and stands in the book", () =>
    Effect.gen(function* () {
      const { sender, receiver, id, arrived } = yield* redirected
      yield* sender.registers.note(id, { copyKeptBy: "Phòng Tổng hợp", copies: 12 }, by)
      yield* sender.registers.note(id, { copies: 15, signedForBy: "Nguyễn Văn An" }, by)
      yield* sender.registers.note(id, { remark: "Gửi kèm đĩa CD" }, by)
      expect((yield* sender.reports.outgoingRegister()).rows).toMatchObject([
        {
          copyKeptBy: "Phòng Tổng hợp",
          copies: 15,
          signedForBy: "Nguyễn Văn An",
          remarks: [`Bỏ nơi nhận: ${vpcp.name}`, "Gửi kèm đĩa CD"],
        },
      ])
      const handedOver = { handedTo: "Phòng Hành chính", handedOn: "2019-06-24", signedForBy: "Lê Thị Hoa" }
      yield* receiver.registers.note(arrived, handedOver, by)
      expect((yield* receiver.reports.incomingRegister()).rows).toMatchObject([
        { assignedTo: "Phòng Hành chính", assignedOn: "2019-06-24", signedForBy: "Lê Thị Hoa" },
      ])
    }),
  )

  it.effect("can still be stated of a document that was recalled or not issued", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      yield* sender.outgoing.closeUnissued(id, { reason: "Đã hoãn" }, by)
      yield* sender.registers.note(id, { copyKeptBy: "Văn thư" }, by)
      expect((yield* sender.reports.outgoingRegister()).rows).toMatchObject([{ copyKeptBy: "Văn thư" }])
    }),
  )

  it.effect("is not kept for a document that is in no register, nor for an unknown column", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const draft = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const arrived = yield* onlyArrival(receiver)
      const remark = { remark: "x" }
      const wrong = { copeis: 2 } as object
      for (const [agency, asked, reason] of [
        [receiver, receiver.registers.note(arrived, remark, by), "not-registered"],
        [receiver, receiver.registers.note("nowhere", remark, by), "unknown-document"],
        [sender, sender.registers.note(draft, wrong, by), "value-invalid"],
        [sender, sender.registers.note(draft, {}, by), "value-invalid"],
        [sender, sender.registers.note(draft, { copies: -1 }, by), "value-invalid"],
        [sender, sender.registers.note(draft, { handedOn: "24/6/2019" }, by), "value-invalid"],
      ] as const)
        expect((yield* refusedBy(agency, asked)).reason).toBe(reason)
    }),
  )
})
