import { it } from "@effect/vitest"
import type { Actor, FileInput } from "@lienthong/core"
import { outgoingRegister } from "@lienthong/core/document"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  pdf,
  refusedBy,
  report,
  sealed,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const long = "x".repeat(19_000)

describe("A document that no packet can carry", () => {
  const file = { name: "bao-cao.pdf", bytes: pdf("a") }
  const unsendable: ReadonlyArray<readonly [what: string, files: ReadonlyArray<FileInput>]> = [
    ["the name of a file with a control character", [{ ...file, name: "a\u0001.pdf" }]],
    ["half a character in the name of a file", [{ ...file, name: "a\ud800.pdf" }]],
    ["a description with a control character", [{ ...file, description: "\uFFFE" }]],
    ["a description that no receiver reads", [{ ...file, description: "x".repeat(20_001) }]],
    [
      "a media type that no receiver reads",
      [{ name: "a.bin", bytes: pdf("").fill(1), mediaType: "x".repeat(30_000) }],
    ],
    [
      "more text at its files than a receiver reads",
      Array.from({ length: 300 }, (_, n) => ({ ...file, name: `${n}.pdf`, description: long })),
    ],
  ]
  for (const [what, files] of unsendable)
    it.effect(`for ${what} is neither drafted nor revised so`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const wrong = report({ files, forInformation: true })
        const error = yield* refusedBy(sender, sender.outgoing.draft(wrong, by))
        const id = yield* sender.outgoing.draft(report(), by)
        expect(yield* refusedBy(sender, sender.outgoing.revise(id, wrong, by))).toMatchObject({
          code: error.code,
        })
      }),
    )

  it.effect("for the reason of an update or a replacement is refused by the operation that brings it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const first = yield* dispatched(sender)
      yield* sender.work.drain()
      const tooLong = { reason: "x".repeat(20_001) }
      expect(
        yield* refusedBy(sender, sender.outgoing.update(first, { ...tooLong, dueDate: "2019-07-15" }, by)),
      ).toMatchObject({ _tag: "PacketError", reason: "field-too-long" })
      const second = yield* sealed(sender)
      const replacing = { to: [vpcp.code], replaces: [first], replacementReason: tooLong.reason }
      expect(yield* refusedBy(sender, sender.outgoing.dispatch(second, replacing, by))).toMatchObject({
        _tag: "PacketError",
        reason: "field-too-long",
      })
      yield* sender.outgoing.dispatch(second, { to: [vpcp.code] }, by)
    }),
  )

  it.effect("is refused while it can still be changed, and takes no number", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      for (const changes of [
        { subject: "x".repeat(501) },
        { subject: "Báo cáo\u000bquý" },
        { pageAmount: 1_200 },
      ])
        expect(yield* refusedBy(sender, sender.outgoing.draft(report(changes), by))).toMatchObject({
          _tag: "PacketError",
        })
      const id = yield* sender.outgoing.draft(report(), by)
      const longName: Actor = { ...chief, name: "Nguyễn ".repeat(20).trim() }
      expect(yield* refusedBy(sender, sender.outgoing.signAsPerson(id, { by: longName }))).toMatchObject({
        _tag: "PacketError",
      })
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      expect(
        yield* refusedBy(sender, sender.outgoing.signAsAgency(id, { notation: `BC-${"X".repeat(28)}` }, by)),
      ).toMatchObject({ _tag: "PacketError" })
      expect(yield* sender.outgoing.signAsAgency(id, by)).toEqual({ number: "01", notation: "BC-UBND" })
    }),
  )

  it.effect("is not caused by a host's slip: each is named as an invalid value", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      for (const slip of [
        sender.outgoing.draft(report({ pageAmount: 1.5 }), by),
        sender.outgoing.draft(report({ type: "bao-caoo" as "bao-cao" }), by),
        sender.outgoing.draft(report({ secrecy: "mat" as "none" }), by),
        sender.outgoing.draft(report({ dueDate: "30/6/2019" }), by),
        sender.outgoing.draft(report({ files: [{ name: `${"a".repeat(300)}.pdf`, bytes: pdf("a") }] }), by),
        sender.registers.open({ register: "", year: 2019, next: 1 }, by),
        sender.registers.open({ register: "a/b", year: 2019, next: 1 }, by),
        sender.registers.open({ register: outgoingRegister, year: Number.NaN, next: 1 }, by),
      ])
        expect(yield* refusedBy(sender, slip)).toMatchObject({ _tag: "InputError", reason: "value-invalid" })
    }),
  )

  it.effect("has its words made readable when they are only a report's", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.accept(incoming, by)
      yield* receiver.incoming.complete(incoming, { note: `xong\u000b${"x".repeat(5_000)}` }, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["completed"])
    }),
  )
})

describe("Two registers that give the same number and notation on one day", () => {
  it.effect("are told apart before the second document is signed", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const first = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(first, { by: chief })
      yield* sender.outgoing.signAsAgency(first, { register: "a" }, by)
      const second = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(second, { by: chief })
      expect(
        yield* refusedBy(sender, sender.outgoing.signAsAgency(second, { register: "b" }, by)),
      ).toMatchObject({
        reason: "code-taken",
        detail: { code: "01/BC-UBND", document: first, register: "a" },
      })
      yield* sender.outgoing.signAsAgency(second, { register: "b", notation: "BC-VP" }, by)
    }),
  )
})

describe("A document that comes again after it was accepted", () => {
  it.effect("keeps the time of its acceptance at the sender", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const packet = axis.mail(vpcp.code)[0]
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      yield* exchangeMail(receiver, sender)
      const [before] = yield* sender.outgoing.deliveries(id)
      yield* TestClock.adjust("3 days")
      if (packet) axis.inject(vpcp.code, tayNinh.code, "document", packet.bytes)
      yield* exchangeMail(receiver, sender)
      const [after] = yield* sender.outgoing.deliveries(id)
      expect(after?.reports["03"]).toEqual(before?.reports["03"])
    }),
  )
})

describe("A sealed document", () => {
  it.effect("can be read back with its signatures, and is listed before it is dispatched", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      const bytes = yield* sender.outgoing.readFile(id, 0)
      expect(new TextDecoder("latin1").decode(bytes)).toMatch(/%stamp person .*%stamp agency /s)
      expect(yield* refusedBy(sender, sender.outgoing.readFile(id, 1))).toMatchObject({
        reason: "value-invalid",
      })
      expect((yield* sender.reports.outgoing()).rows).toMatchObject([
        { document: id, stage: "sealed", code: "01/BC-UBND" },
      ])
    }),
  )
})
