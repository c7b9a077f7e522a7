import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenAxis } from "./axis-under-test.ts"
import { letter, onlyEntry, report, send } from "./mail.ts"

/** How a packet gets from one agency to another. */
export const sending = (test: ContractTest<OpenAxis>): void => {
  test("A document arrives at its recipient, under its sender's code", function* ({ sender, receiver }) {
    yield* send(sender, receiver)
    expect(yield* onlyEntry(receiver)).toMatchObject({ kind: "document", from: sender.code })
  })

  test("A document arrives byte for byte", function* ({ sender, receiver }) {
    const { bytes } = yield* send(sender, receiver)
    const arrived = yield* receiver.fetch(yield* onlyEntry(receiver))
    expect(Buffer.from(arrived).toString("latin1")).toBe(Buffer.from(bytes).toString("latin1"))
  })

  test("A document to two agencies arrives at both", function* ({ sender, receiver, bystander }) {
    const { bytes } = yield* send(sender, receiver, bystander)
    for (const desk of [receiver, bystander])
      expect(Buffer.from(yield* desk.fetch(yield* onlyEntry(desk))).equals(bytes)).toBe(true)
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
    expect(Buffer.from(yield* sender.fetch(entry)).equals(told.bytes)).toBe(true)
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
    const arrived = yield* Effect.forEach(entries, receiver.fetch, { concurrency: 4 })
    const texts = (all: ReadonlyArray<Uint8Array>) => all.map((bytes) => Buffer.from(bytes).toString()).sort()
    expect(texts(arrived)).toEqual(texts(letters.map(({ bytes }) => bytes)))
  })
}

/** What an axis says no to. */
export const refusing = (test: ContractTest<OpenAxis>): void => {
  test("A document to an agency that the axis does not know is refused for good, and is not taken", function* ({
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
  test("A document that is sent again is told as a duplicate and arrives once", function* ({
    sender,
    receiver,
  }) {
    const sent = yield* send(sender, receiver)
    const error = yield* failureOf(sender.submit(sent))
    expect(error.reason).toBe("duplicate")
    yield* onlyEntry(receiver)
  })
}
