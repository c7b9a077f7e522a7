import { it } from "@effect/vitest"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  onlyArrival,
  openScene,
  pollUntilSure,
  standings,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { field, isHere, letter } from "./field-scene.ts"

/** A status of the field about Tây Ninh's document 01/BC-UBND, at Tây Ninh. */
const reported = (name: string) =>
  Effect.gen(function* () {
    const { axis, sender } = yield* openScene()
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    axis.inject(tayNinh.code, vpcp.code, "status", field(name))
    yield* pollUntilSure(sender)
    const codes = (yield* sender.reports.tolerances({ from: vpcp.code })).rows.map(({ code }) => code)
    return { stands: yield* standings(sender, id), codes }
  })

describe.runIf(isHere)("A status of the field", () => {
  for (const [name, stands, ...codes] of [
    ["02a-status-number-not-padded.xml", "accepted", "code-otherwise-written"],
    ["02b-status-slash-in-front.xml", "accepted", "code-otherwise-written"],
    ["02c-status-long-dash.xml", "accepted", "code-otherwise-written"],
    ["03-status-2.xml", "refused", "value-otherwise-written"],
    [
      "13-soap-envelope-status.xml",
      "accepted",
      "code-otherwise-written",
      "date-otherwise-written",
      "date-otherwise-written",
      "packet-namespace-differs",
      "soap-wrapped",
    ],
  ] as const)
    it.effect(`finds its document, and its departures are counted: ${name}`, () =>
      Effect.gen(function* () {
        const found = yield* reported(name)
        expect({ ...found, codes: found.codes.sort() }).toEqual({ stands: [stands], codes })
      }),
    )

  it.effect("with an identifier in letters and marks finds its document", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([btttt, vpcp])
      const sender = yield* openTestAgency(axis, btttt)
      const id = yield* letter(sender, { next: 1, notation: "BTTTT-ƯDCNTT", to: vpcp.code })
      axis.inject(btttt.code, vpcp.code, "status", field("06b-status-identifier-nfd.xml"))
      yield* pollUntilSure(sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("that recalls 1/BC-UBND asks for 01/BC-UBND back", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.inject(vpcp.code, tayNinh.code, "status", field("02d-recall-number-not-padded.xml"))
      yield* pollUntilSure(receiver)
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).recall?.reason).toBe("Sai")
      expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
        { code: "code-otherwise-written", example: { written: "1/BC-UBND", read: "01/BC-UBND" } },
      ])
    }),
  )

  it.effect("is one report where two connectors read it in two places: status-both.edxml", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const reporter = { code: "000.00.00.H14", name: "Ủy ban nhân dân tỉnh Cao Bằng" }
      const axis = memoryAxis([tayNinh, reporter])
      const sender = yield* openTestAgency(axis, tayNinh)
      yield* sender.registers.open({ register: "outgoing", year: 2019, next: 105 }, by)
      const id = yield* dispatched(sender, [reporter.code])
      yield* sender.work.drain()
      axis.inject(tayNinh.code, reporter.code, "status", field("axis/status-both.edxml"))
      yield* pollUntilSure(sender)
      expect(yield* standings(sender, id)).toEqual(["accepted"])
    }),
  )
})
