import { it } from "@effect/vitest"
import type { DraftRequest } from "@lienthong/core"
import { Tenant, Transport } from "@lienthong/core/adapter"
import { chief, clerk, memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer, References } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe, expect } from "vitest"
import { sqlite } from "../src/index.ts"
import { agency, newPath } from "./store-file.ts"

const tayNinh = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const vpcp = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const btttt = { code: "000.00.00.G14", otherCode: "G14", name: "Bộ Thông tin và Truyền thông" }
const start = Date.parse("2019-06-20T14:00:00+07:00")
const by = { by: clerk }
const quietly = Effect.provideService(References.MinimumLogLevel, "None")
const report: DraftRequest = {
  type: "bao-cao",
  subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4\nKết quả thí điểm") }],
}

/** Dispatches a signed report; nothing has been sent yet. */
const dispatched = (
  { outgoing }: OpenedTestAgency,
  to: ReadonlyArray<string> = [vpcp.code],
  changes: Partial<DraftRequest> = {},
) =>
  Effect.gen(function* () {
    const id = yield* outgoing.draft({ ...report, ...changes }, by)
    yield* outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* outgoing.signAsAgency(id, by)
    yield* outgoing.dispatch(id, { to }, by)
    return id
  })

/** Where a document stands with its recipients. */
const standings = ({ outgoing }: OpenedTestAgency, document: string) =>
  Effect.map(outgoing.deliveries(document), (all) => all.map(({ standing }) => standing))

/** In small steps, each with a turn for what is hashed outside of the runtime. */
const passMinutes = (minutes: number) =>
  Effect.gen(function* () {
    for (let half = 0; half < minutes * 2; half++) {
      yield* TestClock.adjust("30 seconds")
      yield* Effect.promise(() => new Promise(setImmediate))
    }
  })

/**
 * Two processes of one agency, each with the file opened for itself, and how often they called the axis to
 * send or to ask.
 */
const openTwo = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const path = yield* newPath
  const calls = { count: 0 }
  const counting = <A, E, R>(call: Effect.Effect<A, E, R>) =>
    Effect.suspend(() => {
      calls.count += 1
      return call
    })
  const transport = (code: string) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (way) =>
        Transport.of({
          ...way,
          submit: (packet) => counting(way.submit(packet)),
          health: counting(way.health),
        }),
      ),
    ).pipe(Layer.provide(axis.transport(code)))
  const open = Effect.suspend(() =>
    openTestAgency({ transport }, tayNinh, {
      storage: sqlite(path).pipe(Layer.provide(Layer.succeed(Tenant, { agency })), Layer.orDie),
    }),
  )
  return { axis, calls, one: yield* open, other: yield* open }
})

const run = ({ work }: OpenedTestAgency) => Effect.forkChild(work.runDispatcher())

describe("An axis that is away, as two processes on one SQLite file meet it,", () => {
  it.effect(
    "is reported once, polled with growing pauses and without using attempts; everything leaves automatically, urgent first",
    () =>
      Effect.gen(function* () {
        const { axis, calls, one, other } = yield* openTwo
        // So that the directory is there.
        const ids = [yield* dispatched(one)]
        const workers = yield* Effect.forEach([one, other], run)
        yield* passMinutes(1)
        axis.goAway(tayNinh.code)
        const [taken, called] = [axis.taken.length, calls.count]
        for (const process of [one, other])
          for (const to of [btttt.code, vpcp.code]) ids.push(yield* dispatched(process, [to]))
        const minutes = 60
        yield* passMinutes(minutes / 2)
        ids.push(yield* dispatched(other, [vpcp.code], { urgency: "flash", subject: "Hỏa tốc" }))
        yield* passMinutes(minutes / 2)
        expect(axis.taken).toHaveLength(taken)
        // Both together: no more than one call in a minute, and a few when the axis falls silent.
        expect(calls.count - called).toBeLessThan(minutes)
        const waiting = (yield* one.store.listWork).filter(({ lane }) => lane < 4)
        expect(waiting.map(({ state, attempt }) => [state, attempt])).toEqual(
          waiting.map(() => ["waiting", 0]),
        )
        expect(waiting).toHaveLength(5)
        axis.comeBack(tayNinh.code)
        yield* passMinutes(12)
        for (const worker of workers) yield* Fiber.interrupt(worker)
        const left = axis.taken.slice(taken).map(({ bytes }) => new TextDecoder().decode(bytes))
        expect(left).toHaveLength(5)
        // The other process may have begun to send at the same moment.
        assert.include(left.slice(0, 2).join(), "Hỏa tốc")
        for (const id of ids) expect(yield* standings(other, id)).toEqual(["sent"])
        for (const { store } of [one, other])
          expect((yield* store.readStream(`axis/${tayNinh.code}`)).map(({ type }) => type)).toEqual([
            "AxisAway",
            "AxisBack",
          ])
        expect((yield* other.reports.faults()).rows).toMatchObject([{ outcome: { code: "axis-back" } }])
      }).pipe(quietly),
    60_000,
  )
})
