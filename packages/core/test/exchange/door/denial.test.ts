import { it } from "@effect/vitest"
import { isProblem } from "@lienthong/core"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { contents, expectSentences, openScene } from "../scene.ts"

describe("A denial", () => {
  it.effect(
    "of a call that names nobody who can be recorded is there too, with the id it gave and no more",
    () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const accept = sender.incoming.accept as (
          ...args: ReadonlyArray<unknown>
        ) => Effect.Effect<unknown, unknown>
        const secret = "mật khẩu"
        const odd = [undefined, { by: { id: "x".repeat(500), name: "", password: secret } }, { by: secret }]
        for (const as of odd) {
          const error = yield* Effect.flip(accept("d-1", as))
          if (isProblem(error)) expectSentences(error)
        }
        const denials = (yield* sender.reports.denials()).rows
        expect(denials.map(({ code, by: who, subject }) => [code, who.id, subject])).toEqual(
          odd.map(() => ["authorization/person-unusable", "system", "d-1"]),
        )
        const { log } = yield* contents(sender)
        expect(log.map(({ data }) => JSON.parse(data).detail.claimed)).toEqual([
          undefined,
          "x".repeat(100),
          undefined,
        ])
        expect(JSON.stringify(denials)).not.toContain(secret)
      }),
  )

  it.effect("cuts long names, and keeps nothing that a store could not keep", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const by = { id: "khach", name: `\0${"x".repeat(5_000)}`, agency: "y".repeat(5_000) }
      yield* Effect.flip(sender.incoming.accept("d-1", { by }))
      const [denial] = (yield* sender.reports.denials()).rows
      expect(denial?.by).toEqual({ id: "khach", name: `\uFFFD${"x".repeat(99)}`, agency: "y".repeat(100) })
      expect((yield* contents(sender)).log[0]?.data.length).toBeLessThan(1_000)
    }),
  )
})
