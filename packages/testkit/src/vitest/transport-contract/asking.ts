import { dateOf, type LocalDate, vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Option } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import type { Desk, OpenAxis } from "./axis-under-test.ts"
import { letter, onlyEntry, send } from "./mail.ts"

/** What an axis knows of a document that may have been sent. */
export const asking = (test: ContractTest<OpenAxis>): void => {
  test("A document that was sent is found under the id that the axis gave it", function* ({
    sender,
    receiver,
    bystander,
  }) {
    yield* send(sender, receiver)
    const { query, axisId } = yield* send(sender, receiver, bystander)
    const found = Option.getOrThrow(yield* sender.findSent(query))
    expect(found.axisId).toBe(axisId)
    expect(Option.getOrThrow(yield* sender.findSent({ ...query, to: [receiver.code] })).axisId).toBe(axisId)
  })

  test("A document is found to have been taken when it was, where the axis says so", function* ({
    sender,
    receiver,
  }) {
    const before = yield* Clock.currentTimeMillis
    const { query } = yield* send(sender, receiver)
    const { takenAt } = Option.getOrThrow(yield* sender.findSent(query))
    // An hour lets the clocks differ, and finds a time that was read in another time zone.
    if (takenAt !== undefined) expect(Math.abs(Date.parse(takenAt) - before)).toBeLessThan(3_600_000)
  })
}

/** What an axis does not know: all adapters, also where it cannot be asked at all. */
export const doubting = (test: ContractTest<OpenAxis>): void => {
  test("A document that was not sent is not found", function* ({ sender, receiver }) {
    yield* send(sender, receiver)
    const { query } = yield* letter(sender, [receiver])
    expect(yield* sender.findSent(query)).toEqual(Option.none())
  })

  test("A document is not found as sent to an agency that it did not go to", function* ({
    sender,
    receiver,
    bystander,
  }) {
    const { query } = yield* send(sender, receiver)
    const wider = { ...query, to: [receiver.code, bystander.code] }
    expect(yield* sender.findSent(wider)).toEqual(Option.none())
  })

  test("Two packets of a document are not taken for one that went to both agencies", function* ({
    sender,
    receiver,
    bystander,
  }) {
    const { query, number } = yield* send(sender, receiver)
    yield* sender.submit(yield* letter(sender, [bystander], number))
    const both = { ...query, to: [receiver.code, bystander.code] }
    expect(yield* sender.findSent(both)).toEqual(Option.none())
  })

  test("A document of one agency is not found as another's", function* ({ sender, receiver, bystander }) {
    const { query } = yield* send(sender, receiver)
    expect(yield* bystander.findSent(query)).toEqual(Option.none())
  })
}

const today = Effect.map(Clock.currentTimeMillis, (millis): LocalDate => dateOf(vietnamTime(millis)))

/** The lines about one packet in the list of what was sent since the day before. */
const linesOf = Effect.fnUntraced(function* (desk: Desk, axisId: string, since: LocalDate) {
  const list = yield* desk.listSent({ kind: "document", from: since, until: yield* today })
  const { entries, complete } = Option.getOrThrow(list)
  return { complete, lines: entries.filter((line) => line.axisId === axisId) }
})

const standings = (lines: ReadonlyArray<{ readonly to: string; readonly standing: string }>) =>
  Object.fromEntries(lines.map(({ to, standing }) => [to, standing]))

/** The axis' list of what it took from us. */
export const listingSent = (test: ContractTest<OpenAxis>): void => {
  test("The sent list has a line for each recipient of a document", function* ({
    sender,
    receiver,
    bystander,
  }) {
    const since = yield* today
    const { axisId } = yield* send(sender, receiver, bystander)
    const { lines } = yield* linesOf(sender, axisId, since)
    expect(standings(lines)).toEqual({ [receiver.code]: "waiting", [bystander.code]: "waiting" })
    expect(lines).toHaveLength(2)
  })

  test("The sent list says how a document stands at each recipient", function* ({
    sender,
    receiver,
    bystander,
  }) {
    const since = yield* today
    const { axisId } = yield* send(sender, receiver, bystander)
    yield* receiver.acknowledge(yield* onlyEntry(receiver), "done")
    yield* bystander.acknowledge(yield* onlyEntry(bystander), "failed", "Không đọc được tệp")
    const { lines } = yield* linesOf(sender, axisId, since)
    expect(standings(lines)).toEqual({ [receiver.code]: "delivered", [bystander.code]: "failed" })
  })

  test("A sent list that was read to its end says so", function* ({ sender, receiver }) {
    const since = yield* today
    const sent = yield* Effect.all(Array.from({ length: 12 }, () => send(sender, receiver)))
    for (const { axisId } of sent) {
      const { lines, complete } = yield* linesOf(sender, axisId, since)
      expect([lines.length, complete]).toEqual([1, true])
    }
  })

  test("The sent list is empty of what others have sent", function* ({ sender, receiver, bystander }) {
    const since = yield* today
    const { axisId } = yield* send(sender, receiver)
    expect((yield* linesOf(bystander, axisId, since)).lines).toEqual([])
  })
}

/** An axis that has no such list. */
export const lackingSentList = (test: ContractTest<OpenAxis>): void => {
  test("An axis without a sent list is reported as having none, and not an empty one", function* ({
    sender,
  }) {
    const day = yield* today
    expect(yield* sender.listSent({ kind: "document", from: day, until: day })).toEqual(Option.none())
  })
}
