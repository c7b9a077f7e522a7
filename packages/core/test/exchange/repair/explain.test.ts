import { it } from "@effect/vitest"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { by, dispatched, openScene, refusedBy, sealed, start, tayNinh } from "../scene.ts"

const said = (happened: ReadonlyArray<{ readonly event: { readonly _tag: string } }>) =>
  happened.map(({ event }) => event._tag)

describe("Asked why a document is not sent, the exchange", () => {
  it.effect("says that it is due, when it is tried again, that it stopped, and then that nothing waits", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({
        retry: { firstDelaySeconds: 60, maxDelaySeconds: 60, attempts: 2 },
      })
      const id = yield* dispatched(sender)
      const due = yield* sender.work.explain(id)
      expect(said(due.happened)).toEqual(["Queued"])
      expect(due.waiting).toMatchObject([
        {
          now: { en: expect.stringContaining("due"), vi: expect.stringContaining("Đã đến hạn") },
          nextAt: vietnamTime(start),
        },
      ])

      axis.misbehave(tayNinh.code, "failed", "ask-failed")
      yield* sender.work.drain()
      const later = yield* sender.work.explain(id)
      expect(said(later.happened)).toEqual(["Queued", "SubmissionFailed"])
      expect(later.happened[1]?.says.vi).toContain("Lần gửi 1 không thành công")
      expect(later.happened[1]?.says.en).toContain("Attempt 1 failed")
      const [waiting] = later.waiting
      expect(waiting?.nextAt).toBe(waiting?.work.dueAt)
      expect(waiting?.next.en).toContain("Attempt 2")

      yield* TestClock.adjust("1 minute")
      yield* sender.work.drain()
      const stopped = yield* sender.work.explain(id)
      expect(stopped.waiting).toMatchObject([{ now: { vi: expect.stringContaining("Đã dừng") } }])
      expect(stopped.waiting[0]?.nextAt).toBeUndefined()
      expect(stopped.waiting[0]?.next.en).toContain("work.requeue")
      // By the id of the work it says the same.
      const work = stopped.waiting[0]?.work.id ?? ""
      expect(yield* sender.work.explain(work)).toEqual({ ...stopped, id: work })

      yield* sender.work.requeue(work, by)
      yield* sender.work.drain()
      const sent = yield* sender.work.explain(id)
      expect(sent.waiting).toEqual([])
      expect(sent.happened.at(-1)?.says).toEqual({ en: "The axis has it.", vi: "Trục đã nhận." })
    }),
  )

  it.effect("names the worker that holds it, and until when", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender, undefined, { urgency: "flash" })
      const until = vietnamTime(start + 5_000)
      const now = vietnamTime(start)
      yield* sender.store.leaseWork({ lanes: [0, 1, 2, 3], limit: 1, now, until, worker: "máy 3" })
      expect((yield* sender.work.explain(id)).waiting).toMatchObject([
        { now: { en: "The worker máy 3 is working on it." }, nextAt: until },
      ])
      yield* TestClock.adjust("6 seconds")
      const [overdue] = (yield* sender.work.explain(id)).waiting
      expect(overdue?.now.en).toContain("has not finished it")
      expect(overdue?.next.en).toContain("kept for urgent work")
    }),
  )

  it.effect("has nothing to say about one that nobody dispatched, and reports one that does not exist", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      expect(yield* sender.work.explain(id)).toEqual({ id, happened: [], waiting: [] })
      expect(yield* refusedBy(sender, sender.work.explain("nowhere"))).toMatchObject({
        reason: "unknown-document",
      })
    }),
  )
})
