import { it } from "@effect/vitest"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Option } from "effect"
import { afterEach, describe, expect, vi } from "vitest"
import { commitOf, newSchema, openStore } from "../store-place.ts"

const minute = 60_000
const now = Date.now.bind(Date)
afterEach(() => vi.restoreAllMocks())

/** What a node does whose clock is off by so much. */
const onNode = <A, E, R>(off: number, act: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => vi.spyOn(Date, "now").mockImplementation(() => now() + off)),
    () => act,
    (spy) => Effect.sync(() => spy.mockRestore()),
  )

const workOf = (off: number, worker: string) => ({
  lanes: [0] as const,
  limit: 9,
  now: vietnamTime(now() + off),
  until: vietnamTime(now() + off + 5 * minute),
  worker,
})
const checkpointOf = (off: number, worker: string) => ({
  subscriber: "board",
  now: vietnamTime(now() + off),
  until: vietnamTime(now() + off + minute),
  worker,
})

const twoNodes = Effect.gen(function* () {
  const schema = newSchema()
  const [one, other] = [yield* openStore(schema), yield* openStore(schema)]
  const dueAt = vietnamTime(now() - 60 * minute)
  yield* one.commit(
    commitOf("add", { work: { add: [{ id: "send", lane: 0, kind: "k", payload: "{}", dueAt }] } }),
  )
  return { one, other }
})

describe("Of two nodes", () => {
  for (const off of [5 * minute, -5 * minute, 90_000])
    it.live(
      `whose clocks are ${off / 1_000} s apart one alone holds a lease; the other is told of its clock`,
      () =>
        Effect.gen(function* () {
          const { one, other } = yield* twoNodes
          expect(yield* one.leaseWork(workOf(0, "one"))).toMatchObject([{ id: "send" }])
          expect(Option.isSome(yield* one.leaseCheckpoint(checkpointOf(0, "one")))).toBe(true)
          const error = yield* onNode(off, Effect.flip(other.leaseWork(workOf(off, "other"))))
          expect(error.reason).toBe("unavailable")
          expect(error.message).toMatch(
            new RegExp(`clock is ${Math.abs(off) / 1_000} s ${off > 0 ? "ahead" : "behind"}`),
          )
          expect(error.sentence).toMatchObject({
            vi: expect.stringMatching(off > 0 ? /máy này nhanh hơn máy chủ/ : /máy này chậm hơn máy chủ/),
            next: {
              en: expect.stringMatching(/^Set both clocks/),
              vi: expect.stringMatching(/^Chỉnh đồng hồ/),
            },
          })
          const late = yield* onNode(off, Effect.flip(other.leaseCheckpoint(checkpointOf(off, "other"))))
          expect(late.reason).toBe("unavailable")
          expect(yield* one.listWork).toMatchObject([{ leased: { worker: "one" } }])
          expect(yield* one.listCheckpoints).toMatchObject([{ worker: "one" }])
        }),
    )

  for (const off of [10_000, -10_000])
    it.live(`whose clocks are ${off / 1_000} s apart both work, and one alone holds a lease`, () =>
      Effect.gen(function* () {
        const { one, other } = yield* twoNodes
        expect(yield* one.leaseWork(workOf(0, "one"))).toMatchObject([{ id: "send" }])
        yield* one.leaseCheckpoint(checkpointOf(0, "one"))
        expect(yield* onNode(off, other.leaseWork(workOf(off, "other")))).toEqual([])
        expect(Option.isNone(yield* onNode(off, other.leaseCheckpoint(checkpointOf(off, "other"))))).toBe(
          true,
        )
      }),
    )

  it.live("one whose clock was a day ahead and was put right takes what was put in by then", () =>
    Effect.gen(function* () {
      const { one, other } = yield* twoNodes
      const tomorrow = { ...workOf(0, "other"), now: vietnamTime(now() + 24 * 60 * minute) }
      expect(yield* onNode(10_000, other.leaseWork(tomorrow))).toMatchObject([{ id: "send" }])
      expect(yield* one.leaseWork(workOf(0, "one"))).toEqual([])
    }),
  )

  it.live("the one whose clock was put right works again", () =>
    Effect.gen(function* () {
      const { one, other } = yield* twoNodes
      yield* onNode(5 * minute, Effect.flip(other.leaseWork(workOf(5 * minute, "other"))))
      expect(yield* other.leaseWork(workOf(0, "other"))).toMatchObject([{ id: "send" }])
      expect(yield* one.leaseWork(workOf(0, "one"))).toEqual([])
    }),
  )
})
