import { it } from "@effect/vitest"
import { daNang, type Fault, tayNinh } from "@lienthong/testkit"
import { Effect, Result } from "effect"
import { assert, describe } from "vitest"
import { scopedClient } from "../../src/index.ts"
import { documentTo, exchange, history } from "./exchange.ts"

const toDaNang = documentTo([daNang])

/** What a sender is told whose document meets a fault, and whether the axis has taken the document. */
const sendings: ReadonlyArray<readonly [fault: Fault, told: string, isTaken: boolean]> = [
  [{ kind: "http-status", status: 503 }, "busy", false],
  [{ kind: "http-status", status: 429, retryAfterSeconds: 30 }, "busy", false],
  [{ kind: "http-status", status: 404 }, "malformed-answer", false],
  [{ kind: "redirect" }, "malformed-answer", false],
  [{ kind: "cut-request" }, "timed-out", false],
  [{ kind: "mailbox-full" }, "busy", false],
  [{ kind: "drop-connection" }, "timed-out", false],
  [{ kind: "cut-answer" }, "timed-out", true],
  [{ kind: "truncate-answer" }, "malformed-answer", true],
  [{ kind: "gzip-answer" }, "malformed-answer", true],
  [{ kind: "wrong-types" }, "taken", true],
  [{ kind: "missing-doc-id" }, "malformed-answer", true],
  [{ kind: "wrong-doc-id" }, "taken", true],
  [{ kind: "slow-answer", holdMillis: 200 }, "taken", true],
  [{ kind: "clock-off" }, "taken", true],
]

describe("An axis whose answers are damaged", () => {
  for (const [fault, told, isTaken] of sendings)
    it.live(`tells the sender ${told} with ${fault.kind} ${fault.status ?? ""}`, () =>
      Effect.gen(function* () {
        const { axis, daNang: recipient } = yield* exchange()
        const sender = yield* scopedClient(tayNinh, axis.endpoint, { timeout: 5_000 })
        yield* Effect.promise(() => axis.misbehave(fault))
        const sent = yield* Effect.result(sender.submit(toDaNang))
        assert.equal(Result.isSuccess(sent) ? "taken" : sent.failure.reason, told)
        assert.lengthOf(yield* recipient.listInbox("document"), isTaken ? 1 : 0)
        assert.include((yield* history(axis)).join("\n"), fault.kind)
      }),
    )

  it.live("gives a listing that is out of date, and then the one of now", () =>
    Effect.gen(function* () {
      const { axis, tayNinh: sender, daNang: recipient } = yield* exchange()
      assert.lengthOf(yield* recipient.listInbox("document"), 0)
      yield* sender.submit(toDaNang)
      yield* Effect.promise(() => axis.misbehave({ kind: "stale-list" }))
      assert.lengthOf(yield* recipient.listInbox("document"), 0)
      assert.lengthOf(yield* recipient.listInbox("document"), 1)
    }),
  )

  it.live("gives a packet the subject of another, and a packet in place of another", () =>
    Effect.gen(function* () {
      const { axis, tayNinh: sender, daNang: recipient } = yield* exchange()
      const { bytes } = toDaNang
      const other = {
        ...toDaNang,
        bytes: Buffer.from(
          Buffer.from(bytes)
            .toString("utf8")
            .replace(/Subject>[^<]*</, "Subject>Khác<"),
        ),
      }
      yield* sender.submit(other)
      yield* Effect.promise(() => axis.misbehave({ kind: "swap-subject" }))
      yield* sender.submit(toDaNang)
      const [first, second] = yield* recipient.listInbox("document")
      if (first === undefined || second === undefined) return assert.fail("two entries are listed")
      assert.include(Buffer.from(yield* recipient.fetch(second)).toString("utf8"), "Subject>Khác<")
      yield* Effect.promise(() => axis.misbehave({ kind: "swap-answer", operation: "getEdoc" }))
      const swapped = yield* recipient.fetch(first)
      assert.deepEqual(Buffer.from(swapped), Buffer.from(yield* recipient.fetch(second)))
    }),
  )

  it.live("meets the same faults with the same seed, and tells of each", () =>
    Effect.gen(function* () {
      const story = Effect.gen(function* () {
        const { axis, daNang: recipient } = yield* exchange({ faultsAtRandom: { seed: 7, percent: 40 } })
        const impatient = yield* scopedClient(tayNinh, axis.endpoint, { timeout: 300 })
        for (let call = 0; call < 12; call++)
          yield* Effect.result(impatient.submit(documentTo([daNang], `${call}`)))
        yield* Effect.promise(() => axis.calm())
        yield* recipient.listInbox("document")
        return (yield* history(axis)).filter((line) => line.startsWith("misbehaved"))
      })
      const told = yield* story
      assert.isAbove(told.length, 2)
      assert.deepEqual(yield* story, told)
    }),
  )
})
