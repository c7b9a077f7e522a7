import { it } from "@effect/vitest"
import { type AxisError, connectAxisControl, daNang, type Fault, tayNinh } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { documentTo, exchange, history, read } from "./exchange.ts"

const controlled = Effect.map(exchange(), (over) => ({
  ...over,
  control: connectAxisControl(over.axis.endpoint),
}))

const rejection = (call: () => Promise<unknown>) =>
  Effect.flip(Effect.tryPromise({ try: call, catch: (cause) => cause as AxisError }))

describe("An axis in another process", () => {
  it.live("misbehaves and calms down on command", () =>
    Effect.gen(function* () {
      const { control, tayNinh: sender } = yield* controlled
      yield* Effect.promise(() => control.misbehave({ kind: "refuse", times: 5, code: "22" }))
      assert.include((yield* Effect.flip(sender.submit(documentTo([daNang])))).message, "22")
      yield* Effect.promise(() => control.calm())
      yield* sender.submit(documentTo([daNang]))
    }),
  )

  it.live("takes any bytes into a mailbox, even a broken packet, and lists them like the rest", () =>
    Effect.gen(function* () {
      const { control, daNang: recipient } = yield* controlled
      const bytes = new Uint8Array([0, 255, 60, 101, 13, 10])
      const mail = { agency: daNang, from: "28.22.H17", kind: "document", bytes } as const
      const { docId } = yield* Effect.promise(() => control.inject(mail))
      const [entry] = yield* recipient.listInbox("document")
      assert.deepEqual(entry, { id: docId, kind: "document", from: "28.22.H17" })
      assert.deepEqual(yield* read(recipient), [bytes])
      assert.deepEqual(yield* history(control), ["injected", "fetched"])
    }),
  )

  it.live("tells its log and its mailboxes as the one in this process does", () =>
    Effect.gen(function* () {
      const { axis, control, tayNinh: sender, daNang: recipient } = yield* controlled
      yield* sender.submit(documentTo([daNang]))
      const [entry] = yield* recipient.listInbox("document")
      assert(entry !== undefined)
      yield* recipient.acknowledge(entry, "failed", "Thiếu tệp")
      assert.deepEqual(yield* Effect.promise(() => control.log()), yield* Effect.promise(() => axis.log()))
      const items = yield* Effect.promise(() => control.mailbox(daNang))
      assert.deepEqual(items, yield* Effect.promise(() => axis.mailbox(daNang)))
      assert.deepInclude(items[0], { state: "failed", description: "Thieu tep", from: tayNinh })
    }),
  )

  it.live("says what is wrong with a command", () =>
    Effect.gen(function* () {
      const { axis, control } = yield* controlled
      const unknown = yield* rejection(() => control.mailbox("H99"))
      assert.equal(unknown.reason, "unknown-agency")
      assert.include(unknown.sentence.next.en, daNang)
      for (const one of [axis, control]) {
        const never = yield* rejection(() => one.misbehave({ kind: "deliver-twice", times: 0 }))
        assert.equal(never.reason, "control-refused")
        assert.include(never.message, "times")
        const mistyped = yield* rejection(() => one.misbehave({ kind: "corrupt", agency: daNang } as Fault))
        assert.include(mistyped.message, "agency")
      }
    }),
  )

  it.live("is not commanded by a page in a browser", () =>
    Effect.gen(function* () {
      const { axis } = yield* controlled
      const body = JSON.stringify({ do: "misbehave", fault: { kind: "refuse" } })
      const url = new URL("/__control", axis.endpoint)
      const answer = yield* Effect.promise(() => fetch(url, { method: "POST", body }))
      assert.equal(answer.status, 400)
      assert.deepInclude(yield* Effect.promise(() => answer.json()), { reason: "control-refused" })
    }),
  )

  it.live("is missed when there is none", () =>
    Effect.gen(function* () {
      const { axis, control } = yield* controlled
      yield* Effect.promise(() => axis.stop())
      assert.equal((yield* rejection(() => control.log())).reason, "control-unreachable")
    }),
  )
})
