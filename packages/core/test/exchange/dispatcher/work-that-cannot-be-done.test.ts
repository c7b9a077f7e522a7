import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { memoryStorage } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  openScene,
  quietly,
  standings,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

describe("What can never be done", () => {
  it.effect("is parked with an event when it is work of an unknown kind, and starts again when asked", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const payload = "{}"
      const dueAt = vietnamTime(start)
      const odd = { id: "odd", lane: 0, kind: "of another release", payload, dueAt } as const
      const broken = { id: "broken", lane: 0, kind: "status", payload, dueAt } as const
      const who = `{"id":"system","name":"Hệ thống"}`
      yield* sender.store.commit({ id: "c", at: dueAt, by: who, appends: [], work: { add: [odd, broken] } })
      const id = yield* dispatched(sender)
      yield* quietly(exchangeMail(sender, receiver))
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
        {
          code: "work-unknown",
          text: { en: "This release knows no work of the kind “of another release”." },
        },
        { text: { vi: expect.stringMatching(/./) }, outcome: { code: "work-parked" } },
      ])
      expect(yield* sender.work.list()).toMatchObject([{ state: "parked" }, { state: "parked" }])
      expect(yield* sender.work.requeue("odd", by)).toBe(true)
      expect(
        (yield* sender.reports.faults({ order: "ascending" })).rows.map(({ outcome }) => outcome.vi),
      ).toEqual(["Đã cho chạy lại.", "Dừng, chờ xử lý."])
      expect(yield* sender.work.requeue("unheard of", by)).toBe(false)
      expect(yield* quietly(sender.work.drain())).toBe(1)
      expect(
        (yield* sender.reports.faults({ order: "ascending" })).rows.map(({ outcome }) => outcome.code),
      ).toEqual(["work-parked", "work-parked", "work-parked"])
    }),
  )

  it.effect("is given up when the axis never hands out its packet", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, ...Array.from({ length: 100 }, () => "fetch-failed" as const))
      for (let poll = 0; poll < 40 && axis.unacknowledged(vpcp.code) > 0; poll++) {
        yield* quietly(receiver.work.poll())
        yield* TestClock.adjust("10 minutes")
      }
      expect(axis.unacknowledged(vpcp.code)).toBe(0)
      expect(axis.mail(vpcp.code).at(-1)?.acknowledged).toEqual({
        outcome: "failed",
        description:
          "[not-delivered] Trục có ghi gói tin nhưng không giao: trục báo lỗi. | The axis lists the packet but does not deliver it: it answers with an error.",
      })
      expect((yield* receiver.reports.faults({ order: "ascending" })).rows).toMatchObject([
        { code: "not-delivered", other: tayNinh.code },
      ])
    }),
  )
})

/** A store in memory whose files cannot be read as long as something is so. */
const storeWithoutFiles = (isAway: () => boolean) =>
  Layer.effect(
    Storage,
    Effect.map(Storage, (store) => ({
      ...store,
      getBlob: (digest) =>
        isAway()
          ? Effect.fail(
              new StorageError({ reason: "unavailable", detail: { problem: "the keys cannot be reached" } }),
            )
          : store.getBlob(digest),
    })),
  ).pipe(
    Layer.provide(memoryStorage()),
    Layer.provide(Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })),
  )

describe("A document whose files the store cannot give just now", () => {
  it.effect("waits, and is sent when they are available again", () =>
    Effect.gen(function* () {
      let isAway = false
      const { sender, receiver } = yield* openScene({ storage: storeWithoutFiles(() => isAway) })
      const id = yield* dispatched(sender)
      isAway = true
      yield* quietly(sender.work.drain())
      expect(yield* sender.work.list()).toMatchObject([{ state: "waiting", attempt: 1 }])
      isAway = false
      yield* TestClock.adjust("10 minutes")
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )
})

describe("A document that its recipient has reported on", () => {
  it.effect("is not sent a second time, also when the axis does not remember it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-timed-out", "ask-forgotten")
      yield* quietly(sender.work.drain())
      yield* exchangeMail(receiver)
      yield* sender.work.poll()
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      yield* TestClock.adjust("1 hour")
      yield* quietly(sender.work.drain())
      expect(
        axis.offered.filter(({ kind, from }) => kind === "document" && from === tayNinh.code),
      ).toHaveLength(1)
      expect(yield* sender.work.list()).toEqual([])
    }),
  )
})

describe("A document whose identifier the axis already knows from somebody's earlier one", () => {
  it.effect("is not taken for sent at its first attempt: it waits for a person", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const id = yield* dispatched(sender)
      // As after a store was restored from yesterday's backup: the axis has another 01/BC-UBND, this one
      // never left.
      axis.misbehave(tayNinh.code, "called-duplicate")
      yield* quietly(sender.work.drain())
      expect(yield* standings(sender, id)).toEqual(["parked"])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
        { code: "transport/duplicate" },
      ])
    }),
  )
})
