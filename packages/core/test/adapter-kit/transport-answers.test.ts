import { inspect } from "node:util"
import type { Problem } from "@lienthong/core"
import { byteSource, type PromiseTransport, Transport, transportFrom } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Option, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { expectVietnamese } from "../exchange/intake/plain-vietnamese.ts"
import { expectSentences } from "../exchange/scene.ts"

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
  ["fetch", undefined, null, "abc", {}],
  ["directory", undefined, null, {}, [null], [{ code: 5, name: "A" }], [{ code: "A", name: null }]],
  ["health", undefined, null, "ok", { axisTime: "29/11/2026" }, { axisTime: new Date(0) }],
]

describe("The answers of an axis given as async functions", () => {
  for (const [operation, ...answers] of nonsense)
    it(`does not take for an answer to ${operation}: ${inspect(answers)}`, async () => {
      for (const answer of answers) {
        const error = await Effect.runPromise(Effect.flip(asked({ [operation]: answer }, asks[operation])))
        expect(error).toMatchObject({
          code: "transport/malformed-answer",
          indeterminate: true,
          detail: { operation, endpoint: "https://axis.example", answer: expect.any(String) },
        })
      }
    })

  it("says what came in the answer's place", async () => {
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
