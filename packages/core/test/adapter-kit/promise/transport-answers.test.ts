import { inspect } from "node:util"
import type { Problem } from "@lienthong/core"
import { byteSource, type PromiseTransport, Transport, transportFrom } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Option, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { readTransport } from "../../../src/adapter-kit/promise/read-transport.ts"
import { StorageError } from "../../../src/port/storage/storage-error.ts"
import { expectVietnamese } from "../../exchange/intake/plain-vietnamese.ts"
import { expectSentences } from "../../exchange/scene.ts"

type Answers = { readonly [Operation in keyof PromiseTransport]?: unknown }

const silent: PromiseTransport = {
  submit: async () => ({ axisId: "1" }),
  findSent: async () => undefined,
  listInbox: async () => [],
  fetch: async () => new Uint8Array(),
  acknowledge: async () => undefined,
  directory: async () => [],
  health: async () => ({}),
}

/** Asks a transport one thing, with the answers that its platform gives. */
const asked = <A, E>(
  answers: Answers,
  ask: (transport: Transport["Service"]) => Effect.Effect<A, E>,
  endpoint = "https://axis.example",
) => {
  const given = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, async () => answer]),
  )
  return Effect.provide(Effect.flatMap(Transport, ask), transportFrom({ ...silent, ...given, endpoint }))
}

const query = { documentId: "", code: "1/BC", subject: "", to: [] }
const entry = { id: "1", kind: "document", from: "" } as const
const asks: {
  readonly [Operation in keyof Answers]-?: (
    transport: Transport["Service"],
  ) => Effect.Effect<unknown, unknown>
} = {
  endpoint: () => Effect.void,
  system: () => Effect.void,
  submit: ({ submit }) =>
    submit({ kind: "document", from: "A" as AgencyCode, to: [], bytes: byteSource(new Uint8Array()) }),
  findSent: ({ findSent }) => findSent(query),
  listSent: ({ listSent }) => listSent({ kind: "document", from: "" as never, until: "" as never }),
  countInbox: ({ countInbox }) => countInbox("document"),
  listInbox: ({ listInbox }) => listInbox("document"),
  fetch: ({ fetch }) => Stream.runDrain(fetch(entry)),
  acknowledge: ({ acknowledge }) => acknowledge(entry, "done"),
  directory: ({ directory }) => directory,
  health: ({ health }) => health,
}

/** A packet in pieces, which may be anything. */
const pieces = (...given: ReadonlyArray<unknown>) => ({
  async *[Symbol.asyncIterator]() {
    yield* given
  },
})

const line = { axisId: "1", code: "", subject: "", to: "G14", standing: "waiting" }
const nonsense: ReadonlyArray<readonly [keyof Answers, ...ReadonlyArray<unknown>]> = [
  ["submit", undefined, null, {}, "1", { axisId: 5 }, { axisId: "" }],
  ["submit", { axisId: "1", takenAt: new Date(0) }, { axisId: "1", takenAt: "yesterday" }],
  ["findSent", {}, [], "1", false, { axisId: "1", takenAt: "29/11/2026" }],
  ["listSent", {}, { entries: [null], complete: true }, { entries: [line] }, [line]],
  ["listSent", { entries: [{ ...line, standing: "?" }], complete: true }],
  ["countInbox", Number.NaN, "5", -1, 1.5, {}],
  ["listInbox", undefined, null, {}, [null], [{ ...entry, id: 5 }], [{ id: "1", kind: "document" }]],
  ["listInbox", [{ ...entry, kind: "letter" }]],
  ["fetch", undefined, null, "abc", {}, 5],
  ["fetch", pieces(5), pieces(new Uint8Array(), "abc"), pieces(undefined)],
  ["directory", undefined, null, {}, [null], [{ code: 5, name: "A" }], [{ code: "A", name: null }]],
  ["health", undefined, null, "ok", { axisTime: "29/11/2026" }, { axisTime: new Date(0) }],
]

describe("The answers of an axis given as async functions", () => {
  for (const [operation, ...answers] of nonsense)
    it(`refuses as an answer to ${operation}: ${inspect(answers)}`, async () => {
      for (const answer of answers) {
        const error = await Effect.runPromise(Effect.flip(asked({ [operation]: answer }, asks[operation])))
        expect(error).toMatchObject({
          code: "transport/malformed-answer",
          indeterminate: true,
          detail: { operation, endpoint: "https://axis.example", answer: expect.any(String) },
        })
      }
    })

  it("says what came instead of the answer", async () => {
    const junk = await Effect.runPromise(Effect.flip(asked({ submit: { axisId: 5 } }, asks.submit)))
    expect(junk).toMatchObject({
      sentence: {
        en: 'The axis answered submit with something that is not its protocol: {"axisId":5}.',
        vi: 'Trục trả lời không đúng giao thức: {"axisId":5}.',
      },
    })
    const nothing = await Effect.runPromise(Effect.flip(asked({ health: undefined }, asks.health)))
    expect(nothing).toMatchObject({
      sentence: { vi: "Trục trả lời không đúng giao thức: không có nội dung đọc được." },
    })
  })

  it("takes null for a document that the axis does not have, as it takes undefined", async () => {
    for (const missing of [null, undefined]) {
      const found = await Effect.runPromise(asked({ findSent: missing }, ({ findSent }) => findSent(query)))
      expect(found).toEqual(Option.none())
    }
  })

  it("takes a time that is null or undefined for a time that the axis does not tell", async () => {
    for (const takenAt of [null, undefined]) {
      const taken = await Effect.runPromise(asked({ submit: { axisId: "1", takenAt } }, asks.submit))
      expect(taken).toStrictEqual({ axisId: "1" })
    }
  })

  it("names no detail by its placeholder when the platform throws a reason alone", async () => {
    const reasons = ["unreachable", "unauthorized", "busy", "refused", "too-large", "failed"]
    for (const reason of [...reasons, "timed-out", "duplicate", "malformed-answer"])
      for (const endpoint of [undefined, "https://axis.example"]) {
        const submit = () => Promise.reject({ reason })
        const layer = transportFrom({ ...silent, ...(endpoint && { endpoint }), submit })
        const asking = Effect.flatMap(Transport, asks.submit)
        const error = (await Effect.runPromise(Effect.flip(Effect.provide(asking, layer)))) as Problem
        expectSentences(error)
        expectVietnamese(error)
        expect(error.sentence.en).not.toMatch(/ [.;:,]|: \./)
        if (reason === "unreachable")
          expect(error).toMatchObject({
            detail: { operation: "submit" },
            sentence: {
              vi: `Không kết nối được tới trục tại ${endpoint ?? "địa chỉ đã khai báo"}; trục chưa nhận gì.`,
            },
          })
      }
  })
})

/** What refuses to be read in any way. */
const closedTo = (target: object) =>
  new Proxy(
    target,
    Object.fromEntries(
      ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"].map((trap) => [
        trap,
        () => {
          throw new Error("no")
        },
      ]),
    ),
  )

describe("An axis given as Effects", () => {
  const good = Effect.runSync(Effect.provide(Effect.service(Transport), transportFrom(silent)))
  const effects: { readonly [Operation in keyof Answers]?: (given: unknown) => unknown } = {
    submit: (given) => () => given,
    findSent: (given) => () => given,
    listSent: (given) => () => given,
    countInbox: (given) => () => given,
    listInbox: (given) => () => given,
    fetch: (given) => () => given,
    acknowledge: (given) => () => given,
    directory: (given) => given,
    health: (given) => given,
  }
  const refused = (operation: keyof Answers, given: unknown) =>
    Effect.gen(function* () {
      const transport = readTransport({ ...good, [operation]: effects[operation]?.(given) })
      const error = yield* Effect.flip(asks[operation](transport))
      expect(error).toMatchObject({ code: "transport/malformed-answer", detail: { operation } })
      expectSentences(error as Problem)
    }).pipe(Effect.runPromise)

  for (const operation of Object.keys(effects) as Array<keyof Answers>)
    it(`gives no answer to ${operation} that is a number, a Promise, an error of another kind or a defect`, async () => {
      const isFetch = operation === "fetch"
      await refused(operation, 5)
      await refused(operation, undefined)
      await refused(operation, Promise.resolve({}))
      if (isFetch) for (const thrown of [new TypeError("x"), "x"]) await refused("fetch", Stream.fail(thrown))
      if (isFetch) await refused("fetch", Stream.make(5))
      for (const thrown of [new TypeError("x"), "x", undefined, closedTo({}), closedTo(new Error("x"))]) {
        if (!isFetch) await refused(operation, Effect.fail(thrown))
        if (!isFetch) await refused(operation, Effect.die(thrown))
      }
    })

  const options: ReadonlyArray<string> = ["findSent", "listSent", "countInbox"]
  for (const [operation, ...answers] of nonsense)
    if (operation !== "fetch")
      it(`refuses as an answer to ${operation}: ${inspect(answers)}`, async () => {
        for (const answer of [...answers, closedTo({})]) {
          await refused(operation, Effect.succeed(answer))
          if (options.includes(operation) && answer !== undefined && answer !== null)
            await refused(operation, Effect.succeed(Option.some(answer)))
        }
      })

  it("keeps its own errors, among them that the packet cannot be read from the store", async () => {
    const gone = new StorageError({ reason: "blob-missing", detail: { digest: "1" } })
    const error = await Effect.runPromise(
      Effect.flip(asks.submit(readTransport({ ...good, submit: () => Effect.fail(gone) }))),
    )
    expect(error).toBe(gone)
  })
})

describe("An axis that throws something unreadable", () => {
  it("has answered nothing", async () => {
    for (const thrown of [closedTo({}), closedTo(new Error("x"))]) {
      const layer = transportFrom({ ...silent, submit: () => Promise.reject(thrown) })
      const error = (await Effect.runPromise(
        Effect.flip(Effect.provide(Effect.flatMap(Transport, asks.submit), layer)),
      )) as Problem
      expect(error.code).toBe("transport/malformed-answer")
      expectSentences(error)
    }
  })
})

describe("A long directory", () => {
  const agencies = Array.from({ length: 20_000 }, (_, n) => ({ code: `H53.${n}`, name: `Xã số ${n}` }))

  it("is read whole, once for all who read it, yielding to the event loop meanwhile", async () => {
    let turns = 0
    const others = Effect.forever(
      Effect.andThen(
        Effect.sync(() => {
          turns += 1
        }),
        Effect.yieldNow,
      ),
    )
    const read = asked({ directory: agencies }, (transport) => {
      expect(readTransport(readTransport(transport))).toBe(readTransport(transport))
      return Effect.raceFirst(readTransport(transport).directory, others)
    })
    expect(await Effect.runPromise(read)).toEqual(agencies)
    expect(turns).toBeGreaterThan(20)
  })

  it("is refused for its last entry, as for its first", async () => {
    for (const odd of [
      [...agencies, { code: "H53" }],
      [null, ...agencies],
    ]) {
      const error = await Effect.runPromise(
        Effect.flip(asked({ directory: odd }, ({ directory }) => directory)),
      )
      expect(error).toMatchObject({ reason: "malformed-answer" })
    }
  })
})

describe("A platform that throws what stands for an error of the axis", () => {
  it("is waited for as long as it asks", async () => {
    const transport = (retryAfterSeconds: unknown) =>
      transportFrom({ ...silent, health: () => Promise.reject({ reason: "busy", retryAfterSeconds }) })
    const told = (wait: unknown) =>
      Effect.runPromise(
        Effect.provide(Effect.flip(Effect.flatMap(Transport, ({ health }) => health)), transport(wait)),
      )
    expect(await told(90)).toMatchObject({ reason: "busy", retryAfterSeconds: 90 })
    for (const odd of [undefined, null, "90", Number.NaN, Number.POSITIVE_INFINITY])
      expect(await told(odd)).not.toHaveProperty("retryAfterSeconds")
  })
})
