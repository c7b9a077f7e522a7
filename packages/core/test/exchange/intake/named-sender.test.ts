import { it } from "@effect/vitest"
import { openTestAgency, stampVerifier } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import { SignatureVerifier } from "../../../src/port/signature-verifier.ts"
import type { SignatureFinding } from "../../../src/vocabulary/signature.ts"
import { btttt, by, dispatched, lastTaken, onlyArrival, openScene, tayNinh, vpcp } from "../scene.ts"

/** Finds the seal of Tây Ninh on every signed file, by its name alone. */
const sealOfTayNinh = Layer.effect(
  SignatureVerifier,
  Effect.map(SignatureVerifier, ({ verify }) =>
    SignatureVerifier.of({
      verify: (file) =>
        Effect.map(verify(file), (signed): ReadonlyArray<SignatureFinding> => {
          const seal = { holder: "agency", verdict: "valid", signer: tayNinh.name } as const
          return signed.length === 0 ? [] : [seal]
        }),
    }),
  ),
).pipe(Layer.provide(stampVerifier))

/** A document of Tây Ninh that another agency sends as its own, under this name. */
const receivedAs = (from: typeof vpcp, name: string) =>
  Effect.gen(function* () {
    const { axis, sender } = yield* openScene()
    axis.hold(vpcp.code, "document")
    yield* dispatched(sender)
    yield* sender.work.drain()
    const packet = lastTaken(axis)
      .replaceAll(tayNinh.code, from.code)
      .replace(`OrganName>${tayNinh.name}<`, `OrganName>${name}<`)
    axis.inject(vpcp.code, from.code, "document", new TextEncoder().encode(packet))
    const receiver = yield* openTestAgency(axis, vpcp, { verifier: sealOfTayNinh })
    yield* receiver.work.poll()
    const tolerances = (yield* receiver.reports.tolerances({ code: "sender-named-otherwise" })).rows
    return { receiver, tolerances, document: yield* receiver.incoming.get(yield* onlyArrival(receiver)) }
  })

describe("The name that a packet gives its sender", () => {
  it.effect("does not make a seal the sender's when it has another agency's name in the directory", () =>
    Effect.gen(function* () {
      const { document } = yield* receivedAs(btttt, tayNinh.name)
      expect(document).toMatchObject({ content: { sealedBy: "unknown" } })
      const own = yield* receivedAs(tayNinh, "Một tên khác")
      expect(own.document).toMatchObject({ content: { sealedBy: "sender" } })
    }),
  )

  it.effect("is noted where the directory names the agency otherwise", () =>
    Effect.gen(function* () {
      const { tolerances, receiver } = yield* receivedAs(btttt, tayNinh.name)
      expect(tolerances).toMatchObject([
        {
          from: btttt.code,
          path: "From.OrganName",
          example: { written: tayNinh.name, read: btttt.name },
        },
      ])
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      expect((yield* receivedAs(btttt, ` ${btttt.name.toUpperCase()}`)).tolerances).toEqual([])
    }),
  )
})
