import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, lastTaken, onlyArrival, openScene, tayNinh, vpcp } from "../scene.ts"

/** A document of Tây Ninh whose system writes the agency's code in this way. The axis names `from`. */
const receivedFrom = (code: string, from = tayNinh.code) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    scene.axis.hold(vpcp.code, "document")
    yield* dispatched(scene.sender)
    yield* scene.sender.work.drain()
    const packet = lastTaken(scene.axis).replaceAll(tayNinh.code, code)
    scene.axis.inject(vpcp.code, from, "document", new TextEncoder().encode(packet))
    yield* scene.receiver.work.poll()
    return scene
  })

describe("A status about a document whose sender writes its code in its own way", () => {
  const ways = [
    ["in small letters", "000.00.00.h53"],
    ["with a space", "000. 00.00.H53"],
    ["with letters that nobody sees", "\u200b000.00.00.H53\u2060"],
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
})
