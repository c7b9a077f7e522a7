import { inspect } from "node:util"
import { Clock } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenAxis } from "./axis-under-test.ts"
import { letter } from "./mail.ts"

/** Who is on the axis, and whether it answers. */
export const standing = (test: ContractTest<OpenAxis>): void => {
  test("The axis' directory lists its agencies under their codes and names", function* (axis) {
    const entries = yield* axis.sender.directory
    for (const { code, name } of [axis.sender, axis.receiver, axis.bystander])
      expect(entries.filter((entry) => entry.code === code)).toMatchObject([{ code, name }])
  })

  test("An axis that answers is healthy, and says what time it is, if it does, in Vietnam", function* ({
    sender,
  }) {
    const { axisTime } = yield* sender.health
    const now = yield* Clock.currentTimeMillis
    // An hour lets the clocks differ, and finds a time that was read in another time zone.
    if (axisTime !== undefined) expect(Math.abs(Date.parse(axisTime) - now)).toBeLessThan(3_600_000)
  })
}

/** What no axis accepts. */
export const wrongSecret = "khong-phai-khoa-bi-mat-5d1c"

/** Credentials: who is let in. */
export const credentials = (test: ContractTest<OpenAxis>): void => {
  test("An axis that does not accept the credentials is not healthy", function* ({ withSecret }) {
    const stranger = yield* withSecret(wrongSecret)
    expect((yield* failureOf(stranger.health)).reason).toBe("unauthorized")
  })

  test("Nothing is taken from a sender whose credentials are not accepted", function* ({
    withSecret,
    sender,
    receiver,
  }) {
    const stranger = yield* withSecret(wrongSecret)
    const error = yield* failureOf(stranger.submit(yield* letter(sender, [receiver])))
    expect(error.reason).toBe("unauthorized")
    expect(yield* receiver.listInbox("document")).toEqual([])
  })

  test("An error does not contain the secret", function* ({ withSecret }) {
    const error = yield* failureOf((yield* withSecret(wrongSecret)).health)
    const told = [inspect(error, { depth: 9 }), JSON.stringify(error), error.sentence.en, error.sentence.vi]
    expect(told.join("\n")).not.toContain(wrongSecret)
  })
}
