import { it } from "@effect/vitest"
import { type MailboxEntry, Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { quietly, start, tayNinh, vpcp } from "../scene.ts"

/** Two processes of one agency, and when each has read the mailbox of documents. */
const twoProcesses = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp])
  const tenant = Layer.succeed(Tenant, { agency: vpcp.code as AgencyCode })
  const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
  const clock = TestClock.testClockWith((now) => now.currentTimeMillis)
  const process = Effect.gen(function* () {
    const polls: Array<number> = []
    const cut = { off: false }
    const transport = (code: string) =>
      Layer.effect(
        Transport,
        Effect.map(Transport, (real) => ({
          ...real,
          listInbox: (kind: MailboxEntry["kind"]) =>
            Effect.gen(function* () {
              if (kind === "document") polls.push((yield* clock) - start)
              return yield* cut.off ? Effect.die("this process reaches nobody") : real.listInbox(kind)
            }),
        })),
      ).pipe(Layer.provide(axis.transport(code)))
    const { work } = yield* openTestAgency({ transport }, vpcp, { storage: Layer.succeed(Storage, store) })
    return { polls, cut, run: Effect.forkScoped(work.runIntake(5_000)) }
  })
  return [yield* process, yield* process, store] as const
})

const pass = (seconds: number) =>
  Effect.gen(function* () {
    for (let passed = 0; passed < seconds; passed += 5) yield* TestClock.adjust("5 seconds")
  })

/** A log that grows keeps a mailbox from resting. */
const busily = (store: Storage["Service"]) =>
  Effect.gen(function* () {
    for (let n = 0; n < 120; n++) {
      const event = { type: "Opened", schemaVersion: 1, data: "{}" }
      const append = { stream: `subscriber/${n}`, expected: "any", events: [event] } as const
      yield* store.commit({
        id: `c${n}`,
        at: vietnamTime(start),
        by: "{}",
        appends: [append],
      })
      yield* TestClock.adjust("5 seconds")
    }
  })

describe("Processes on one store share the polling of a mailbox:", () => {
  it.effect("while much happens one of them polls, and the other once in five minutes", () =>
    Effect.gen(function* () {
      const [one, other, store] = yield* twoProcesses
      yield* one.run
      yield* pass(5)
      yield* other.run
      yield* busily(store)
      expect(one.polls.length).toBeGreaterThan(100)
      expect(other.polls.length).toBeLessThanOrEqual(2)
    }).pipe(Effect.scoped),
  )

  for (const [which, leaseSeconds, seconds] of [
    ["after its lease", 90, 90],
    ["after five minutes when its clock was a day ahead", 86_400, 300],
  ] as const)
    it.effect(`when it dies the other polls ${which}`, () =>
      Effect.gen(function* () {
        const [one, , store] = yield* twoProcesses
        const lease = { subscriber: "lienthong:mailbox-document", worker: "dead", now: vietnamTime(start) }
        yield* store.leaseCheckpoint({ ...lease, until: vietnamTime(start + leaseSeconds * 1_000) })
        yield* one.run
        yield* pass(seconds - 5)
        expect(one.polls).toEqual([])
        yield* pass(5)
        expect(one.polls).toHaveLength(1)
      }).pipe(Effect.scoped),
    )

  it.effect("one that reaches no axis leaves it to the other at once", () =>
    Effect.gen(function* () {
      const [one, other] = yield* twoProcesses
      yield* one.run
      yield* pass(5)
      yield* other.run
      yield* pass(60)
      expect(other.polls).toEqual([])
      one.cut.off = true
      yield* pass(75)
      expect(other.polls.length).toBeGreaterThan(0)
    }).pipe(quietly, Effect.scoped),
  )
})
