import { it } from "@effect/vitest"
import type { RecipientRequest } from "@lienthong/core"
import { Storage } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { btttt, by, dispatched, openScene, refusedBy, sealed, tayNinh, vpcp } from "../scene.ts"

const because = "Hệ thống của bộ ngừng hoạt động để nâng cấp đến 30/6/2019"

/** What is answered to a dispatch to these recipients. */
const asked = (to: ReadonlyArray<RecipientRequest | string>) =>
  Effect.gen(function* () {
    const { sender } = yield* openScene()
    const id = yield* sealed(sender)
    return yield* refusedBy(sender, sender.outgoing.dispatch(id, { to }, by))
  })

describe("An agency that the directory has", () => {
  it.effect("is not sent a document electronically and once more on paper under its other code", () =>
    Effect.gen(function* () {
      const twice = [btttt.code, { code: "G14", connected: false, because }]
      expect(yield* asked(twice)).toMatchObject({ reason: "recipient-duplicate" })
      expect(yield* asked(twice.toReversed())).toMatchObject({ reason: "recipient-duplicate" })
    }),
  )

  it.effect("is not sent paper under its other code by an update after the electronic document", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender, [btttt.code])
      for (const code of [btttt.code, "G14"]) {
        const add = [{ code, connected: false, because }]
        const added = sender.outgoing.update(id, { reason: "Bổ sung", add }, by)
        expect(yield* refusedBy(sender, added)).toMatchObject({ reason: "recipient-duplicate" })
      }
    }),
  )

  it.effect("that was sent paper before it was in the directory is still one under its other code", () =>
    Effect.gen(function* () {
      const axis = memoryAxis([tayNinh, vpcp])
      const sender = yield* openTestAgency(axis, tayNinh)
      const id = yield* dispatched(sender, [{ code: "G14", connected: false }])
      const listed = yield* openTestAgency(memoryAxis([tayNinh, btttt]), tayNinh, {
        storage: Layer.succeed(Storage, sender.store),
      })
      yield* TestClock.adjust("61 seconds")
      const added = listed.outgoing.update(id, { reason: "Bổ sung", add: [btttt.code] }, by)
      expect(yield* refusedBy(sender, added)).toMatchObject({ reason: "recipient-duplicate" })
    }),
  )

  it.effect("is not marked as unable to receive without a reason", () =>
    Effect.gen(function* () {
      for (const unable of [{ connected: false }, { connected: false, because: "  " }])
        for (const code of [btttt.code, "G14"])
          expect(yield* asked([{ code, ...unable }])).toMatchObject({
            reason: "recipient-connected",
            detail: { code },
          })
    }),
  )

  it.effect("gets paper alone for a stated reason, which the plan and the delivery keep", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      const to = [{ code: "G14", connected: false, because }]
      const { lines } = yield* sender.outgoing.dispatch(id, { to }, by)
      expect(lines).toMatchObject([
        { to: { code: btttt.code, otherCode: "G14" }, way: { electronic: false, rule: "not-connected" } },
      ])
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery?.way.reason.vi).toContain(because)
    }),
  )
})

describe("For whom an agency receives", () => {
  it.effect("is one of three capacities, when it sends and when it records paper that came", () =>
    Effect.gen(function* () {
      const capacity = "bogus" as RecipientRequest["capacity"] & string
      const wrong = { reason: "value-invalid", detail: { field: "capacity", problem: "bogus" } }
      expect(yield* asked([{ code: btttt.code, capacity }])).toMatchObject(wrong)
      const { sender } = yield* openScene()
      const onPaper = { from: btttt.code, code: "7/BC-BTTTT", date: "2019-06-20" }
      const recorded = sender.incoming.recordPaperReceived(onPaper, { capacity }, by)
      expect(yield* refusedBy(sender, recorded)).toMatchObject(wrong)
    }),
  )

  it.effect("is the Government only at a focal point of it", () =>
    Effect.gen(function* () {
      for (const capacity of ["government", "prime-minister"] as const) {
        expect(yield* asked([{ code: "G14", capacity }])).toMatchObject({ reason: "capacity-elsewhere" })
        const { sender } = yield* openScene()
        const onPaper = { from: btttt.code, code: "7/BC-BTTTT", date: "2019-06-20" }
        const recorded = sender.incoming.recordPaperReceived(onPaper, { capacity }, by)
        expect(yield* refusedBy(sender, recorded)).toMatchObject({ reason: "capacity-elsewhere" })
      }
    }),
  )

  it.effect("at the Government Office is what the dispatcher states, whom the event names", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender, [{ code: vpcp.code, capacity: "own" }])
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery?.way).toMatchObject({ electronic: true, paper: false })
      expect(delivery?.way.reason.vi).toContain("theo xác nhận của văn thư được ghi trong sự kiện")
      const log = yield* sender.store.readLog(0n, 1_000)
      expect(log.find(({ type }) => type === "Dispatched")?.by).toBe(JSON.stringify(by.by))
    }),
  )
})
