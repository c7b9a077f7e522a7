import { StorageError } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Option, Stream } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenAxis } from "./axis-under-test.ts"
import { fetchWhole, letter, onlyEntry, report, send } from "./mail.ts"

/** How a packet gets from one agency to another. */
export const sending = (test: ContractTest<OpenAxis>): void => {
  test("A document arrives at its recipient, under its sender's code", function* ({ sender, receiver }) {
    yield* send(sender, receiver)
    expect(yield* onlyEntry(receiver)).toMatchObject({ kind: "document", from: sender.code })
  })

  test("A document arrives byte for byte", function* ({ sender, receiver }) {
    const { packet: bytes } = yield* send(sender, receiver)
    const arrived = yield* fetchWhole(receiver, yield* onlyEntry(receiver))
    expect(Buffer.from(arrived).toString("latin1")).toBe(Buffer.from(bytes).toString("latin1"))
  })

  test("A document to two agencies arrives at both", function* ({ sender, receiver, bystander }) {
    const { packet: bytes } = yield* send(sender, receiver, bystander)
    for (const desk of [receiver, bystander])
      expect(Buffer.from(yield* fetchWhole(desk, yield* onlyEntry(desk))).equals(bytes)).toBe(true)
  })

  test("A document arrives at nobody to whom it was not sent", function* ({ sender, receiver, bystander }) {
    yield* send(sender, receiver)
    expect(yield* bystander.listInbox("document")).toEqual([])
    expect(yield* sender.listInbox("document")).toEqual([])
  })

  test("A document and a report on it wait in mailboxes of their own", function* ({ sender, receiver }) {
    const sent = yield* send(sender, receiver)
    const told = yield* report(receiver, sender, sent)
    yield* receiver.submit(told)
    expect(yield* receiver.listInbox("status")).toEqual([])
    expect(yield* sender.listInbox("document")).toEqual([])
    const entry = yield* onlyEntry(sender, "status")
    expect(entry).toMatchObject({ kind: "status", from: receiver.code })
    expect(Buffer.from(yield* fetchWhole(sender, entry)).equals(told.packet)).toBe(true)
  })

  test("Every document that is taken gets an id of its own from the axis", function* ({ sender, receiver }) {
    const first = yield* send(sender, receiver)
    const second = yield* send(sender, receiver)
    expect(first.axisId).not.toBe("")
    expect(second.axisId).not.toBe("")
    expect(second.axisId).not.toBe(first.axisId)
  })

  test("Documents that are sent at once all arrive", function* ({ sender, receiver }) {
    const letters = yield* Effect.all(Array.from({ length: 12 }, () => letter(sender, [receiver])))
    yield* Effect.forEach(letters, sender.submit, { concurrency: 4 })
    const entries = yield* receiver.listInbox("document")
    const arrived = yield* Effect.forEach(entries, (entry) => fetchWhole(receiver, entry), { concurrency: 4 })
    const texts = (all: ReadonlyArray<Uint8Array>) => all.map((bytes) => Buffer.from(bytes).toString()).sort()
    expect(texts(arrived)).toEqual(texts(letters.map(({ packet }) => packet)))
  })
}

/** Longer than what comes out of a socket, a pipe or a disk at once. */
const largeFile = new Uint8Array(Buffer.from(`%PDF-1.4\n${"1.000.000 đồng ".repeat(150_000)}`))

const lineDown = new StorageError({ reason: "unavailable", detail: { problem: "the disk is away" } })

/** Packets that are not whole in memory. */
export const sendingInPieces = (test: ContractTest<OpenAxis>): void => {
  test("A document of many pieces arrives byte for byte", function* ({ sender, receiver }) {
    const sent = yield* letter(sender, [receiver], undefined, largeFile)
    const { packet } = sent
    const pieces = Array.from({ length: Math.ceil(packet.length / 10_007) }, (_, index) =>
      packet.subarray(index * 10_007, (index + 1) * 10_007),
    )
    yield* sender.submit({ ...sent, bytes: { size: packet.length, stream: Stream.fromIterable(pieces) } })
    const arrived = yield* fetchWhole(receiver, yield* onlyEntry(receiver))
    expect(Buffer.from(arrived).equals(packet)).toBe(true)
  })

  test("A document whose bytes end in a failure is not sent, not even in part, and can be sent later", function* ({
    sender,
    receiver,
  }) {
    const sent = yield* letter(sender, [receiver], undefined, largeFile)
    const { packet } = sent
    const stream = Stream.concat(Stream.make(packet.subarray(0, packet.length >> 1)), Stream.fail(lineDown))
    const error = yield* failureOf(sender.submit({ ...sent, bytes: { size: packet.length, stream } }))
    expect(error).toBe(lineDown)
    expect(yield* sender.findSent(sent.query)).toEqual(Option.none())
    expect(yield* receiver.listInbox("document")).toEqual([])
    yield* sender.submit(sent)
    yield* onlyEntry(receiver)
  })

  test("A document whose fetching was given up in the middle is there whole the next time", function* ({
    sender,
    receiver,
  }) {
    const sent = yield* letter(sender, [receiver], undefined, largeFile)
    yield* sender.submit(sent)
    const entry = yield* onlyEntry(receiver)
    yield* Stream.runDrain(Stream.take(receiver.fetch(entry), 1))
    expect(Buffer.from(yield* fetchWhole(receiver, entry)).equals(sent.packet)).toBe(true)
  })
}

/** Packets that an axis refuses. */
export const refusing = (test: ContractTest<OpenAxis>): void => {
  test("A document to an agency that the axis does not know is refused finally, and is not taken", function* ({
    sender,
    bystander,
  }) {
    const nobody = { code: "999.99.99.Z99" as AgencyCode, name: "Không có cơ quan này" }
    const unknown = yield* letter(sender, [nobody])
    const error = yield* failureOf(sender.submit(unknown))
    expect(error.reason).toBe("refused")
    expect(yield* sender.findSent(unknown.query)).toEqual(Option.none())
    expect(yield* bystander.listInbox("document")).toEqual([])
  })
}

/** Sending a packet again. */
export const sendingAgain = (test: ContractTest<OpenAxis>): void => {
  test("A document that is sent again is reported as a duplicate and arrives once", function* ({
    sender,
    receiver,
  }) {
    const sent = yield* send(sender, receiver)
    const error = yield* failureOf(sender.submit(sent))
    expect(error.reason).toBe("duplicate")
    yield* onlyEntry(receiver)
  })
}
