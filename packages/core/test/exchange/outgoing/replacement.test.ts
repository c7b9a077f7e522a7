import { it } from "@effect/vitest"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  openScene,
  refusedBy,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { arrivals, replacing } from "./replacement-scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("A document that replaces an earlier one of its sender", () => {
  it.effect("is linked with it from the commit of its dispatch, and the packet says who had it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver)
      const second = yield* replacing(sender, [first])
      const { replacedBy } = yield* sender.outgoing.get(first)
      expect(replacedBy).toMatchObject({ document: second, code: { number: "02" } })
      expect((yield* sender.outgoing.get(second)).dispatched?.replaces).toMatchObject([{ document: first }])
      yield* sender.work.drain()
      const packet = lastTaken(axis)
      expect(packet).toContain("BussinessDocType>3<")
      expect(packet).toMatch(new RegExp(`OrganIdList>.*${vpcp.code}.*${btttt.code}`, "s"))
    }),
  )

  it.effect(
    "shows at its recipient what it replaces, and the replaced one by what; nothing is destroyed",
    () =>
      Effect.gen(function* () {
        const { sender, receiver } = yield* openScene()
        const first = yield* dispatched(sender)
        yield* exchangeMail(sender, receiver)
        const [old] = yield* arrivals(receiver)
        yield* receiver.incoming.accept(old?.document ?? "", by)
        yield* replacing(sender, [first])
        yield* exchangeMail(sender, receiver)
        const [replaced, replacement] = yield* arrivals(receiver)
        expect(replacement).toMatchObject({ stage: "arrived", replaces: [{ document: replaced?.document }] })
        expect(replaced).toMatchObject({
          stage: "registered",
          replacedBy: [{ document: replacement?.document, code: replacement?.code }],
        })
        expect((yield* receiver.incoming.readFile(replaced?.document ?? "", 0)).length).toBeGreaterThan(0)
        yield* receiver.incoming.complete(replaced?.document ?? "", by)
      }),
  )

  it.effect("may come first: the replaced one knows of it as soon as it comes", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      const overtaken = axis.taken[0]?.bytes ?? new Uint8Array()
      yield* replacing(sender, [first])
      yield* sender.work.drain()
      axis.inject(vpcp.code, tayNinh.code, "document", axis.taken[1]?.bytes ?? new Uint8Array())
      yield* receiver.work.poll()
      expect(yield* arrivals(receiver)).toMatchObject([{ replaces: [] }])
      expect((yield* receiver.reports.awaited()).rows).toHaveLength(1)
      axis.inject(vpcp.code, tayNinh.code, "document", overtaken)
      yield* receiver.work.poll()
      const [replacement, replaced] = yield* arrivals(receiver)
      expect(replacement).toMatchObject({ replaces: [{ document: replaced?.document }] })
      expect(replaced).toMatchObject({ stage: "arrived", replacedBy: [{ document: replacement?.document }] })
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
    }),
  )

  it.effect("replaces what its recipient refused or completed, and says nothing to what is destroyed", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const ids = [yield* dispatched(sender), yield* dispatched(sender), yield* dispatched(sender)] as const
      yield* exchangeMail(sender, receiver)
      const [refused, completed, destroyed] = (yield* arrivals(receiver)).map(({ document }) => document)
      yield* receiver.incoming.refuse(refused ?? "", { text: "Sai thể thức" }, by)
      yield* receiver.incoming.accept(completed ?? "", by)
      yield* receiver.incoming.complete(completed ?? "", by)
      axis.hold(vpcp.code, "document")
      yield* replacing(sender, ids)
      yield* sender.outgoing.recall(ids[2], { reason: "Lộ thông tin" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(destroyed ?? "", by)
      axis.release(vpcp.code)
      yield* exchangeMail(receiver, sender)
      const board = yield* arrivals(receiver)
      expect(board.map(({ stage }) => stage)).toEqual(["refused", "completed", "destroyed", "arrived"])
      expect(board[0]?.replacedBy).toHaveLength(1)
      expect(board[1]?.replacedBy).toHaveLength(1)
      expect(board[2]?.replacedBy).toEqual([])
      expect(board[3]?.replaces).toHaveLength(3)
    }),
  )

  it.effect("may be replaced itself, and each knows the next", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      const second = yield* replacing(sender, [first])
      const third = yield* replacing(sender, [second])
      yield* exchangeMail(sender, receiver)
      const [one, two, three] = yield* arrivals(receiver)
      expect(one?.replacedBy).toMatchObject([{ document: two?.document }])
      expect(two?.replacedBy).toMatchObject([{ document: three?.document }])
      expect(three).toMatchObject({ replaces: [{ document: two?.document }], replacedBy: [] })
      expect((yield* sender.outgoing.get(first)).replacedBy).toMatchObject({ document: second })
      expect((yield* sender.outgoing.get(second)).replacedBy).toMatchObject({ document: third })
    }),
  )

  it.effect("has no effect on another sender's document", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const [victim] = yield* arrivals(receiver)
      const own = yield* dispatched(other)
      const second = yield* replacing(other, [own])
      axis.hold(vpcp.code, "document")
      yield* other.work.drain()
      const { wireId } = (yield* other.outgoing.get(second)).dispatched?.replaces?.[0] ?? { wireId: "" }
      const forged = lastTaken(axis).replace(`>${wireId}<`, `>${victim?.envelope.wireId}<`)
      axis.inject(vpcp.code, btttt.code, "document", bytes(forged))
      yield* receiver.work.poll()
      expect(yield* arrivals(receiver)).toMatchObject([
        { document: victim?.document, replacedBy: [] },
        { envelope: { about: [victim?.envelope.wireId] }, replaces: [] },
      ])
    }),
  )

  it.effect("says nothing to a recipient that never had the earlier one", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* openScene()
      const first = yield* dispatched(sender, [vpcp.code])
      yield* replacing(sender, [first], [vpcp.code, btttt.code])
      yield* exchangeMail(sender, other)
      expect(yield* arrivals(other)).toMatchObject([{ stage: "arrived", replaces: [] }])
      expect((yield* other.reports.awaited()).rows).toEqual([])
    }),
  )

  it.effect("says nothing to any recipient when the earlier one went on paper alone", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const club = { code: "H53.77", name: "Hội Khuyến học tỉnh", connected: false }
      const first = yield* dispatched(sender, [club])
      const second = yield* replacing(sender, [first])
      yield* exchangeMail(sender, receiver)
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
      // It was restored, and comes to a recipient that has kept the replacement.
      yield* sender.outgoing.recall(second, { reason: "Sai số liệu" }, by)
      yield* sender.outgoing.update(first, { reason: "Bổ sung nơi nhận", add: [vpcp.code] }, by)
      yield* exchangeMail(sender, receiver)
      expect(yield* arrivals(receiver)).toMatchObject([{ replaces: [] }, { replacedBy: [] }])
    }),
  )
})

describe("A document is not replaced", () => {
  /** Tries to dispatch a sealed document in the place of others. */
  const refusedToReplace = (
    agency: OpenedTestAgency,
    replaces: ReadonlyArray<string>,
    changes: Parameters<typeof report>[0] = {},
  ) =>
    Effect.gen(function* () {
      const id = yield* sealed(agency, { subject: "Bản sửa", ...changes })
      return yield* refusedBy(agency, agency.outgoing.dispatch(id, { to: [vpcp.code], replaces }, by))
    })

  it.effect("that was never dispatched, or does not exist", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const undispatched = yield* sealed(sender)
      expect(yield* refusedToReplace(sender, [undispatched])).toMatchObject({ reason: "not-dispatched" })
      expect(yield* refusedToReplace(sender, ["nowhere"])).toMatchObject({ reason: "unknown-document" })
    }),
  )

  it.effect("that is recalled", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const first = yield* dispatched(sender)
      yield* sender.outgoing.recall(first, { reason: "Sai số liệu" }, by)
      expect(yield* refusedToReplace(sender, [first])).toMatchObject({ reason: "recalled-already" })
    }),
  )

  it.effect("that is replaced already, unless its replacement has been recalled", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const first = yield* dispatched(sender)
      const second = yield* replacing(sender, [first])
      expect(yield* refusedToReplace(sender, [first])).toMatchObject({ reason: "replaced-already" })
      yield* sender.outgoing.recall(second, { reason: "Vẫn sai" }, by)
      const third = yield* replacing(sender, [first])
      expect((yield* sender.outgoing.get(first)).replacedBy).toMatchObject({ document: third })
    }),
  )

  it.effect("by one of another type, or an original by one for information only", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const first = yield* dispatched(sender)
      const other = yield* refusedToReplace(sender, [first], { type: "thong-bao" })
      expect(other).toMatchObject({ reason: "not-equal-form" })
      expect(other.sentence.vi).toContain("Báo cáo")
      const unsigned = yield* sender.outgoing.draft(report(), by)
      const request = { to: [vpcp.code], replaces: [first], forInformation: true }
      const denied = yield* refusedBy(sender, sender.outgoing.dispatch(unsigned, request, by))
      expect(denied).toMatchObject({ reason: "not-equal-form" })
    }),
  )

  it.effect("and then updated: what stands in its place is", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const first = yield* dispatched(sender)
      yield* replacing(sender, [first])
      const update = sender.outgoing.update(first, { reason: "Gia hạn", dueDate: "2019-07-01" }, by)
      expect(yield* refusedBy(sender, update)).toMatchObject({ reason: "replaced-already" })
    }),
  )
})

describe("A document that was replaced", () => {
  it.effect("can still be recalled, and its replacement stays", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      yield* replacing(sender, [first])
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(first, { reason: "Lộ thông tin" }, by)
      yield* exchangeMail(sender, receiver)
      const [replaced, replacement] = yield* arrivals(receiver)
      yield* receiver.incoming.agreeToRecall(replaced?.document ?? "", by)
      yield* exchangeMail(receiver, sender)
      expect((yield* sender.outgoing.deliveries(first))[0]?.standing).toBe("recalled")
      expect((yield* receiver.incoming.get(replacement?.document ?? "")).stage).toBe("arrived")
    }),
  )
})
