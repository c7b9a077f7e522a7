import { it } from "@effect/vitest"
import type { MemoryFault } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  btttt,
  dispatched,
  exchangeMail,
  lastTaken,
  openScene,
  pollUntilSure,
  quietly,
  settle,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

const passing = [
  "fetch-unreachable",
  "fetch-failed",
  "fetch-truncated",
  "fetch-corrupted",
  "fetch-swapped",
] as const satisfies ReadonlyArray<MemoryFault>

describe("A temporary wrong answer of the axis", () => {
  for (const fault of passing)
    it.effect(`loses no document: ${fault}, once or twice`, () =>
      Effect.gen(function* () {
        for (const times of [1, 2]) {
          const { axis, sender, receiver } = yield* openScene()
          const first = yield* dispatched(sender)
          const second = yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo thứ hai" })
          yield* sender.work.drain()
          axis.misbehave(vpcp.code, ...Array.from({ length: times }, () => fault))
          yield* pollUntilSure(receiver)
          yield* exchangeMail(receiver, sender)
          expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
          for (const id of [first, second]) expect(yield* standings(sender, id)).toEqual(["arrived"])
          expect(axis.unacknowledged(vpcp.code)).toBe(0)
        }
      }),
    )

  it.effect("whatever it is and however often, leaves every document arrived or refused and told", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...passing), { maxLength: 25 }),
          fc.integer({ min: 1, max: 4 }),
          (faults, documents) =>
            Effect.runPromise(
              Effect.gen(function* () {
                const scene = yield* openScene()
                const { axis, sender, receiver } = scene
                const ids = yield* Effect.forEach(
                  Array.from({ length: documents }, (_, n) => n),
                  (n) => dispatched(sender, [vpcp.code], { subject: `Báo cáo ${n}` }),
                )
                yield* sender.work.drain()
                axis.misbehave(vpcp.code, ...faults)
                yield* settle(scene)
                expect(axis.unacknowledged(vpcp.code)).toBe(0)
                const refused = (yield* receiver.reports.faults()).rows.filter(
                  ({ outcome }) => outcome.code === "refused-axis-told",
                )
                expect(refused).toEqual([])
                for (const id of ids)
                  expect(["arrived", "refused"]).toContain((yield* standings(sender, id))[0])
              }).pipe(Effect.scoped, Effect.provide(TestClock.layer())),
            ),
        ),
        { numRuns: 20 },
      ),
    ),
  )
})

describe("A packet that the axis gives out broken each time", () => {
  const half = (packet: Uint8Array) => packet.slice(0, packet.length / 2)

  it.effect("is refused after two hours, the axis told why, and its sender by the document it names", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      axis.tamper(half)
      yield* quietly(receiver.work.poll())
      expect(axis.unacknowledged(vpcp.code)).toBe(1)
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      yield* TestClock.adjust("10 seconds")
      yield* quietly(receiver.work.poll())
      yield* quietly(receiver.work.poll())
      expect(axis.unacknowledged(vpcp.code)).toBe(1)
      for (let minutes = 5; minutes < 115; minutes += 5) {
        yield* TestClock.adjust("5 minutes")
        yield* quietly(receiver.work.poll())
        expect(axis.unacknowledged(vpcp.code)).toBe(1)
      }
      yield* TestClock.adjust("11 minutes")
      expect(yield* receiver.work.poll()).toBe(1)
      axis.tamper((packet) => packet)
      const description = expect.stringContaining("[not-xml]")
      expect(axis.mail(vpcp.code)[0]?.acknowledged).toEqual({ outcome: "failed", description })
      expect((yield* receiver.reports.faults()).rows).toMatchObject([
        { code: "not-xml", outcome: { code: "refused-sender-told" } },
      ])
      yield* exchangeMail(receiver, sender)
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery).toMatchObject({
        standing: "refused",
        reports: { "02": { refusal: { reason: "not-xml" } } },
      })
    }),
  )

  it.effect("and otherwise each time is refused too, and its sender told", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const id = yield* dispatched(sender)
      let reads = 0
      axis.tamper((packet) => (reads >= 0 ? packet.slice(0, packet.length / 2 + (reads++) ** 2) : packet))
      yield* sender.work.drain()
      for (let times = 0; times < 3; times++) yield* pollUntilSure(scene.receiver)
      expect(axis.mail(vpcp.code)[0]?.acknowledged?.outcome).toBe("failed")
      reads = -1
      yield* exchangeMail(scene.receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["refused"])
    }),
  )

  it.effect("is not reported as refused to an agency in whose name another may have sent it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const packet = axis.taken.find(({ kind }) => kind === "document")?.bytes ?? bytes("")
      axis.inject(vpcp.code, btttt.code, "document", half(packet))
      yield* pollUntilSure(receiver)
      expect(axis.mail(vpcp.code).at(-1)?.acknowledged?.outcome).toBe("failed")
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect(
    "whose sender is known from an earlier read is reported as refused to that sender when the axis drops it",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        yield* sender.work.drain()
        axis.misbehave(vpcp.code, "fetch-truncated", "fetch-refused")
        yield* pollUntilSure(receiver)
        yield* exchangeMail(receiver, sender)
        const [delivery] = yield* sender.outgoing.deliveries(id)
        expect(delivery).toMatchObject({
          standing: "refused",
          reports: { "02": { refusal: { reason: "not-delivered" } } },
        })
      }),
  )
})

describe("A packet with a text that no store keeps", () => {
  const long = (length: number) => "ă".repeat(length)
  const swollen: ReadonlyArray<readonly [field: string, change: (text: string) => string]> = [
    ["Subject", (text) => text.replace("Kết quả thí điểm", long(2_000_000))],
    ["documentId", (text) => text.replace(/(<edXML:DocumentId>)[^<]*/, `$1${long(10_000)}`)],
    ["code.notation", (text) => text.replace(/(CodeNotation>)[^<]*/, `$1${long(10_000)}`)],
    ["attachments.name", (text) => text.replaceAll("bao-cao.pdf", `${long(30_000)}.pdf`)],
  ]
  for (const [field, change] of swollen)
    it.effect(`is refused with its ${field} and its sender is told`, () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        yield* sender.work.drain()
        axis.tamper((packet) => bytes(change(new TextDecoder().decode(packet))))
        expect(yield* pollUntilSure(receiver)).toBe(1)
        axis.tamper((packet) => packet)
        expect((yield* receiver.reports.incoming()).rows).toEqual([])
        const [fault] = (yield* receiver.reports.faults()).rows
        expect(fault).toMatchObject({ code: "field-too-long", outcome: { code: "refused-sender-told" } })
        expect(fault?.text.en).toContain(field)
        yield* exchangeMail(receiver, sender)
        expect(lastTaken(axis)).toContain("[field-too-long]")
        expect(yield* standings(sender, id)).toEqual(["refused"])
      }),
    )
})

describe("A packet that contradicts itself", () => {
  it.effect("is refused, and the sender that it names beyond doubt reads what it has twice", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      axis.tamper((packet) =>
        bytes(
          new TextDecoder().decode(packet).replace("<edXML:Subject>", "<edXML:Subject>A</edXML:Subject>$&"),
        ),
      )
      expect(yield* pollUntilSure(receiver)).toBe(1)
      axis.tamper((packet) => packet)
      yield* exchangeMail(receiver, sender)
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery?.reports["02"]?.refusal).toMatchObject({
        reason: "ambiguous-element",
        text: expect.stringContaining("MessageHeader.Subject"),
      })
      expect((yield* receiver.reports.faults()).rows[0]?.other).toBe(tayNinh.code)
    }),
  )
})

describe("An entry that the axis does not give out for hours", () => {
  const often = (fault: MemoryFault) => Array.from({ length: 300 }, () => fault)

  it.effect("waits for an axis that is away, and its document comes when it is back", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, ...often("fetch-unreachable"))
      yield* settle(scene)
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      axis.calm()
      yield* settle(scene)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("has nobody told of a refusal where it is a second one of a document that is here", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "delivered-twice")
      yield* sender.work.drain()
      yield* quietly(receiver.work.poll())
      axis.misbehave(vpcp.code, ...often("fetch-failed"))
      yield* settle(scene)
      expect(axis.unacknowledged(vpcp.code)).toBe(0)
      expect((yield* receiver.reports.incoming()).rows.map(({ stage }) => stage)).toEqual(["arrived"])
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )
})
