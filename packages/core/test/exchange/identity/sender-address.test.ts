import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, lastTaken, onlyArrival, openScene, pollUntilSure, tayNinh, vpcp } from "../scene.ts"

/** A document of Tây Ninh whose system writes the agency's code in this way. The axis names `from`. */
const receivedFrom = (code: string, from = tayNinh.code, change = (text: string) => text) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    scene.axis.hold(vpcp.code, "document")
    yield* dispatched(scene.sender)
    yield* scene.sender.work.drain()
    const packet = change(lastTaken(scene.axis).replaceAll(tayNinh.code, code))
    scene.axis.inject(vpcp.code, from, "document", new TextEncoder().encode(packet))
    yield* scene.receiver.work.poll()
    return scene
  })

describe("A status about a document whose sender writes its code in its own way", () => {
  const ways = [
    ["in small letters", "000.00.00.h53"],
    ["with a space", "000. 00.00.H53"],
    ["with letters that nobody sees", "\u200b000.00.00.H53\u2060"],
    ["by its province alone", "H53"],
    ["with few zeros", "00.00.00.H53"],
    ["with many zeros", "0000.00.00.H53"],
    ["without a group", "00.00.H53"],
  ] as const
  for (const [way, code] of ways) {
    it.effect(`is addressed to the sender as the directory writes it: ${way}`, () =>
      Effect.gen(function* () {
        const { axis, receiver } = yield* receivedFrom(code)
        expect(yield* receiver.work.drain()).toBeGreaterThan(0)
        expect(axis.taken.at(-1)).toMatchObject({ kind: "status", to: [tayNinh.code] })
        expect(lastTaken(axis)).toContain(`OrganId>${tayNinh.code}<`)
        expect(lastTaken(axis)).not.toContain(`OrganId>${code}<`)
      }),
    )

    it.effect(`reaches the sender when it refuses the document: ${way}`, () =>
      Effect.gen(function* () {
        const { axis, receiver } = yield* receivedFrom(code)
        yield* receiver.incoming.refuse(yield* onlyArrival(receiver), { text: "Không thuộc thẩm quyền" }, by)
        yield* receiver.work.drain()
        const statuses = axis.mail(tayNinh.code).filter(({ entry }) => entry.kind === "status")
        expect(new TextDecoder().decode(statuses.at(-1)?.bytes)).toMatch(/StatusCode>02</)
      }),
    )
  }

  it.effect("is addressed by the usual spelling where the directory does not have the sender", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* receivedFrom("000.00.00.h99", "000.00.00.H99")
      yield* receiver.work.drain()
      expect(axis.taken.at(-1)?.to).toEqual(["000.00.00.H99"])
    }),
  )

  it.effect("goes to the agency that sent it for the one that the directory does not list", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* receivedFrom("000.00.13.H53", tayNinh.code)
      yield* receiver.work.drain()
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      yield* receiver.work.drain()
      expect(axis.mail(tayNinh.code).filter(({ entry }) => entry.kind === "status")).toHaveLength(2)
    }),
  )

  const unlisted = "000.00.13.H53"
  for (const [which, from, address] of [
    ["by which the axis gave the document out, where the directory does not list it", unlisted, unlisted],
    ["by which the axis gave it out, and not the one above the named one", "000.28.31.H53", "000.28.31.H53"],
    ["by which the axis gave it out, as the directory writes it", "H53", tayNinh.code],
  ] as const)
    it.effect(`goes to the agency ${which}`, () =>
      Effect.gen(function* () {
        const { axis, receiver } = yield* receivedFrom(unlisted, from)
        yield* receiver.work.drain()
        expect(axis.taken.at(-1)).toMatchObject({ kind: "status", to: [address] })
        yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
        yield* receiver.work.drain()
        expect(axis.taken.at(-1)?.to).toEqual([address])
        expect(lastTaken(axis)).toContain(`OrganId>${address}<`)
      }),
    )

  it.effect("goes to the sender that the packet names where the directory lists it", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* receivedFrom(tayNinh.code, "000.28.31.H53")
      yield* receiver.work.drain()
      expect(axis.taken.at(-1)?.to).toEqual([tayNinh.code])
    }),
  )

  it.effect("goes to the agency above where the axis names nobody and the directory lists no sender", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* receivedFrom(unlisted, "")
      yield* receiver.work.drain()
      expect(axis.taken.at(-1)?.to).toEqual([tayNinh.code])
    }),
  )

  it.effect("goes there too when the document cannot be read", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* receivedFrom("000.00.13.H53", tayNinh.code, (text) =>
        text.replace(/<Attachment>[\s\S]*<\/Attachment>/, ""),
      )
      yield* pollUntilSure(receiver)
      yield* receiver.work.drain()
      const [status] = axis.mail(tayNinh.code).filter(({ entry }) => entry.kind === "status")
      expect(new TextDecoder().decode(status?.bytes)).toMatch(/StatusCode>02</)
    }),
  )

  it.effect("is about the document that its sender recalls by its whole code", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* receivedFrom("H53")
      const [sent] = (yield* sender.reports.documents()).rows
      yield* sender.outgoing.recall(sent?.document ?? "", { reason: "Gửi nhầm" }, by)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).toMatchObject({
        recall: { reason: "Gửi nhầm" },
      })
    }),
  )
})
