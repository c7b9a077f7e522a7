import { it } from "@effect/vitest"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import type { DocumentFilter } from "../../../src/report/document-filter.ts"
import { LocalDate, VietnamTime } from "../../../src/time/vietnam-time.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  openScene,
  pdf,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../scene.ts"

const files = [
  { name: "bao-cao.pdf", bytes: pdf("báo cáo") },
  { name: "phu-luc.pdf", bytes: pdf("phụ lục") },
] as const

const minister = { ...chief, id: "bo-truong", name: "Lê Văn Ba", position: "Bộ trưởng" }

/** A document from one agency to another, which differs in every field from what `bothSides` looks for. */
const another = (from: OpenedTestAgency, to: string) =>
  Effect.gen(function* () {
    const id = yield* from.outgoing.draft(report({ type: "cong-van", subject: "Mời họp" }), by)
    yield* from.outgoing.signAsPerson(id, { authority: "KT." }, { by: minister })
    yield* from.outgoing.signAsAgency(id, { notation: "UBND-VX" }, by)
    yield* from.outgoing.dispatch(id, { to: [to] }, by)
  })

/**
 * A report that replaces an earlier one, at its sender and at its receiver; each has another document beside
 * it.
 */
const bothSides = Effect.gen(function* () {
  const { sender, receiver, other } = yield* openScene()
  const replaced = yield* dispatched(sender)
  yield* exchangeMail(sender, receiver)
  const [first] = (yield* receiver.reports.incoming({ order: "ascending" })).rows
  yield* receiver.incoming.accept(first?.document ?? "", by)

  yield* TestClock.setTime(Date.parse("2019-06-21T09:00:00+07:00"))
  const sent = yield* sealed(sender, { files, urgency: "urgent", dueDate: "2019-06-30", place: "Tây Ninh" })
  yield* sender.outgoing.dispatch(sent, { to: [vpcp.code], replaces: [replaced] }, by)
  yield* exchangeMail(sender, receiver)
  const [, second] = (yield* receiver.reports.incoming({ order: "ascending" })).rows
  const received = second?.document ?? ""
  yield* receiver.incoming.accept(received, by)
  yield* receiver.incoming.assign(received, { to: "Vụ Kiểm soát thủ tục hành chính" }, { by: chief })
  yield* exchangeMail(receiver, sender)

  yield* TestClock.setTime(Date.parse("2019-06-24T09:00:00+07:00"))
  yield* another(other, tayNinh.code)
  yield* another(receiver, btttt.code)
  yield* exchangeMail(other, receiver, sender)
  return {
    sender: { agency: sender, document: sent },
    receiver: { agency: receiver, document: received },
  }
})

const at = VietnamTime.make("2019-06-21T09:00:00.000+07:00")
const on = LocalDate.make("2019-06-21")
const due = LocalDate.make("2019-06-30")

/** What a document is found by on both sides, and what else only one side knows of it. */
interface Letter {
  readonly both: ReadonlyArray<DocumentFilter>
  readonly sender?: ReadonlyArray<DocumentFilter>
  readonly receiver?: ReadonlyArray<DocumentFilter>
}

const letters: Readonly<Record<string, Letter>> = {
  a: { both: [{ agency: tayNinh.code }] },
  b: { both: [{ identifier: "000.00.00.H53,2019/06/21,02/BC-UBND" }] },
  c: { both: [{ code: "02/BC-UBND" }, { code: "02" }, { code: "/BC-UBND" }] },
  d: { both: [{ dateFrom: on, dateUntil: on }] },
  đ: { both: [{ type: "bao-cao" }, { typeName: "báo cáo" }] },
  e: { both: [{ subject: "thi diem" }] },
  g: { both: [{ attachment: "phu-luc" }] },
  h: { both: [{ status: "assigned" }] },
  i: { both: [{ signer: chief.name }, { signer: "Chánh Văn phòng" }, { signer: "TM." }] },
  k: { both: [{ urgency: "urgent" }] },
  l: { both: [{ sender: tayNinh.code }, { sender: "Tây Ninh" }] },
  m: { both: [{ receiver: vpcp.code }, { receiver: "Văn phòng Chính phủ" }] },
  n: {
    both: [
      { sentFrom: at, sentUntil: at },
      { receivedFrom: at, receivedUntil: at },
    ],
  },
  o: { both: [{ dueFrom: due, dueUntil: due }] },
  p: { both: [{ handledBy: chief.id }] },
  q: {
    both: [
      { legalValue: "original", urgency: "urgent" },
      { registerNumber: 2 },
      { replacement: "01/BC-UBND" },
    ],
    sender: [{ other: "tây ninh" }],
    receiver: [{ assignedTo: "Vụ Kiểm soát" }, { other: "kiểm soát thủ tục" }],
  },
}

describe("A document is found by each letter of Decision 28/2018, Art. 10.2", () => {
  for (const side of ["sender", "receiver"] as const)
    it.effect(`at its ${side}, among others`, () =>
      Effect.gen(function* () {
        const { agency, document } = (yield* bothSides)[side]
        expect(Object.keys(letters).join("")).toBe("abcdđeghiklmnopq")
        for (const [letter, wanted] of Object.entries(letters)) {
          for (const filter of [...wanted.both, ...(wanted[side] ?? [])]) {
            const found = (yield* agency.reports.documents(filter)).rows
            expect([letter, filter, found.map((each) => each.document)]).toEqual([
              letter,
              filter,
              expect.arrayContaining([document]),
            ])
            expect(found.map(({ subject }) => subject)).not.toContain("Mời họp")
          }
        }
      }),
    )
})

describe("A document that replaces another", () => {
  it.effect("is found at the receiver by the number of what it replaces, also where that never arrived", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const lost = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      const second = yield* sealed(sender, { subject: "Bản sửa" })
      yield* sender.outgoing.dispatch(second, { to: [vpcp.code], replaces: [lost] }, by)
      yield* sender.work.drain()
      axis.inject(vpcp.code, tayNinh.code, "document", axis.taken.at(-1)?.bytes ?? new Uint8Array())
      yield* receiver.work.poll()
      const [document, ...more] = (yield* receiver.reports.documents({ order: "ascending" })).rows
      expect(more).toEqual([])
      expect(document?.other.replaces).toEqual(["01/BC-UBND"])
      expect(
        (yield* receiver.reports.documents({ order: "ascending", replacement: "01/BC-UBND" })).rows,
      ).toEqual([document])
    }),
  )
})
