import type { StoredEvent } from "@lienthong/core/adapter"
import { chief, clerk, memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

const tayNinh = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const vpcp = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const btttt = { code: "000.00.00.G14", name: "Bộ Thông tin và Truyền thông" }

/** What every clone replaces: the day of the lives and the subject of their documents. */
export const day = "2019-06-20"
export const subject = "Kết quả thí điểm gửi, nhận văn bản điện tử"

const by = { by: clerk }
const ofDocuments = /^(outgoing|delivery|incoming|duty|notice)\//

/** The events of one document that an agency sent to two others, and of one that it received. */
export interface Lives {
  readonly sent: ReadonlyArray<StoredEvent>
  readonly received: ReadonlyArray<StoredEvent>
}

const mail = (
  agencies: ReadonlyArray<{
    readonly work: {
      readonly drain: () => Effect.Effect<number, unknown>
      readonly poll: () => Effect.Effect<number, unknown>
    }
  }>,
) =>
  Effect.gen(function* () {
    for (let moved = 1; moved > 0; ) {
      moved = 0
      for (const { work } of agencies) moved += (yield* work.drain()) + (yield* work.poll())
    }
  })

/** Plays the lives with the real use cases: draft, sign, send, accept, assign, complete, report. */
export const playLives: Effect.Effect<Lives, unknown> = Effect.gen(function* () {
  yield* TestClock.setTime(Date.parse(`${day}T14:00:00+07:00`))
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const sender = yield* openTestAgency(axis, tayNinh)
  const receiver = yield* openTestAgency(axis, vpcp)
  const other = yield* openTestAgency(axis, btttt)
  const bytes = new TextEncoder().encode("%PDF-1.4\nKết quả")
  const id = yield* sender.outgoing.draft(
    { type: "bao-cao", subject, files: [{ name: "bao-cao.pdf", bytes }] },
    by,
  )
  yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
  yield* sender.outgoing.signAsAgency(id, by)
  yield* sender.outgoing.dispatch(id, { to: [vpcp.code, btttt.code] }, by)
  yield* mail([sender, receiver, other])
  for (const agency of [receiver, other]) {
    const [arrived] = (yield* agency.reports.incoming()).rows
    const document = arrived?.document ?? ""
    yield* agency.incoming.accept(document, by)
    yield* agency.incoming.assign(document, { to: "Vụ Tổng hợp" }, { by: chief })
    yield* agency.incoming.startProcessing(document, by)
    yield* agency.incoming.complete(document, { note: "Đã trả lời" }, by)
  }
  yield* mail([receiver, other, sender])
  const eventsOf = (agency: typeof sender) =>
    Effect.map(agency.store.readLog(0n, 10_000), (log) =>
      log.filter(({ stream }) => ofDocuments.test(stream)),
    )
  return { sent: yield* eventsOf(sender), received: yield* eventsOf(receiver) }
}).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(TestClock.layer())))
