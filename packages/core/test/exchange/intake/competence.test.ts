import { it } from "@effect/vitest"
import { openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import type { CompetenceCheck } from "../../../src/policy/competence.ts"
import { by, dispatched, exchangeMail, onlyArrival, openScene, quietly, standings, vpcp } from "../scene.ts"

const why = "Lĩnh vực đất đai do Bộ Tài nguyên và Môi trường giải quyết"

/** A document that has come to an agency with this rule. */
const arrivedUnder = (competence: CompetenceCheck) =>
  Effect.gen(function* () {
    const { axis, sender } = yield* openScene()
    const receiver = yield* openTestAgency(axis, vpcp, { competence })
    const sent = yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    return { sender, receiver, sent }
  })

describe("A document outside the agency's functions", () => {
  it.effect("is refused at once where the agency's rule says so, and its sender reads why", () =>
    Effect.gen(function* () {
      const { sender, receiver, sent } = yield* arrivedUnder(({ documentType }) =>
        documentType === "bao-cao" ? { within: false, action: "refuse", reason: why } : { within: true },
      )
      const [line] = (yield* receiver.reports.incoming()).rows
      expect(line).toMatchObject({
        stage: "refused",
        refusal: {
          reason: "outside-function",
          text: `Văn bản không thuộc chức năng, nhiệm vụ của ${vpcp.name}: ${why}`,
        },
      })
      expect(line).not.toHaveProperty("content")
      expect(yield* standings(sender, sent)).toEqual(["refused"])
      const [delivery] = yield* sender.outgoing.deliveries(sent)
      expect(delivery?.reports["02"]?.refusal).toMatchObject({ reason: "outside-function" })
    }),
  )

  it.effect("is let in with the remark where the clerk is to decide, who may refuse it", () =>
    Effect.gen(function* () {
      const { sender, receiver, sent } = yield* arrivedUnder(() => ({
        within: false,
        action: "flag",
        reason: why,
      }))
      const id = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.get(id)).toMatchObject({ stage: "arrived", outsideFunction: why })
      yield* receiver.incoming.refuse(id, { reason: "outside-function", text: why }, by)
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, sent)).toEqual(["refused"])
      const [delivery] = yield* sender.outgoing.deliveries(sent)
      expect(delivery?.reports["02"]?.refusal).toEqual({ reason: "outside-function", text: why })
    }),
  )

  it.effect("is never refused automatically where the agency has no rule", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).not.toHaveProperty("outsideFunction")
    }),
  )

  it.effect("is let in where the rule gives no answer, and a person looks at it", () =>
    Effect.gen(function* () {
      const wrong: ReadonlyArray<unknown> = [
        async () => ({ within: true }),
        () => true,
        () => undefined,
        () => null,
        () => ({ within: false }),
        () => ({ within: "no" }),
        () => ({ within: false, action: "reject", reason: why }),
        () => ({ within: false, action: "refuse", reason: new Date(0) }),
      ]
      for (const rule of wrong) {
        const { receiver } = yield* quietly(arrivedUnder(rule as CompetenceCheck))
        expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).toMatchObject({
          stage: "arrived",
          outsideFunction: expect.stringContaining("Không kiểm tra được"),
        })
      }
    }),
  )

  it.effect("is judged by what its packet says", () =>
    Effect.gen(function* () {
      const asked: Array<Parameters<CompetenceCheck>[0]> = []
      yield* arrivedUnder((question) => {
        asked.push(question)
        return { within: true }
      })
      expect(asked).toMatchObject([
        {
          from: { code: "000.00.00.H53" },
          code: { number: "01", notation: "BC-UBND" },
          typeName: "Báo cáo",
          documentType: "bao-cao",
          subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
          urgency: "ordinary",
        },
      ])
    }),
  )

  const refuse = (): never => {
    throw new Error("refused to be read")
  }
  for (const [how, rule] of [
    [
      "fails",
      () => {
        throw new Error("the rule is broken")
      },
    ],
    [
      "throws what refuses to be read",
      () => {
        throw new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse })
      },
    ],
    // A rejection that nobody awaits would end the process.
    ["is to be awaited and fails", () => Promise.reject(new Error("the rule is broken")) as never],
  ] as const)
    it.effect(`is not lost over a rule that ${how}: it is let in for a person to look`, () =>
      Effect.gen(function* () {
        const { receiver } = yield* quietly(arrivedUnder(rule))
        yield* Effect.promise(() => new Promise((resume) => setImmediate(resume)))
        expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).toMatchObject({
          stage: "arrived",
          outsideFunction: expect.stringContaining("Không kiểm tra được"),
        })
      }),
    )
})
