import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  dispatched,
  exchangeMail,
  lastTaken,
  openScene,
  pollOnce,
  pollUntilSure,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("A packet in another agency's name", () => {
  it.effect("changes nothing of the document it reports on, and is told to nobody but the axis", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const genuine = lastTaken(axis)
      axis.inject(
        tayNinh.code,
        btttt.code,
        "status",
        bytes(genuine.replace(/(StatusCode>)01/, "$106").replaceAll("Đã đến", "Hoàn thành")),
      )
      expect(yield* pollUntilSure(sender)).toBe(1)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      const faults = (yield* sender.reports.faults()).rows
      expect(faults).toMatchObject([{ code: "sender-mismatch", other: btttt.code }])
      expect(axis.mail(tayNinh.code).at(-1)?.acknowledged?.outcome).toBe("failed")
    }),
  )

  it.effect("does not take the identifier from the genuine document that comes after it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      const genuine = lastTaken(axis)
      axis.inject(vpcp.code, btttt.code, "document", bytes(genuine.replace("Kết quả", "Hậu quả")))
      yield* exchangeMail(receiver, sender)
      const board = (yield* receiver.reports.incoming()).rows
      expect(board).toMatchObject([
        { stage: "arrived", envelope: { subject: expect.stringMatching(/^Kết quả/) } },
      ])
    }),
  )

  it.effect("is accepted when the system of its own province sends for it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      const fromUnit = lastTaken(axis)
        .replaceAll(tayNinh.code, "000.00.13.H53")
        .replace("Kết quả", "Kết quả của Sở")
      axis.inject(vpcp.code, tayNinh.code, "document", bytes(fromUnit))
      yield* receiver.work.poll()
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
    }),
  )
})

describe("An agency with two codes", () => {
  it.effect("is one recipient under whichever code it is asked for, and may report under either", () =>
    Effect.gen(function* () {
      const { axis, sender, other } = yield* openScene()
      const id = yield* dispatched(sender, [btttt.otherCode])
      yield* exchangeMail(sender, other)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      const report = lastTaken(axis)
      const underOther = report
        .replace(`>${btttt.code}<`, `>${btttt.otherCode}<`)
        .replace(/(StatusCode>)01/, "$103")
      axis.inject(tayNinh.code, btttt.code, "status", bytes(underOther))
      yield* pollOnce(sender)
      expect(yield* standings(sender, id)).toEqual(["accepted"])
    }),
  )
})
