import { it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { btttt, by, dispatched, exchangeMail, openScene, report, tayNinh, vpcp } from "../exchange/scene.ts"

const department = { code: "000.01.12.H53", name: "Sở Nội vụ", connected: false }

/**
 * A day and a half of Tây Ninh's: a report to the Government and to a ministry, an urgent telegram, a letter
 * for information that the ministry refuses, one document too late, one that only paper can reach, one never
 * sent.
 */
const history = Effect.gen(function* () {
  const scene = yield* openScene()
  const { axis, sender, receiver, other } = scene
  yield* dispatched(sender, [vpcp.code, btttt.code])
  yield* dispatched(sender, [btttt.code], { type: "cong-dien", urgency: "flash" })
  const letter = yield* sender.outgoing.draft(report({ type: "thu-cong" }), by)
  yield* sender.outgoing.dispatch(letter, { to: [btttt.code], forInformation: true, notation: "UBND-VP" }, by)
  yield* dispatched(sender, [department])
  const withdrawn = yield* dispatched(sender, [vpcp.code])
  yield* sender.outgoing.recall(withdrawn, { reason: "Sai số liệu" }, by)
  yield* exchangeMail(sender, receiver, other)

  for (const [index, { document }] of (yield* other.reports.incoming({ order: "ascending" })).rows.entries())
    yield* index < 2
      ? other.incoming.accept(document, by)
      : other.incoming.refuse(document, { reason: "no-attachment", text: "Thiếu phụ lục" }, by)
  axis.misbehave(tayNinh.code, "taken-then-timed-out")
  yield* dispatched(sender, [btttt.code])
  yield* TestClock.adjust("1 day")
  yield* exchangeMail(sender, receiver, other)
  return scene
})

describe("The headline figures", () => {
  it.effect("count the documents and recipients of the sender", () =>
    Effect.gen(function* () {
      const { sender } = yield* history
      expect(yield* sender.reports.headline()).toMatchObject({
        documentsSent: 6,
        documentsSigned: 5,
        sentElectronically: 5,
        fullyElectronic: 3,
        paperInParallel: 2,
        paperOnly: 1,
        late: 1,
        documentsReceived: 0,
        documentsRefused: 0,
        paperWasted: 0,
      })
    }),
  )

  it.effect("count what came to the receiver", () =>
    Effect.gen(function* () {
      const { other } = yield* history
      expect(yield* other.reports.headline()).toMatchObject({
        documentsSent: 0,
        documentsReceived: 4,
        documentsRefused: 1,
      })
    }),
  )
})

describe("The tracking board", () => {
  it.effect("has a line for each document and recipient, in the order of their dispatch", () =>
    Effect.gen(function* () {
      const { sender } = yield* history
      const lines = (yield* sender.reports.tracking({ order: "ascending" })).rows
      expect(lines.map((line) => [line.code, line.to.code, line.standing, line.needsAttention])).toEqual([
        ["01/BC-UBND", vpcp.code, "arrived", false],
        ["01/BC-UBND", btttt.code, "accepted", false],
        ["02/CĐ-UBND", btttt.code, "accepted", false],
        ["03/UBND-VP", btttt.code, "refused", true],
        ["04/BC-UBND", department.code, "paper-only", false],
        ["05/BC-UBND", vpcp.code, "withdrawn", false],
        ["06/BC-UBND", btttt.code, "arrived", false],
      ])
    }),
  )

  it.effect("tells what was sent late, by which rule paper went, and why a recipient refused", () =>
    Effect.gen(function* () {
      const { sender } = yield* history
      const lines = (yield* sender.reports.tracking({ order: "ascending" })).rows
      expect(lines.map((line) => line.timeliness)).toEqual([
        "in-time",
        "in-time",
        "in-time",
        "in-time",
        undefined,
        undefined,
        "late",
      ])
      expect(lines.map((line) => (line.way.paper ? line.way.rule : "none"))).toEqual([
        "government",
        "none",
        "none",
        "no-legal-value",
        "not-connected",
        "government",
        "none",
      ])
      expect(lines[3]).toMatchObject({
        legalValue: "for-information",
        remark: {
          code: "no-attachment",
          en: "The recipient refused it: Thiếu phụ lục",
          vi: "Bên nhận từ chối: Thiếu phụ lục",
        },
      })
      expect(lines[1]).toMatchObject({
        sentAt: "2019-06-20T14:00:00.000+07:00",
        arrivedAt: "2019-06-20T14:00:00.000+07:00",
        acceptedAt: "2019-06-20T14:00:00.000+07:00",
      })
    }),
  )
})

describe("The log of faults", () => {
  it.effect("tells each fault, oldest first, and how it ended", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* history
      const faults = (yield* sender.reports.faults({ order: "ascending" })).rows
      expect(faults.map((fault) => [fault.subject, fault.code, fault.outcome.vi])).toEqual([
        [
          "000.00.00.H53,2019/06/20,06/BC-UBND",
          "transport/timed-out",
          "Bên nhận đã phản hồi, không gửi lần hai.",
        ],
        ["000.00.00.H53,2019/06/20,03/UBND-VP", "no-attachment", "Bên nhận từ chối."],
      ])
      expect((yield* other.reports.faults({ order: "ascending" })).rows).toEqual([])
    }),
  )
})

describe("The registers", () => {
  it.effect("list what went out and what came in by number, with whom it concerns", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* history
      const { rows: outgoing } = yield* sender.reports.outgoingRegister()
      expect(outgoing.map((entry) => [entry.number, entry.typeName, entry.stage])).toEqual([
        [1, "Báo cáo", "dispatched"],
        [2, "Công điện", "dispatched"],
        [3, "Thư công", "dispatched"],
        [4, "Báo cáo", "dispatched"],
        [5, "Báo cáo", "recalled"],
        [6, "Báo cáo", "dispatched"],
      ])
      expect(outgoing[0]).toMatchObject({
        register: "outgoing",
        date: "2019-06-20",
        signer: "Trần Văn Lãnh Đạo",
        recipients: [vpcp.name, btttt.name],
      })
      const { rows: incoming } = yield* other.reports.incomingRegister()
      expect(incoming).toMatchObject([
        { number: 1, arrivedOn: "2019-06-20", from: tayNinh.name, stage: "registered" },
        { number: 2, arrivedOn: "2019-06-20", from: tayNinh.name, stage: "registered" },
      ])
    }),
  )
})
