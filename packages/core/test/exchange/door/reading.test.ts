import { it } from "@effect/vitest"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, contents, openScene, sealed, until } from "../scene.ts"

describe("That a file is opened", () => {
  it.effect("is on record where the agency wants it, with who and when, and the reader does not wait", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ recordReading: true })
      const document = yield* sealed(sender)
      yield* sender.outgoing.readFile(document, 0, by)
      yield* sender.outgoing.readFile(document, 0, { by: chief })
      yield* Effect.flip(sender.outgoing.readFile(document, 7, by))
      let rows: ReadonlyArray<unknown> = []
      for (let turn = 0; turn < 100 && rows.length < 2; turn++) {
        yield* Effect.yieldNow
        rows = (yield* sender.reports.readings({ document })).rows
      }
      expect(rows).toHaveLength(2)
      expect((yield* sender.reports.readings({ person: chief.id })).rows).toMatchObject([
        { by: { id: chief.id }, document, index: 0 },
      ])
      expect((yield* sender.reports.denials()).rows).toEqual([])
    }),
  )

  it.effect("writes nothing where the agency does not want it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const document = yield* sealed(sender)
      const before = yield* contents(sender)
      yield* sender.outgoing.readFile(document, 0, by)
      yield* until(() => true)
      expect(yield* contents(sender)).toEqual(before)
    }),
  )
})
