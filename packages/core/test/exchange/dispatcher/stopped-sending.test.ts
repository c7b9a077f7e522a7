import { it } from "@effect/vitest"
import { type Digest, Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  quietly,
  refusedBy,
  sealed,
  standings,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

const twice = { firstDelaySeconds: 10, maxDelaySeconds: 10, attempts: 2 }

describe("A document whose sending has come to a stop", () => {
  it.effect("because the axis refused it, is seen in the faults and sent when it is asked for again", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "refused")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["parked"])
      expect((yield* sender.reports.faults()).rows).toMatchObject([
        { where: "sending", code: "transport/refused", other: vpcp.name, outcome: { code: "parked" } },
      ])
      expect((yield* sender.reports.tracking()).rows).toMatchObject([{ needsAttention: true }])

      yield* sender.outgoing.resend(id, by)
      yield* exchangeMail(sender, receiver)
      yield* onlyArrival(receiver)
      expect((yield* sender.reports.faults()).rows).toMatchObject([
        { code: "transport/refused", outcome: { code: "sent" } },
      ])
      expect((yield* sender.reports.tracking()).rows).toMatchObject([{ needsAttention: false }])
    }),
  )

  it.effect("because all attempts failed, is not retried until somebody asks for it", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ retry: twice })
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "failed", "failed")
      yield* sender.work.drain()
      yield* TestClock.adjust("10 seconds")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["parked"])
      yield* TestClock.adjust("7 days")
      yield* sender.work.drain()
      expect(axis.offered).toHaveLength(2)
      expect(yield* sender.work.list()).toMatchObject([
        { state: "parked", note: expect.stringContaining("transport/failed") },
      ])
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["sent"])
    }),
  )

  it.effect("after the axis may have taken it, is looked up before it is sent again", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene({ retry: twice })
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-timed-out", "ask-failed", "ask-failed")
      yield* sender.work.drain()
      for (let attempt = 1; attempt <= twice.attempts; attempt++) {
        yield* TestClock.adjust("10 seconds")
        yield* sender.work.drain()
      }
      expect(yield* standings(sender, id)).toEqual(["parked"])
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
      expect(axis.offered).toHaveLength(1)
      expect(yield* standings(sender, id)).toEqual(["sent"])
      yield* exchangeMail(sender, receiver)
      yield* onlyArrival(receiver)
    }),
  )

  it.effect("is started again for those who lack it when another recipient has reported on it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene({ retry: { ...twice, attempts: 1 } })
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      axis.misbehave(tayNinh.code, "taken-then-timed-out", "ask-failed")
      yield* sender.work.drain()
      yield* TestClock.adjust("10 seconds")
      yield* sender.work.drain()
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived", "parked"])
      yield* sender.outgoing.resend(id, by)
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
      expect(axis.offered.filter((submission) => submission.kind === "document")).toHaveLength(1)
    }),
  )

  it.effect("is not confused with one that has not stopped, was not dispatched or does not exist", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const waiting = yield* dispatched(sender)
      const undispatched = yield* sealed(sender)
      const error = yield* refusedBy(sender, sender.outgoing.resend(waiting, by))
      expect(error).toMatchObject({ _tag: "DocumentError", reason: "not-parked" })
      expect(error.sentence.vi).toContain(vpcp.name)
      expect(yield* refusedBy(sender, sender.outgoing.resend(undispatched, by))).toMatchObject({
        reason: "not-dispatched",
      })
      expect(yield* refusedBy(sender, sender.outgoing.resend("nowhere", by))).toMatchObject({
        reason: "unknown-document",
      })
    }),
  )
})

describe("A status report that cannot be sent", () => {
  it.effect("is given up where a person sees it, and sent when that person asks for it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.misbehave(vpcp.code, "refused")
      yield* receiver.work.drain()
      expect((yield* receiver.reports.faults()).rows).toMatchObject([
        { where: "reporting", code: "transport/refused", other: tayNinh.code },
      ])
      const [parked] = yield* receiver.work.list()
      expect(parked?.state).toBe("parked")

      expect(yield* receiver.work.requeue(parked?.id ?? "", by)).toBe(true)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(yield* receiver.work.requeue(parked?.id ?? "", by)).toBe(false)
    }),
  )

  it.effect("and may have got through is simply sent again, since reports may repeat", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.misbehave(vpcp.code, "taken-then-timed-out")
      yield* receiver.work.drain()
      yield* TestClock.adjust("1 minute")
      yield* exchangeMail(receiver, sender)
      const events = yield* sender.store.readStream(`delivery/${id}/${vpcp.code}`)
      expect(axis.mail(tayNinh.code)).toHaveLength(2)
      expect(events.map((event) => event.type)).toEqual(["Queued", "Submitted", "StatusReported"])
      expect(yield* receiver.work.list()).toEqual([])
    }),
  )
})

describe("A document whose sending cannot even be attempted", () => {
  it.effect("has stopped with each recipient: the boards ask for a person, who starts it again", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp, btttt])
      const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
      let isBroken = false
      const broken = Layer.effect(
        Storage,
        Effect.map(Storage, (storage) => ({
          ...storage,
          getBlob: (digest: Digest) =>
            isBroken ? Effect.die(new TypeError("broken")) : storage.getBlob(digest),
        })),
      ).pipe(Layer.provide(Layer.provide(memoryStorage(), tenant)))
      const sender = yield* openTestAgency(axis, tayNinh, { storage: broken })
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      isBroken = true
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["parked", "parked"])
      const { rows } = yield* sender.reports.tracking({ needsAttention: true })
      expect(rows).toHaveLength(2)
      const faults = (yield* sender.reports.faults()).rows
      expect(faults.map(({ code }) => code)).toEqual(["work-broken", "work-broken"])
      isBroken = false
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["sent", "sent"])
      expect((yield* sender.reports.tracking({ needsAttention: true })).rows).toEqual([])
    }).pipe(quietly),
  )
})
