import { it } from "@effect/vitest"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { at } from "../duty-watch/duty-scene.ts"
import {
  btttt,
  by,
  contents,
  dispatched,
  openScene,
  quietly,
  refusedBy,
  standings,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

const once = { firstDelaySeconds: 10, maxDelaySeconds: 10, attempts: 1 }
const dry = { dryRun: true }

/** Three documents that came to a stop, an hour apart, for two reasons. */
const stopped = Effect.gen(function* () {
  const scene = yield* openScene({ retry: once })
  const { axis, sender } = scene
  const ids: Array<string> = []
  for (const [to, fault] of [
    [btttt, "failed"],
    // An answer of the axis' own list between two others shows that it is not away.
    [vpcp, "refused"],
    [vpcp, "failed"],
  ] as const) {
    axis.misbehave(tayNinh.code, fault)
    ids.push(yield* dispatched(sender, [to.code]))
    yield* sender.work.drain()
    yield* TestClock.adjust("1 hour")
  }
  return { ...scene, ids }
})

describe("Documents that came to a stop together", () => {
  it.effect("are restarted together, and nothing else is", () =>
    Effect.gen(function* () {
      const { sender, ids } = yield* stopped
      const [toBtttt = "", refused = "", toVpcp = ""] = ids
      const names = (filter: Parameters<typeof sender.outgoing.resendAll>[0]) =>
        Effect.map(sender.outgoing.resendAll({ ...filter, ...dry }, by), ({ items }) =>
          items.map(({ document }) => document),
        )
      expect(yield* names({})).toEqual(ids)
      expect(yield* names({ problem: "transport/failed" })).toEqual([toBtttt, toVpcp])
      expect(yield* names({ recipient: btttt.code })).toEqual([toBtttt])
      expect(yield* names({ lane: 0 })).toEqual([])
      expect(yield* names({ since: vietnamTime(start + 3_600_000) })).toEqual([refused, toVpcp])
      expect(yield* names({ until: vietnamTime(start) })).toEqual([toBtttt])

      const wanted = { problem: "transport/failed" }
      const before = yield* contents(sender)
      const foretold = yield* sender.outgoing.resendAll({ ...wanted, ...dry }, by)
      expect(yield* contents(sender)).toEqual(before)
      expect(yield* sender.outgoing.resendAll(wanted, by)).toEqual(foretold)
      expect(yield* names({})).toEqual([refused])
      yield* sender.work.drain()
      expect(yield* Effect.forEach(ids, (id) => standings(sender, id))).toEqual([
        ["sent"],
        ["parked"],
        ["sent"],
      ])
    }),
  )

  it.effect("are started again as work, with a note of who did it", () =>
    Effect.gen(function* () {
      const { sender, ids } = yield* stopped
      const wanted = { kind: "document", problem: "transport/failed", recipient: vpcp.code } as const
      const foretold = yield* sender.work.requeueAll({ ...wanted, ...dry }, by)
      expect(foretold).toMatchObject({ more: false, items: [{ kind: "document", to: [vpcp.code] }] })
      expect(yield* sender.work.requeueAll(wanted, by)).toEqual(foretold)
      const notices = yield* sender.store.readStream(`notice/${foretold.items[0]?.id}`)
      expect(notices).toMatchObject([{ type: "WorkRequeued", by: expect.stringContaining(by.by.name) }])
      expect(yield* sender.work.requeueAll({ kind: "status" }, by)).toEqual({
        items: [],
        total: 0,
        more: false,
      })
      yield* sender.work.drain()
      expect(yield* Effect.forEach(ids, (id) => standings(sender, id))).toEqual([
        ["parked"],
        ["parked"],
        ["sent"],
      ])
    }),
  )

  it.effect(
    "are found whatever they stopped at: sent and lost, being looked for, or being sent once more",
    () =>
      Effect.gen(function* () {
        const { axis, sender } = yield* openScene({ retry: once })
        axis.misbehave(tayNinh.code, "lost")
        const lost = yield* dispatched(sender)
        yield* sender.work.drain()
        yield* at("2019-06-21T17:00:00.001", sender)
        const foretold = yield* sender.outgoing.resendAll({ problem: "unheard/absent", ...dry }, by)
        expect(foretold).toMatchObject({ total: 1, items: [{ document: lost }] })
        expect(yield* sender.outgoing.resendAll({ recipient: btttt.code, ...dry }, by)).toMatchObject({
          total: 0,
        })
        axis.misbehave(tayNinh.code, "refused")
        expect(yield* sender.outgoing.resendAll({ recipient: vpcp.code }, by)).toEqual(foretold)
        expect((yield* sender.work.explain(lost)).waiting.map(({ work }) => work.kind)).toContain("resend")
        yield* sender.work.drain()
        const parked = { recipient: vpcp.code, problem: "transport/refused" }
        expect(yield* sender.work.requeueAll(parked, by)).toMatchObject({ items: [{ kind: "resend" }] })
        expect(yield* sender.work.requeueAll({ recipient: btttt.code, ...dry }, by)).toMatchObject({
          total: 0,
        })
        yield* sender.work.drain()
        expect(axis.taken).toHaveLength(1)
      }),
  )

  it.effect("are all counted, however many there are beyond what one call starts", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const dueAt = vietnamTime(start)
      const add = Array.from(
        { length: 502 },
        (_, n) => ({ id: `odd${n}`, lane: 0, kind: "of another release", payload: "{}", dueAt }) as const,
      )
      const commit = { id: "odd", at: dueAt, by: JSON.stringify(by.by), appends: [], work: { add } }
      yield* sender.store.commit(commit)
      yield* quietly(sender.work.drain())
      const told = yield* sender.work.requeueAll(dry, by)
      expect([told.items.length, told.total, told.more]).toEqual([500, 502, true])
    }),
  )

  it.effect("are not started by a filter or an option that is misspelt", () =>
    Effect.gen(function* () {
      const { sender } = yield* stopped
      const calls: ReadonlyArray<Effect.Effect<unknown, unknown>> = [
        sender.outgoing.resendAll({ reason: "transport/failed" } as never, by),
        sender.outgoing.resendAll({ since: "hôm qua" } as never, by),
        sender.outgoing.resendAll({ dryrun: true } as never, by),
        sender.work.requeueAll({ lane: 9 } as never, by),
        sender.work.requeueAll({ dryRun: "yes" } as never, by),
      ]
      for (const call of calls)
        expect(yield* refusedBy(sender, call)).toMatchObject({ code: "input/value-invalid" })
    }),
  )
})
