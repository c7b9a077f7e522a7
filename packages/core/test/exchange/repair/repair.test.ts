import { it } from "@effect/vitest"
import { system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { clerk } from "@lienthong/testkit"
import { Effect, Option } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, openScene, quietly, standings, start, tayNinh } from "../scene.ts"

const lease = (seconds: number) => ({
  lanes: [0, 1, 2, 3] as const,
  limit: 1,
  now: vietnamTime(start),
  until: vietnamTime(start + seconds * 1_000),
  worker: "a machine that burnt down",
})

const administrator = { by: { ...clerk, roles: ["administrator"] as const } }

describe("Parked work that somebody starts again", () => {
  it.effect("is recorded with who asked for it and why it had stopped, in the commit that starts it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "refused")
      yield* sender.work.drain()
      const [parked] = yield* sender.work.list()
      expect(yield* sender.work.requeue(parked?.id ?? "", by)).toBe(true)

      const [notice] = yield* sender.store.readStream(`notice/${parked?.id}`)
      expect(notice).toMatchObject({ type: "WorkRequeued", by: JSON.stringify(clerk) })
      expect(JSON.parse(notice?.data ?? "")).toMatchObject({ parkedFor: parked?.note })
      const log = yield* sender.store.readLog(0n, 100)
      const delivery = log.findLast(({ stream }) => stream.startsWith("delivery/"))
      expect(delivery).toMatchObject({ type: "SubmissionRequeued", commitId: notice?.commitId })
      expect(yield* standings(sender, id)).toEqual(["retrying"])
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("is started once however often it is asked for", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "refused")
      yield* sender.work.drain()
      const asked = Array.from({ length: 5 }, () => sender.work.requeue("document/nowhere", by))
      expect(yield* Effect.all(asked, { concurrency: "unbounded" })).toEqual(asked.map(() => false))
      const [parked] = yield* sender.work.list()
      const again = Array.from({ length: 5 }, () => sender.work.requeue(parked?.id ?? "", by))
      const answers = yield* Effect.all(again, { concurrency: "unbounded" })
      expect(answers.filter((answer) => answer)).toHaveLength(1)
      expect(yield* sender.store.readStream(`notice/${parked?.id}`)).toHaveLength(1)
    }),
  )
})

describe("Work that a dead worker holds", () => {
  it.effect("is released when somebody says so, recorded, and not sent twice", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      const [held] = yield* sender.store.leaseWork(lease(300))
      expect(yield* sender.work.drain()).toBe(0)
      expect(yield* sender.work.release(held?.id ?? "", administrator)).toBe(true)
      expect(yield* sender.store.readStream(`notice/${held?.id}`)).toMatchObject([{ type: "WorkReleased" }])
      expect(yield* sender.work.drain()).toBe(1)
      // It had been leased before, so the axis is asked first.
      expect(axis.asked).toHaveLength(1)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(yield* sender.work.release(held?.id ?? "", administrator)).toBe(false)
    }),
  )

  it.effect("can no longer be settled by the worker if it lives after all", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* dispatched(sender)
      const [held] = yield* sender.store.leaseWork(lease(300))
      if (held === undefined) return yield* Effect.die("there is work")
      yield* sender.work.release(held.id, administrator)
      const settling = sender.store.commit({
        id: "late",
        at: vietnamTime(start),
        by: JSON.stringify(system),
        appends: [],
        work: { settle: [{ id: held.id, lease: held.lease, outcome: { _tag: "Done" } }] },
      })
      expect(yield* Effect.flip(settling)).toMatchObject({ reason: "lease-lost" })
      expect(Option.isSome(yield* sender.store.findWork(held.id))).toBe(true)
    }),
  )

  it.effect("belongs to nobody when its lease has run out and it was settled", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.store.leaseWork(lease(5))
      yield* TestClock.adjust("6 seconds")
      yield* quietly(sender.work.drain())
      expect(yield* sender.work.release("document/nowhere", administrator)).toBe(false)
      expect(yield* sender.work.list()).toEqual([])
    }),
  )
})
