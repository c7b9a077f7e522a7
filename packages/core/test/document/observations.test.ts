import { Result } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"
import { type AxisCommand, axis } from "../../src/document/axis/decide.ts"
import { type ClockCommand, clock } from "../../src/document/clock/decide.ts"
import { epochMillis } from "../../src/time/vietnam-time.ts"
import { instant, reason } from "./arbitrary/vocabulary.ts"
import { commands } from "./decider-laws.ts"
import { live } from "./life.ts"

const axisCommand: fc.Arbitrary<AxisCommand> = fc.oneof(
  fc.record({
    _tag: fc.constant("Lose" as const),
    since: instant,
    problem: fc.constant("transport/unreachable"),
    text: reason,
  }),
  fc.record({ _tag: fc.constant("Find" as const), at: instant }),
)
const clockCommand: fc.Arbitrary<ClockCommand> = fc.oneof(
  fc.record({ _tag: fc.constant("SetBack" as const), from: instant, to: instant }),
  fc.record({
    _tag: fc.constant("Compare" as const),
    clock: fc.record({
      aheadMillis: fc.integer({ min: -300_000, max: 300_000 }),
      axisTime: instant,
      inStep: fc.boolean(),
      article: fc.constant("QĐ 28/2018/QĐ-TTg, Điều 14.4" as const),
      reason,
    }),
  }),
)

it("An axis that is away is recorded once until it is back, and back once, however many processes observe it", () => {
  fc.assert(
    fc.property(commands(axisCommand), (asked) => {
      const tags = live(axis, asked).flatMap(({ events }) => events.map(({ _tag }) => _tag))
      expect(tags).toEqual(tags.map((_, index) => (index % 2 === 0 ? "AxisAway" : "AxisBack")))
    }),
  )
})

it("An answer from before an absence does not end it, however late it is told", () => {
  fc.assert(
    fc.property(instant, instant, reason, (since, at, text) => {
      const away = { since, problem: "transport/unreachable", text }
      const told = Result.getOrThrow(axis.decide(away, { _tag: "Find", at }))
      expect(told.length).toBe(epochMillis(at) > epochMillis(since) ? 1 : 0)
      expect(Result.getOrThrow(axis.decide(away, { _tag: "Find", at: since }))).toEqual([])
    }),
  )
})

it("What two workers observe of this machine's clock is recorded once", () => {
  fc.assert(
    fc.property(commands(clockCommand), (asked) => {
      const twice = live(
        clock,
        asked.flatMap((command) => [command, command]),
      )
      for (const { events } of twice.filter((_, index) => index % 2 === 1)) expect(events).toEqual([])
    }),
  )
})
