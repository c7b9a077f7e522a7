import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { btttt, by, dispatched, lastTaken, openScene, quietly, vpcp } from "../scene.ts"

const written = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<edXML:${name}>([^<]*)<`, "g"))].map(([, value]) => value)

describe("What readers would otherwise assume is written in every packet", () => {
  it("the number of recipients and of pages, and that the document steers nothing, whatever it is and does", () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray([vpcp.code, btttt.code], { minLength: 1 }),
        fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
        fc.boolean(),
        (to, pageAmount, isUpdated) =>
          Effect.gen(function* () {
            const { axis, sender } = yield* openScene()
            const id = yield* dispatched(sender, to, pageAmount === undefined ? {} : { pageAmount })
            yield* sender.work.drain()
            if (isUpdated) {
              yield* sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-30" }, by)
              yield* sender.work.drain()
            }
            const text = lastTaken(axis)
            expect(text.includes("<edXML:BussinessDocType>2<")).toBe(isUpdated)
            expect(written(text, "PromulgationAmount")).toEqual([String(to.length)])
            expect(written(text, "PageAmount")).toEqual([String(pageAmount ?? 0)])
            expect(written(text, "SteeringType")).toEqual(["1"])
          }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 20 },
    ))
})
