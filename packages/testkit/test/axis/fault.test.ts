import { it } from "@effect/vitest"
import type { Fault } from "@lienthong/testkit"
import { caoBang, daNang, tayNinh } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { scopedClient } from "../../src/index.ts"
import { documentTo, exchange, history, read, statusOn } from "./exchange.ts"

/** An exchange whose axis is going to misbehave. */
const misbehaving = (...faults: ReadonlyArray<Fault>) =>
  Effect.tap(exchange(), ({ axis }) =>
    Effect.forEach(faults, (fault) => Effect.promise(() => axis.misbehave(fault))),
  )

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8")
const toDaNang = documentTo([daNang])

describe("An axis told to misbehave", () => {
  it.live("gives out half of a packet or another's, and the whole of its own the next time", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "cut-packet" }, { kind: "swap-packet" })
      yield* over.tayNinh.submit(toDaNang)
      yield* over.tayNinh.submit({ ...toDaNang, bytes: Buffer.concat([toDaNang.bytes, Buffer.from(" ")]) })
      const [first] = yield* over.daNang.listInbox("document")
      assert.isDefined(first)
      if (first === undefined) return
      const [cut, swapped, own] = yield* Effect.forEach([1, 2, 3], () => over.daNang.fetch(first))
      assert.equal(cut?.length, (own?.length ?? 0) >> 1)
      assert.equal(swapped?.length, (own?.length ?? 0) + 1)
    }),
  )

  it.live("refuses a document with the code it was told, and takes the next one", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "refuse", code: "22", description: "Sai định dạng" })
      const error = yield* Effect.flip(over.tayNinh.submit(toDaNang))
      assert.equal(error.reason, "failed")
      assert.include(error.message, "22 Sai định dạng")
      assert.deepEqual(yield* read(over.daNang), [])
      yield* over.tayNinh.submit(toDaNang)
      assert.deepEqual(yield* history(over.axis), ["misbehaved 105/BC-UBND refuse", "taken 105/BC-UBND"])
    }),
  )

  it.live("refuses a document as one it already has", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "refuse", code: "ExistDoc" })
      assert.equal((yield* Effect.flip(over.tayNinh.submit(toDaNang))).reason, "duplicate")
    }),
  )

  it.live("does not accept a system's credentials for a while", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "unauthorized", times: 2, operation: "getReceivedEdocList" })
      assert.equal((yield* Effect.flip(over.daNang.listInbox("document"))).reason, "unauthorized")
      assert.equal((yield* Effect.flip(over.daNang.health)).reason, "unauthorized")
      yield* over.daNang.health
    }),
  )

  it.live("times out before it has taken a document", () =>
    Effect.gen(function* () {
      const { axis, daNang: recipient } = yield* misbehaving({ kind: "time-out-before-taking" })
      const impatient = yield* scopedClient(tayNinh, axis.endpoint, { timeout: 500 })
      assert.equal((yield* Effect.flip(impatient.submit(toDaNang))).reason, "timed-out")
      assert.deepEqual(yield* read(recipient), [])
    }),
  )

  it.live("takes a document and never says so", () =>
    Effect.gen(function* () {
      const { axis, daNang: recipient } = yield* misbehaving({ kind: "take-then-time-out" })
      const impatient = yield* scopedClient(tayNinh, axis.endpoint, { timeout: 500 })
      assert.equal((yield* Effect.flip(impatient.submit(toDaNang))).reason, "timed-out")
      assert.deepEqual((yield* read(recipient)).map(text), [text(toDaNang.bytes)])
    }),
  )

  it.live("holds a connection no longer than it was told", () =>
    Effect.gen(function* () {
      const { tayNinh: patient } = yield* misbehaving({ kind: "take-then-time-out", holdMillis: 20 })
      assert.equal((yield* Effect.flip(patient.submit(toDaNang))).reason, "timed-out")
    }),
  )

  it.live("answers a document it has taken with a page of HTML", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "answer-garbage" })
      assert.equal((yield* Effect.flip(over.tayNinh.submit(toDaNang))).reason, "malformed-answer")
      assert.lengthOf(yield* read(over.daNang), 1)
    }),
  )

  it.live("loses an acknowledgement that it has acted on", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "lose-ack" })
      yield* over.tayNinh.submit(toDaNang)
      const [entry] = yield* over.daNang.listInbox("document")
      assert(entry !== undefined)
      assert.equal((yield* Effect.flip(over.daNang.acknowledge(entry, "done"))).reason, "failed")
      assert.deepEqual(yield* read(over.daNang), [])
      yield* over.daNang.acknowledge(entry, "done")
    }),
  )

  it.live("delivers a document twice, under two ids", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "deliver-twice" })
      yield* over.tayNinh.submit(toDaNang)
      const [first, second, ...more] = yield* over.daNang.listInbox("document")
      assert.lengthOf(more, 0)
      assert.notEqual(first?.id, second?.id)
      assert.deepEqual((yield* read(over.daNang)).map(text), [text(toDaNang.bytes), text(toDaNang.bytes)])
    }),
  )

  it.live("delivers a document without the attachment its manifest names", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "drop-attachment" })
      yield* over.tayNinh.submit(toDaNang)
      const [bytes] = yield* read(over.daNang)
      const whole = text(toDaNang.bytes)
      const attachment = /<Attachment>.*<\/Attachment>/.exec(whole)?.[0] ?? ""
      assert.equal(text(bytes), whole.replace(attachment, ""))
      assert.notEqual(attachment, "")
    }),
  )

  it.live("delivers a document with an attachment that is not what was sent", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "corrupt" })
      yield* over.tayNinh.submit(toDaNang)
      const [bytes] = yield* read(over.daNang)
      const content = /JVBERi0xLjQK/
      assert.match(text(toDaNang.bytes), content)
      const damaged = /<x:ContentTransferEncoded[^>]*>([^<]*)</.exec(text(bytes))?.[1] ?? ""
      const was = Buffer.from("JVBERi0xLjQK", "base64")
      const differences = [...Buffer.from(damaged, "base64")].filter((byte, index) => byte !== was[index])
      assert.lengthOf(differences, 1)
      assert.equal(text(bytes).replace(damaged, "JVBERi0xLjQK"), text(toDaNang.bytes))
    }),
  )

  it.live("keeps a document out of as many listings as it was told", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "delay", listings: 2, packet: "105/BC-UBND" })
      yield* over.tayNinh.submit(toDaNang)
      yield* over.tayNinh.submit(documentTo([daNang], "106"))
      const counts = yield* Effect.forEach([1, 2, 3], () => read(over.daNang))
      assert.deepEqual(
        counts.map((packets) => packets.length),
        [1, 1, 2],
      )
    }),
  )

  it.live("lists a mailbox in another order once", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "reorder", to: daNang })
      yield* over.tayNinh.submit(toDaNang)
      yield* over.tayNinh.submit(documentTo([daNang], "106"))
      const first = yield* over.daNang.listInbox("document")
      const second = yield* over.daNang.listInbox("document")
      assert.deepEqual(first, second.toReversed())
      assert.notDeepEqual(first, second)
    }),
  )
})

describe("A misbehaviour strikes", () => {
  it.live("only the recipient it is limited to", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "deliver-twice", to: caoBang })
      yield* over.tayNinh.submit(documentTo([daNang, caoBang]))
      assert.lengthOf(yield* read(over.daNang), 1)
      assert.lengthOf(yield* read(over.caoBang), 2)
    }),
  )

  it.live("only the sender, the kind and the packet it is limited to", () =>
    Effect.gen(function* () {
      const refuse = { kind: "refuse" } as const
      const over = yield* misbehaving(
        { ...refuse, from: daNang },
        { ...refuse, messageKind: "status", from: tayNinh },
        { ...refuse, packet: "doc-107" },
        { ...refuse, packet: "108/BC-UBND" },
      )
      yield* over.tayNinh.submit(toDaNang)
      yield* Effect.flip(over.daNang.submit(statusOn("doc-105")))
      yield* over.daNang.submit(statusOn("doc-105"))
      yield* Effect.flip(over.tayNinh.submit(documentTo([daNang], "107")))
      yield* Effect.flip(over.tayNinh.submit(documentTo([daNang], "108")))
      yield* over.tayNinh.submit(documentTo([daNang], "109"))
    }),
  )

  it.live("as often as it was told, and no more once the axis is calmed", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "refuse", times: 2 }, { kind: "refuse", times: 99 })
      yield* Effect.flip(over.tayNinh.submit(toDaNang))
      yield* Effect.flip(over.tayNinh.submit(toDaNang))
      yield* Effect.flip(over.tayNinh.submit(toDaNang))
      yield* Effect.promise(() => over.axis.calm())
      yield* over.tayNinh.submit(toDaNang)
    }),
  )

  it.live("not a packet that has no such attachment", () =>
    Effect.gen(function* () {
      const over = yield* misbehaving({ kind: "corrupt", attachment: 1 })
      yield* over.tayNinh.submit(toDaNang)
      assert.deepEqual((yield* read(over.daNang)).map(text), [text(toDaNang.bytes)])
      assert.deepEqual(yield* history(over.axis), ["taken 105/BC-UBND", "fetched 105/BC-UBND"])
    }),
  )
})
