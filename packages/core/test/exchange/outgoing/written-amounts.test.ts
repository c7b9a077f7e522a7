import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { btttt, dispatched, lastTaken, openScene, vpcp } from "../scene.ts"

const written = (text: string, name: string) => new RegExp(`<edXML:${name}>([^<]*)<`).exec(text)?.[1]

describe("What readers would make up is written in every packet", () => {
  it.effect("the number of recipients and of pages, and that the document steers nothing", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      for (const [draft, pages] of [
        [{}, "0"],
        [{ pageAmount: 12 }, "12"],
      ] as const) {
        yield* dispatched(sender, [vpcp.code, btttt.code], draft)
        yield* sender.work.drain()
        const text = lastTaken(axis)
        expect(written(text, "PromulgationAmount")).toBe("2")
        expect(written(text, "PageAmount")).toBe(pages)
        expect(written(text, "SteeringType")).toBe("1")
      }
    }),
  )
})
