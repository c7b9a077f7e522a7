import { createHash } from "node:crypto"
import { it } from "@effect/vitest"
import { FiguresError } from "@lienthong/core"
import { LogSealer, type Signer } from "@lienthong/core/adapter"
import { workingCalendar } from "@lienthong/core/calendar"
import { readFiguresFile, toChange } from "@lienthong/core/log"
import { defaultDutySettings } from "@lienthong/core/policy"
import { closingFigures } from "@lienthong/core/report"
import { stampSigner } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  expectJson,
  onlyArrival,
  openScene,
  refusedBy,
  tayNinh,
  vpcp,
} from "../scene.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

/** A key whose signature is the digest of what it signs. */
const sealer = Layer.succeed(
  LogSealer,
  LogSealer.of({
    hash: sha256,
    sign: (text) => Effect.succeed({ algorithm: "ed25519", key: "0".repeat(64), value: sha256(text) }),
    verify: (text, { value }) => (value === sha256(text) ? "valid" : "broken"),
  }),
)
const judge = (text: string, { value }: { readonly value: string }) =>
  value === sha256(text) ? ("valid" as const) : ("broken" as const)

const quarter = { period: "2019-Q2" }
const rules = { ...defaultDutySettings, calendar: workingCalendar() }

/** A scene whose sender seals its log, with one document sent and arrived, after the quarter's end. */
const afterQuarter = (signer: Layer.Layer<Signer> = Layer.merge(stampSigner, sealer)) =>
  Effect.gen(function* () {
    const scene = yield* openScene({ signer })
    yield* dispatched(scene.sender, [vpcp.code], { pageAmount: 3 })
    yield* exchangeMail(scene.sender, scene.receiver)
    yield* TestClock.setTime(Date.parse("2019-07-02T08:00:00+07:00"))
    return scene
  })

describe("A period that is closed", () => {
  it.effect("keeps its figures, their position in the log and the seal over it", () =>
    Effect.gen(function* () {
      const { sender } = yield* afterQuarter()
      const closed = yield* sender.reports.closePeriod(quarter, by)
      expectJson(closed)
      expect(closed.figures.total.sent).toMatchObject({ documents: 1, pages: 3 })
      expect(closed.changed).toEqual([])
      expect(closed.rulesChanged).toBe(false)
      expect(BigInt(closed.seal?.through ?? 0)).toBeGreaterThanOrEqual(BigInt(closed.asOf))
      expect(yield* sender.reports.readClosedPeriod(quarter)).toEqual(closed)
      // A reader with the log alone counts the same.
      const log = yield* sender.store.readLog(0n, 100_000)
      const known = log.filter(({ position }) => position <= BigInt(closed.asOf))
      const changes = yield* Effect.forEach(known, toChange)
      expect(closingFigures(changes, closed.period, rules)).toEqual(closed.figures)
      const event = log.find(({ stream }) => stream === "figures/2019-Q2")
      expect(JSON.parse(event?.by ?? "")).toMatchObject({ id: by.by.id })
    }),
  )

  it.effect("is not closed again, nor before it is over, nor by a period that ends before it begins", () =>
    Effect.gen(function* () {
      const { sender } = yield* afterQuarter()
      yield* sender.reports.closePeriod(quarter, by)
      const again = yield* refusedBy(sender, sender.reports.closePeriod(quarter, by))
      expect(again.code).toBe("figures/already-closed")
      const days = { from: "2019-04-01", until: "2019-06-30" }
      const sameDays = yield* refusedBy(sender, sender.reports.closePeriod({ period: days }, by))
      expect(sameDays.code).toBe("figures/already-closed")
      const early = yield* refusedBy(sender, sender.reports.closePeriod({ period: "2019-07" }, by))
      expect(early.code).toBe("figures/not-over")
      const backwards = { from: "2019-06-30", until: "2019-04-01" }
      const wrong = yield* refusedBy(sender, sender.reports.closePeriod({ period: backwards }, by))
      expect(wrong.code).toBe("input/value-invalid")
      const open = yield* refusedBy(sender, sender.reports.readClosedPeriod({ period: "2019-Q1" }))
      expect(open.code).toBe("figures/not-closed")
    }),
  )

  it.effect("is closed by one of two who close it at the same time", () =>
    Effect.gen(function* () {
      const { sender } = yield* afterQuarter(stampSigner)
      const close = Effect.result(sender.reports.closePeriod(quarter, by))
      const both = yield* Effect.all([close, close], { concurrency: "unbounded" })
      expect(both.map(({ _tag }) => _tag).toSorted()).toEqual(["Failure", "Success"])
    }),
  )

  it.effect("shows what was recorded late as a change, and stays as it was", () =>
    Effect.gen(function* () {
      const { sender, receiver, axis } = yield* openScene()
      yield* dispatched(sender, [vpcp.code])
      yield* sender.work.drain()
      axis.hold(tayNinh.code, "status")
      yield* receiver.work.poll()
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      yield* receiver.work.drain()
      yield* TestClock.setTime(Date.parse("2019-07-02T08:00:00+07:00"))
      const { figures } = yield* sender.reports.closePeriod(quarter, by)
      expect(figures.total.reported.accepted).toBe(0)
      axis.release(tayNinh.code)
      yield* exchangeMail(sender, receiver)
      const later = yield* sender.reports.readClosedPeriod(quarter)
      expect(later.figures).toEqual(figures)
      expect(later.changed).toContainEqual({ figure: "reported.accepted", was: 0, is: 1 })
    }),
  )

  it.effect("is exported as a file in which an altered figure is detected", () =>
    Effect.gen(function* () {
      const { sender } = yield* afterQuarter()
      const { file, figures, agency } = yield* sender.reports.closePeriod(quarter, by)
      expect(readFiguresFile("h53.json", file, judge)).toMatchObject({ agency, figures })
      const codeOf = (text: string, judged?: typeof judge) => {
        const read = readFiguresFile("h53.json", text, judged)
        return read instanceof FiguresError ? read.code : "read"
      }
      const altered = file
        .replace('\\\\"documents\\\\":1', '\\\\"documents\\\\":9')
        .replace('documents\\":1', 'documents\\":9')
      expect(altered).not.toBe(file)
      expect(codeOf(altered, judge)).toBe("figures/altered")
      // Without a key the sums by type and unit tell.
      expect(codeOf(altered)).toBe("figures/altered")
      expect(codeOf(file)).toBe("read")
      const { signature, ...unsigned } = JSON.parse(file) as Record<string, unknown>
      expect(signature).toBeDefined()
      expect(codeOf(JSON.stringify(unsigned), judge)).toBe("figures/unsigned")
      expect(codeOf("{}")).toBe("figures/file-unreadable")
    }),
  )
})

describe("A period of the last year there is", () => {
  it.effect("is counted, and cannot be closed yet", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const days = { from: "9999-12-01", until: "9999-12-31" }
      for (const period of ["9999", "9999-Q1", "9999-Q4", "9999-11", "9999-12", days]) {
        expect((yield* sender.reports.figures({ period })).total.sent.documents).toBe(0)
        const closed = yield* refusedBy(sender, sender.reports.readClosedPeriod({ period }))
        expect(closed.code).toBe("figures/not-closed")
        expect((yield* refusedBy(sender, sender.reports.closePeriod({ period }, by))).code).toBe(
          "figures/not-over",
        )
      }
    }),
  )
})
