import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dispatched, exchangeMail, lastTaken, onlyArrival, openScene, pdf, quietly, vpcp } from "../scene.ts"

/** The name of a file, of Vietnamese words with letters beyond ASCII. */
const name = fc
  .array(fc.constantFrom("Báo", "cáo", "quyết", "định", "tờ", "trình", "số", "kiểm", "tra"), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => `${words.join(" ")}.pdf`)

/** How a name reaches the host: as it is, in letters and marks, or read byte by byte by its library. */
const uploaded = {
  whole: (text: string) => text,
  decomposed: (text: string) => text.normalize("NFD"),
  misread: (text: string) => Buffer.from(text).toString("latin1"),
  "misread and decomposed": (text: string) => Buffer.from(text.normalize("NFD")).toString("latin1"),
}

describe("The name of a file that a host was given", () => {
  it("is the one that was meant, here, in the packet and at the receiver, however it was uploaded", () =>
    fc.assert(
      fc.asyncProperty(name, fc.constantFrom(...Object.values(uploaded)), (meant, as) =>
        Effect.gen(function* () {
          const { axis, sender, receiver } = yield* openScene()
          const files = [{ name: as(meant), bytes: pdf("x"), description: as(meant) }]
          const id = yield* dispatched(sender, [vpcp.code], { files })
          expect((yield* sender.outgoing.get(id)).draft.files[0]).toMatchObject({
            name: meant,
            description: meant,
          })
          yield* sender.work.drain()
          expect(lastTaken(axis)).toContain(`>${meant}<`)
          yield* exchangeMail(sender, receiver)
          const { content } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
          expect(content?.files.map((file) => file.name)).toEqual([meant])
          expect((yield* receiver.reports.tolerances()).rows).toEqual([])
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 25 },
    ))
})
