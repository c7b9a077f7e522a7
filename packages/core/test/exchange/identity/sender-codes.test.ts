import { it } from "@effect/vitest"
import { TransportError } from "@lienthong/core"
import { Transport } from "@lienthong/core/adapter"
import { type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  pollOnce,
  pollUntilSure,
  quietly,
  sealed,
  vpcp,
} from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** What the ministry said last, with its other code wherever it names itself. */
const underOtherCode = ({ axis }: Scene) =>
  bytes(lastTaken(axis).replaceAll(`>${btttt.code}<`, `>${btttt.otherCode}<`))

/** What the ministry sends next reaches its recipient under the other code only. */
const comesUnderOtherCode = (scene: Scene, kind: "document" | "status") =>
  Effect.gen(function* () {
    const { axis, other, receiver } = scene
    axis.hold(vpcp.code, kind)
    yield* other.work.drain()
    axis.inject(vpcp.code, btttt.code, kind, underOtherCode(scene))
    yield* pollOnce(receiver)
  })

const types = (agency: OpenedTestAgency, document: string) =>
  Effect.map(agency.store.readStream(`incoming/${document}`), (events) => events.map(({ type }) => type))

describe("A ministry that writes under both of its codes", () => {
  it.effect("has sent one document, whichever code each copy states", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, other, receiver } = scene
      yield* dispatched(other)
      yield* exchangeMail(other, receiver)
      const copy = axis.taken.find(({ kind }) => kind === "document")?.bytes
      const text = new TextDecoder().decode(copy).replaceAll(`>${btttt.code}<`, `>${btttt.otherCode}<`)
      axis.inject(vpcp.code, btttt.code, "document", bytes(text))
      expect(yield* pollUntilSure(receiver)).toBe(1)
      expect(yield* types(receiver, yield* onlyArrival(receiver))).toEqual(["Arrived", "DuplicateArrived"])
    }),
  )

  it.effect("is noticed when it uses a number, notation and date twice", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, other, receiver } = scene
      const id = yield* dispatched(other)
      yield* other.work.drain()
      yield* receiver.work.poll()
      const first = yield* onlyArrival(receiver)
      const wireId = (yield* receiver.incoming.get(first)).envelope.wireId
      expect((yield* other.outgoing.get(id)).dispatched).toBeDefined()
      const again = new TextDecoder().decode(underOtherCode(scene)).replaceAll(wireId, "another-identifier")
      axis.inject(vpcp.code, btttt.code, "document", bytes(again))
      yield* pollOnce(receiver)
      const board = (yield* receiver.reports.incoming({ order: "ascending" })).rows
      const second = board.find(({ document }) => document !== first)?.document ?? ""
      expect((yield* receiver.incoming.get(second)).sameCodeAs).toBe(first)
    }),
  )

  it.effect("may recall under one code what it sent under the other", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { other, receiver } = scene
      const id = yield* dispatched(other)
      yield* exchangeMail(other, receiver)
      yield* other.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* comesUnderOtherCode(scene, "status")
      const incoming = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(incoming.recall).toMatchObject({ reason: "Sai số liệu" })
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
    }),
  )

  it.effect("is asked by the recall that overtook its document under the other code", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, other, receiver } = scene
      const id = yield* dispatched(other)
      axis.hold(vpcp.code, "document")
      yield* other.work.drain()
      yield* other.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* comesUnderOtherCode(scene, "status")
      expect((yield* receiver.reports.awaited()).rows).toHaveLength(1)
      axis.inject(vpcp.code, btttt.code, "document", axis.taken[0]?.bytes ?? new Uint8Array())
      yield* pollOnce(receiver)
      const incoming = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(incoming).toMatchObject({ stage: "arrived", recall: { reason: "Sai số liệu" } })
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
    }),
  )

  it.effect("may replace a document that states one code with one that states the other", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { other, receiver } = scene
      const first = yield* dispatched(other)
      yield* exchangeMail(other, receiver)
      const second = yield* sealed(other, { subject: "Bản sửa kết quả thí điểm" })
      const replaces = { replaces: [first], replacementReason: "Sai số liệu" }
      yield* other.outgoing.dispatch(second, { to: [vpcp.code], ...replaces }, by)
      yield* comesUnderOtherCode(scene, "document")
      const [replaced, replacement] = (yield* receiver.reports.incoming({ order: "ascending" })).rows
      expect(replacement).toMatchObject({ replaces: [{ document: replaced?.document }] })
      expect(replaced).toMatchObject({ replacedBy: [{ document: replacement?.document }] })
    }),
  )

  it.effect("may ask under one code for an update of what it sent under the other", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { other, receiver } = scene
      const id = yield* dispatched(other, [vpcp.code], { dueDate: "2019-06-30" })
      yield* exchangeMail(other, receiver)
      yield* other.outgoing.update(id, { reason: "Gia hạn trả lời", dueDate: "2019-07-15" }, by)
      yield* comesUnderOtherCode(scene, "document")
      const incoming = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(incoming.update).toMatchObject({ envelope: { dueDate: "2019-07-15" } })
    }),
  )

  it.effect("is one sender also where the directory could not be asked when its document came", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, other } = scene
      let isAway = true
      const away = new TransportError({ reason: "unreachable", detail: {} })
      const withoutDirectory = (code: string) =>
        Layer.effect(
          Transport,
          Effect.map(Transport, (transport) => ({
            ...transport,
            directory: Effect.suspend(() => (isAway ? Effect.fail(away) : transport.directory)),
          })),
        ).pipe(Layer.provide(axis.transport(code)))
      const receiver = yield* openTestAgency({ transport: withoutDirectory }, vpcp)
      const id = yield* dispatched(other)
      axis.hold(vpcp.code, "document")
      yield* other.work.drain()
      axis.inject(vpcp.code, btttt.otherCode, "document", underOtherCode(scene))
      yield* quietly(pollOnce(receiver))
      isAway = false
      yield* other.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(other, receiver)
      const incoming = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(incoming.recall).toMatchObject({ reason: "Sai số liệu" })
    }),
  )
})
