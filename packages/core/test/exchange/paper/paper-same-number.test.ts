import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { arrivals } from "../outgoing/replacement-scene.ts"
import { btttt, by, dispatched, lastTaken, openScene, pollOnce, refusedBy, tayNinh } from "../scene.ts"

const onPaper = { from: tayNinh.code, code: "01/BC-UBND", date: "2019-06-20" }
const request = { subject: "Kết quả thí điểm" }

/**
 * A province whose packets come to the ministry when the test says so: a document under any identifier, and
 * its recall.
 */
const opened = Effect.gen(function* () {
  const { axis, sender, other } = yield* openScene()
  axis.hold(btttt.code, "document")
  axis.hold(btttt.code, "status")
  const id = yield* dispatched(sender, [btttt.code])
  yield* sender.work.drain()
  const packet = lastTaken(axis)
  yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
  yield* sender.work.drain()
  const recall = lastTaken(axis)
  const inject = (kind: "document" | "status", text: string) => {
    axis.inject(btttt.code, tayNinh.code, kind, new TextEncoder().encode(text))
    return pollOnce(other)
  }
  /** The document comes under an identifier, and is found here by it. */
  const comes = (wireId: string) =>
    Effect.gen(function* () {
      yield* inject("document", packet.replace(/(DocumentId>)[^<]*</, `$1${wireId}<`))
      const line = (yield* arrivals(other)).find(({ envelope }) => envelope.wireId === wireId)
      return line?.document ?? ""
    })
  const isAskedByCode = () =>
    inject("status", recall.replace(/<(\w+:)?DocumentId>[^<]*<\/(\w+:)?DocumentId>/, ""))
  return { other, comes, isAskedByCode }
})

/** The paper has that document's number in the register, and no other. */
const isPaperOf = (other: Effect.Success<typeof opened>["other"], document: string) =>
  Effect.gen(function* () {
    const again = yield* refusedBy(other, other.incoming.registerPaper(onPaper, request, by))
    expect(again).toMatchObject({ reason: "registered-already", detail: { number: "1" } })
    expect(yield* other.incoming.recordPaperReceived(onPaper, by)).toMatchObject({ document })
    yield* other.registers.note(onPaper, { handedTo: "Vụ Kế hoạch" }, by)
    expect((yield* other.reports.incomingRegister()).rows).toMatchObject([
      { document, number: 1, assignedTo: "Vụ Kế hoạch" },
    ])
  })

describe("Paper of a number and date that several documents have", () => {
  it.effect("is of the one that was accepted after the first was refused", () =>
    Effect.gen(function* () {
      const { other, comes } = yield* opened
      yield* other.incoming.refuse(yield* comes("first"), { text: "Sai thể thức" }, by)
      const second = yield* comes("second")
      expect(yield* refusedBy(other, other.incoming.registerPaper(onPaper, request, by))).toMatchObject({
        reason: "electronic-here",
        detail: { document: second },
      })
      yield* other.incoming.accept(second, by)
      yield* isPaperOf(other, second)
    }),
  )

  it.effect("is of the registered one where the first is here, too", () =>
    Effect.gen(function* () {
      const { other, comes } = yield* opened
      yield* comes("first")
      const second = yield* comes("second")
      yield* other.incoming.accept(second, by)
      yield* isPaperOf(other, second)
    }),
  )

  it.effect("is of the one that has it already, whichever else is registered", () =>
    Effect.gen(function* () {
      const { other, comes } = yield* opened
      expect(yield* other.incoming.registerPaper(onPaper, request, by)).toBe(1)
      const first = yield* comes("first")
      expect(yield* other.incoming.accept(yield* comes("second"), by)).toBe(2)
      expect(yield* refusedBy(other, other.incoming.registerPaper(onPaper, request, by))).toMatchObject({
        reason: "registered-already",
        detail: { number: "1" },
      })
      expect(yield* other.incoming.recordPaperReceived(onPaper, by)).toMatchObject({ document: first })
    }),
  )
})

describe("Paper of a document that its recall by number and date overtook", () => {
  it.effect("is of that document", () =>
    Effect.gen(function* () {
      const { other, comes, isAskedByCode } = yield* opened
      yield* isAskedByCode()
      const document = yield* comes("first")
      yield* other.incoming.declineRecall(document, { reason: "Đã lập hồ sơ" }, by)
      yield* other.incoming.accept(document, by)
      yield* isPaperOf(other, document)
    }),
  )
})
