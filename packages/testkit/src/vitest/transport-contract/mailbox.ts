import { Effect, Option, Result } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenAxis } from "./axis-under-test.ts"
import { fetchWhole, idsOf, onlyEntry, send, unknownEntry } from "./mail.ts"

/** How long a packet waits, and how it leaves the mailbox. */
export const mailbox = (test: ContractTest<OpenAxis>): void => {
  test("An entry stays in its mailbox under its id, however often it is listed and fetched", function* ({
    sender,
    receiver,
  }) {
    const { packet: bytes } = yield* send(sender, receiver)
    const entry = yield* onlyEntry(receiver)
    for (let look = 0; look < 2; look++) {
      expect(Buffer.from(yield* fetchWhole(receiver, entry)).equals(bytes)).toBe(true)
      expect(yield* receiver.listInbox("document")).toEqual([entry])
    }
  })

  for (const outcome of ["done", "failed"] as const) {
    test(`An entry that is acknowledged as ${outcome} leaves its mailbox, alone`, function* ({
      sender,
      receiver,
      bystander,
    }) {
      yield* send(sender, receiver, bystander)
      yield* send(sender, receiver)
      const [first, second] = yield* receiver.listInbox("document")
      if (first === undefined || second === undefined) return expect.unreachable("two entries were to wait")
      yield* receiver.acknowledge(first, outcome)
      expect(yield* receiver.listInbox("document")).toEqual([second])
      yield* onlyEntry(bystander)
    })
  }

  test("An entry can be acknowledged twice without harm", function* ({ sender, receiver }) {
    yield* send(sender, receiver)
    yield* send(sender, receiver)
    const [entry, other] = yield* receiver.listInbox("document")
    if (entry === undefined || other === undefined) return expect.unreachable("two entries were to wait")
    yield* receiver.acknowledge(entry, "done")
    yield* receiver.acknowledge(entry, "done")
    expect(yield* receiver.listInbox("document")).toEqual([other])
  })

  test("Why a document is refused can be said in Vietnamese, over several lines", function* ({
    sender,
    receiver,
  }) {
    yield* send(sender, receiver)
    const why = "Không đọc được tệp đính kèm “bao-cao.pdf”:\n1. tệp hỏng;\n2. thiếu chữ ký."
    yield* receiver.acknowledge(yield* onlyEntry(receiver), "failed", why)
    expect(yield* receiver.listInbox("document")).toEqual([])
  })

  test("A packet that was acknowledged is delivered whole, or the axis says that it no longer has it", function* ({
    sender,
    receiver,
  }) {
    const { packet: bytes } = yield* send(sender, receiver)
    const entry = yield* onlyEntry(receiver)
    yield* receiver.acknowledge(entry, "done")
    const fetched = yield* Effect.result(fetchWhole(receiver, entry))
    if (Result.isFailure(fetched)) expect(fetched.failure.reason).toBe("refused")
    else expect(Buffer.from(fetched.success).equals(bytes)).toBe(true)
  })

  test("A packet that the axis does not have is refused finally when it is asked for", function* ({
    sender,
    receiver,
  }) {
    yield* send(sender, receiver)
    const error = yield* failureOf(fetchWhole(receiver, unknownEntry(yield* onlyEntry(receiver))))
    expect(error.reason).toBe("refused")
  })

  test("A mailbox with more entries than fit on a page is shown whole", function* ({ sender, receiver }) {
    yield* Effect.all(
      Array.from({ length: 60 }, () => send(sender, receiver)),
      { concurrency: 4 },
    )
    const entries = yield* receiver.listInbox("document")
    expect(new Set(idsOf(entries)).size).toBe(60)
  })
}

/** The axis' own count of what waits. */
export const counting = (test: ContractTest<OpenAxis>): void => {
  test("The axis counts as many entries as the mailbox shows", function* ({ sender, receiver }) {
    const counted = (kind: "document" | "status") => receiver.countInbox(kind)
    expect(yield* counted("document")).toEqual(Option.some(0))
    yield* send(sender, receiver)
    yield* send(sender, receiver)
    expect([yield* counted("document"), yield* counted("status")]).toEqual([Option.some(2), Option.some(0)])
    const [entry] = yield* receiver.listInbox("document")
    if (entry === undefined) return expect.unreachable("two entries were to wait")
    yield* receiver.acknowledge(entry, "done")
    expect(yield* counted("document")).toEqual(Option.some(1))
  })
}

/** An axis that does not count. */
export const lackingCount = (test: ContractTest<OpenAxis>): void => {
  test("An axis that does not count is not reported as empty", function* ({ sender, receiver }) {
    yield* send(sender, receiver)
    expect(yield* receiver.countInbox("document")).toEqual(Option.none())
  })
}
