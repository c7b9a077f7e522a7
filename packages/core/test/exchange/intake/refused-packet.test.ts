import { it } from "@effect/vitest"
import { Effect } from "effect"
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
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
describe("A packet that is not a document", () => {
  const packets = [
    ["that is not XML", "Xin chào", "not-xml"],
    ["that is cut off", '<?xml version="1.0"?><edXML><edXMLEnvelope>', "not-xml"],
    [
      "with a DTD",
      '<?xml version="1.0"?><!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML>&x;</edXML>',
      "has-doctype",
    ],
    ["that is XML of another kind", "<html><body/></html>", "not-edxml"],
    ["that is empty", "", "not-xml"],
  ] as const
  for (const [which, text, reason] of packets)
    it.effect(`${which} is read again, refused with its own code, recorded, and not asked for any more`, () =>
      Effect.gen(function* () {
        const { axis, receiver } = yield* openScene()
        axis.inject(vpcp.code, tayNinh.code, "document", bytes(text))
        expect(yield* pollUntilSure(receiver)).toBe(1)
        expect(axis.mail(vpcp.code)).toMatchObject([
          { acknowledged: { outcome: "failed", description: expect.stringContaining(`[${reason}]`) } },
        ])
        expect((yield* receiver.reports.faults()).rows).toMatchObject([
          { where: "receiving", code: reason, other: tayNinh.code, outcome: { code: "refused-axis-told" } },
        ])
        expect((yield* receiver.reports.incoming()).rows).toEqual([])
        expect(yield* receiver.work.list()).toEqual([])
      }),
    )
})

describe("A packet that is refused unread", () => {
  it.effect("is refused in both languages, to the axis and to its sender, who reads both in a report", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      // Cut off within its files: the header says which document it is.
      const cut = lastTaken(axis).replace(/<AttachmentEncoded>[\s\S]*/, "<AttachmentEncoded>")
      axis.inject(vpcp.code, tayNinh.code, "document", bytes(cut))
      expect(yield* pollUntilSure(receiver)).toBe(1)
      const [told] = axis.mail(vpcp.code).filter(({ acknowledged }) => acknowledged?.outcome === "failed")
      const said =
        /^\[not-xml\] Gói tin không phải XML hợp lệ: .*\. \| The packet is not well-formed XML: .*\.$/
      expect(told?.acknowledged?.description).toMatch(said)
      yield* receiver.work.drain()
      yield* sender.work.poll()
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery?.reports["02"]?.description).toMatch(said)
      for (const agency of [sender, receiver]) {
        const [fault] = (yield* agency.reports.faults()).rows
        expect(fault).toMatchObject({ code: "not-xml" })
        expect(fault?.text?.vi).toMatch(/^Gói tin không phải XML hợp lệ: sai cú pháp ở dòng \d+\.$/)
        expect(fault?.text?.en).toMatch(/^The packet is not well-formed XML: line \d+: .*\.$/)
      }
    }).pipe(quietly),
  )
})

describe("A packet for somebody else", () => {
  it.effect("is refused, and its sender told to whom it came", () =>
    Effect.gen(function* () {
      const { axis, sender, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code])
      yield* sender.work.drain()
      axis.inject(btttt.code, tayNinh.code, "document", bytes(lastTaken(axis)))
      expect(yield* pollUntilSure(other)).toBe(1)
      expect((yield* other.reports.incoming()).rows).toEqual([])
      expect((yield* other.reports.faults()).rows).toMatchObject([{ code: "wrong-addressee" }])
      yield* other.work.drain()
      expect(lastTaken(axis)).toContain("[wrong-addressee]")
      expect(lastTaken(axis)).toContain(btttt.name)
      // The sender never sent it there: to it the report is about a document that does not concern the
      // reporter.
      expect(yield* pollUntilSure(sender)).toBe(1)
      expect((yield* sender.reports.faults()).rows).toMatchObject([
        { code: "unknown-document", other: btttt.code },
      ])
      expect(yield* standings(sender, id)).toEqual(["sent"])
    }),
  )
})

describe("A status report", () => {
  it.effect("on a document that this agency never sent is refused and recorded, and changes nothing", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      axis.inject(btttt.code, vpcp.code, "status", bytes(lastTaken(axis)))
      expect(yield* pollUntilSure(other)).toBe(1)
      expect(axis.mail(btttt.code)).toMatchObject([
        { acknowledged: { outcome: "failed", description: expect.stringContaining("[unknown-document]") } },
      ])
      expect((yield* other.reports.faults()).rows).toMatchObject([
        { code: "unknown-document", other: vpcp.code },
      ])
      expect((yield* other.store.readLog(0n, 99)).map((event) => event.type)).toEqual(["PacketRefused"])
    }),
  )

  it.effect("with an unknown code is kept as it came", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const unknown = lastTaken(axis).replace(/(StatusCode>)01</, "$199<")
      axis.inject(tayNinh.code, vpcp.code, "status", bytes(unknown))
      yield* pollOnce(sender)
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery).toMatchObject({ standing: "arrived", reports: { "01": {}, "99": { status: "99" } } })
    }),
  )

  it.effect("is taken in once, however often the axis shows it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* exchangeMail(receiver)
      axis.misbehave(tayNinh.code, "lost-acknowledgement")
      expect(yield* quietly(sender.work.poll())).toBe(0)
      expect(axis.unacknowledged(tayNinh.code)).toBe(1)
      yield* sender.work.poll()
      expect(axis.unacknowledged(tayNinh.code)).toBe(0)
      const events = yield* sender.store.readStream(`delivery/${id}/${vpcp.code}`)
      expect(events.map((event) => event.type)).toEqual(["Queued", "Submitted", "StatusReported"])
    }),
  )
})

describe("A packet that cannot be fetched for now", () => {
  it.effect("holds nothing up and is read again at the next poll", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* dispatched(sender)
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-unreachable")
      expect(yield* quietly(receiver.work.poll())).toBe(1)
      expect(axis.unacknowledged(vpcp.code)).toBe(1)
      expect(yield* receiver.work.poll()).toBe(1)
      expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
    }),
  )

  it.effect("is recalled all the same when the recall could be fetched before it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-unreachable")
      yield* quietly(receiver.work.poll())
      yield* receiver.work.poll()
      const incoming = yield* onlyArrival(receiver)
      expect((yield* receiver.incoming.get(incoming)).recall).toBeDefined()
    }),
  )

  it.effect("is not waited for by a recall of a document that nobody ever sent", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* sender.work.drain()
      axis.inject(btttt.code, tayNinh.code, "status", bytes(lastTaken(axis)))
      expect(yield* pollUntilSure(other)).toBe(1)
      expect((yield* other.reports.faults()).rows).toMatchObject([{ code: "unknown-document" }])
      expect(axis.unacknowledged(btttt.code)).toBe(0)
    }),
  )

  it.effect("at all, because the axis says so, is recorded and given up", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-refused")
      yield* pollOnce(receiver)
      expect((yield* receiver.reports.incoming()).rows).toEqual([])
      const text = "Trục có ghi gói tin nhưng không giao: trục báo không có gói tin này."
      expect((yield* receiver.reports.faults()).rows).toMatchObject([
        { code: "not-delivered", other: tayNinh.code, text: { vi: text } },
      ])
    }),
  )
})
