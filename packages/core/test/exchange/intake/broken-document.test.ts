import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  pollUntilSure,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const change = (edit: (text: string) => string) => (packet: Uint8Array) =>
  new TextEncoder().encode(edit(new TextDecoder().decode(packet)))

describe("A document that arrived broken", () => {
  const damages = [
    [
      "lacks a file",
      "attachment-missing",
      (text: string) => text.replace(/<Attachment>.*?<\/Attachment>/s, ""),
    ],
    [
      "has a file cut short",
      "attachment-undecodable",
      (text: string) => text.replace(/(Encoded [^>]*>)..../, "$1*"),
    ],
    [
      "has a file that was changed after signing",
      "signature-broken",
      (text: string) =>
        text.replace(/(Encoded [^>]*>JVBERi0xLjQ)Kt/, "$1KA").replace(/(Encoded [^>]*>JVBERi0xLjQK)S/, "$1T"),
    ],
  ] as const
  for (const [which, reason, damage] of damages)
    it.effect(`because it ${which} is read again and refused, and its sender reads why`, () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        axis.tamper(change(damage))
        yield* sender.work.drain()
        expect(yield* pollUntilSure(receiver)).toBe(1)
        axis.tamper((packet) => packet)
        const incoming = yield* onlyArrival(receiver)
        expect(yield* receiver.incoming.get(incoming)).toMatchObject({
          stage: "refused",
          refusal: { reason },
        })
        expect((yield* receiver.incoming.get(incoming)).content).toBeUndefined()
        yield* exchangeMail(receiver, sender)
        const [delivery] = yield* sender.outgoing.deliveries(id)
        expect(delivery).toMatchObject({ standing: "refused", reports: { "02": { refusal: { reason } } } })
        expect(delivery?.reports["02"]?.refusal?.text).toContain("bao-cao.pdf")
        expect((yield* sender.reports.tracking()).rows).toMatchObject([
          {
            standing: "refused",
            needsAttention: true,
            remark: {
              code: reason,
              en: expect.stringMatching(/^The recipient refused it: The file bao-cao\.pdf /),
              vi: expect.stringMatching(/^Bên nhận từ chối: .*bao-cao\.pdf/),
            },
          },
        ])
      }),
    )

  it.effect("is taken in whole when it comes again whole", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.tamper(change(damages[0][2]))
      yield* sender.work.drain()
      expect(yield* pollUntilSure(receiver)).toBe(1)
      axis.tamper((packet) => packet)
      const packet = axis.taken.find((submission) => submission.kind === "document")
      axis.inject(vpcp.code, tayNinh.code, "document", packet?.bytes ?? new Uint8Array())
      yield* pollUntilSure(receiver)
      yield* exchangeMail(receiver, sender)
      const incoming = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.accept(incoming, by)).toBe(1)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["accepted"])
    }),
  )
})

describe("A document whose packet has an attribute longer than 65,536 characters", () => {
  const long = (of: string) => (text: string) =>
    text.replace(new RegExp(`<(edXML:)?${of}(?=[ >])`), `$& note="${"x".repeat(65_537)}"`)
  const places = [
    ["at its root, before anything else", "edXML", "edXML@note"],
    ["at a field behind the sender and the identifier", "Subject", "Subject@note"],
    ["at the first file", "Attachment", "Attachment@note"],
  ] as const
  for (const [where, element, field] of places)
    it.effect(`${where} is refused by the code of what is too long, and its sender is told`, () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        axis.tamper(change(long(element)))
        yield* sender.work.drain()
        expect(yield* pollUntilSure(receiver)).toBe(1)
        axis.tamper((packet) => packet)
        expect((yield* receiver.reports.incoming()).rows).toEqual([])
        expect((yield* receiver.reports.faults()).rows).toMatchObject([
          { where: "receiving", code: "field-too-long", other: tayNinh.code },
        ])
        yield* exchangeMail(receiver, sender)
        const [delivery] = yield* sender.outgoing.deliveries(id)
        expect(delivery).toMatchObject({
          standing: "refused",
          reports: { "02": { refusal: { reason: "field-too-long" } } },
        })
        expect(delivery?.reports["02"]?.refusal?.text).toContain(field)
      }),
    )
})
