import { Exchange } from "@lienthong/core"
import { chief, clerk, memoryAxis, testAgency } from "@lienthong/testkit"
import { it } from "@lienthong/testkit/vitest"
import { Effect, Layer, ManagedRuntime } from "effect"
import { assert, describe } from "vitest"

const tayNinh = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const vpcp = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const pdf = new TextEncoder().encode("%PDF-1.4\nbáo cáo")

const open = (axis: ReturnType<typeof memoryAxis>, agency: typeof tayNinh) =>
  Effect.flatMap(Effect.provide(Layer.build(testAgency(axis, agency)), Layer.empty), (context) =>
    Effect.provide(Exchange, context),
  )

describe("the whole way of a document", () => {
  it.effect("from draft to completed, with every status back at the sender", () =>
    Effect.gen(function* () {
      const axis = memoryAxis([tayNinh, vpcp])
      const sender = yield* open(axis, tayNinh)
      const receiver = yield* open(axis, vpcp)
      const by = { by: clerk }
      const id = yield* sender.outgoing.draft(
        { type: "bao-cao", subject: "Kết quả thí điểm", files: [{ name: "bao-cao.pdf", bytes: pdf }] },
        by,
      )
      yield* sender.outgoing.signAsPerson(id, { authority: "TL." }, { by: chief })
      const code = yield* sender.outgoing.signAsAgency(id, {}, by)
      assert.deepStrictEqual(code, { number: "01", notation: "BC-UBND" })
      const plan = yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      assert.strictEqual(plan.lines[0]?.way.paper, true)
      assert.strictEqual(yield* sender.work.drain(), 1)
      assert.strictEqual(yield* receiver.work.poll(), 1)
      const [arrived] = yield* receiver.reports.incomingBoard()
      assert.strictEqual(arrived?.stage, "arrived")
      const incoming = arrived?.document ?? ""
      assert.strictEqual(yield* receiver.incoming.accept(incoming, by), 1)
      yield* receiver.incoming.assign(incoming, { to: "Vụ Tổng hợp" }, by)
      yield* receiver.incoming.startProcessing(incoming, by)
      yield* receiver.incoming.complete(incoming, {}, by)
      yield* receiver.work.drain()
      yield* sender.work.poll()
      const [line] = yield* sender.reports.trackingBoard()
      assert.strictEqual(line?.standing, "completed")
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* receiver.work.drain()
      yield* sender.work.poll()
      assert.strictEqual((yield* sender.outgoing.deliveries(id))[0]?.standing, "recalled")
      assert.strictEqual((yield* receiver.incoming.get(incoming)).stage, "destroyed")
      assert.strictEqual(axis.unacknowledged(tayNinh.code) + axis.unacknowledged(vpcp.code), 0)
      console.log(yield* sender.reports.headline(), yield* sender.reports.registerBooks())
    }),
  )
})
void ManagedRuntime
