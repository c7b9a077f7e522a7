import { it } from "@effect/vitest"
import { caoBang, daNang, sampleDocument, sampleStatus, scopedClient, tayNinh } from "@lienthong/testkit"
import { Effect, Option } from "effect"
import { assert, describe } from "vitest"
import { axis } from "./connection.ts"

const report = {
  documentId: "000.00.00.H53,2026/11/20,105/BC-UBND",
  code: "105/BC-UBND",
  subject: "Về việc phòng chống bão",
}
const toBoth = sampleDocument({ from: tayNinh, to: [daNang, caoBang], ...report })
const submission = { kind: "document", from: tayNinh, to: [daNang, caoBang], bytes: toBoth } as const

const exchange = Effect.gen(function* () {
  const { endpoint } = yield* axis()
  return {
    endpoint,
    tayNinh: yield* scopedClient(tayNinh, endpoint),
    daNang: yield* scopedClient(daNang, endpoint),
    caoBang: yield* scopedClient(caoBang, endpoint),
  }
})

describe("Over the axis", () => {
  it.live(
    "a document reaches each of its recipients byte for byte and leaves the mailbox once acknowledged",
    () =>
      Effect.gen(function* () {
        const over = yield* exchange
        yield* over.tayNinh.submit(submission)
        for (const recipient of [over.daNang, over.caoBang]) {
          const [entry, ...others] = yield* recipient.listInbox("document")
          assert(entry !== undefined && others.length === 0)
          assert.deepEqual({ kind: entry.kind, from: entry.from }, { kind: "document", from: tayNinh })
          assert.deepEqual(Buffer.from(yield* recipient.fetch(entry)), toBoth)
          assert.deepEqual(yield* recipient.listInbox("document"), [entry])
          yield* recipient.acknowledge(entry, "done")
          assert.deepEqual(yield* recipient.listInbox("document"), [])
        }
        assert.deepEqual(yield* over.tayNinh.listInbox("document"), [])
      }),
  )

  it.live("a status reaches the agency whose document it answers, in its other mailbox", () =>
    Effect.gen(function* () {
      const over = yield* exchange
      const bytes = sampleStatus({ from: daNang, to: tayNinh, documentId: report.documentId })
      yield* over.daNang.submit({ kind: "status", from: daNang, to: [tayNinh], bytes })
      assert.deepEqual(yield* over.tayNinh.listInbox("document"), [])
      const [entry] = yield* over.tayNinh.listInbox("status")
      assert(entry !== undefined)
      assert.deepEqual(Buffer.from(yield* over.tayNinh.fetch(entry)), bytes)
    }),
  )

  it.live("a document acknowledged as failed is not listed again, and acknowledging twice is harmless", () =>
    Effect.gen(function* () {
      const over = yield* exchange
      yield* over.tayNinh.submit(submission)
      const [entry] = yield* over.daNang.listInbox("document")
      assert(entry !== undefined)
      yield* over.daNang.acknowledge(entry, "failed", "Không đọc được tệp đính kèm\n“a.pdf”")
      yield* over.daNang.acknowledge(entry, "failed")
      assert.deepEqual(yield* over.daNang.listInbox("document"), [])
    }),
  )

  it.live("a document that was sent is found again by what it says, and one that was not is not", () =>
    Effect.gen(function* () {
      const over = yield* exchange
      const { axisId } = yield* over.tayNinh.submit(submission)
      const found = yield* over.tayNinh.findSent({ ...report, to: [daNang, caoBang] })
      assert.equal(Option.getOrThrow(found).axisId, axisId)
      assert.isDefined(Option.getOrThrow(found).takenAt)
      const other = yield* over.tayNinh.findSent({ ...report, code: "106/BC-UBND", to: [daNang] })
      assert.deepEqual(other, Option.none())
      const others = yield* over.daNang.findSent({ ...report, to: [daNang, caoBang] })
      assert.deepEqual(others, Option.none())
    }),
  )

  it.live(
    "the directory names every agency, and with Decision 20 the other code of those that have two",
    () =>
      Effect.gen(function* () {
        const { endpoint, tayNinh: plain } = yield* exchange
        assert.deepEqual(yield* plain.directory, [
          { code: tayNinh, name: "UBND tỉnh Tây Ninh" },
          { code: daNang, name: "UBND TP Đà Nẵng" },
          { code: caoBang, name: "UBND tỉnh Cao Bằng" },
        ])
        const both = yield* scopedClient(tayNinh, endpoint, { decision20Directory: true })
        const [, daNangEntry] = yield* both.directory
        assert.deepEqual(daNangEntry, { code: daNang, name: "UBND TP Đà Nẵng", otherCode: "H17" })
      }),
  )

  it.live("the axis is healthy for the systems it knows", () =>
    Effect.flatMap(exchange, ({ daNang }) => daNang.health),
  )
})
