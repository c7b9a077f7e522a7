import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core/adapter"
import { openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, sealed, tayNinh, vpcp } from "../scene.ts"

describe("The lines that are kept of documents", () => {
  it.effect("have the new name of an agency that was renamed, also where nothing happened since", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* sealed(sender)
      yield* sender.reports.documents()
      const storage = Layer.succeed(Storage, sender.store)
      const name = "Ủy ban nhân dân tỉnh Tây Ninh mới"
      const renamed = yield* openTestAgency(axis, { ...tayNinh, name }, { storage })
      expect((yield* renamed.reports.documents()).rows).toMatchObject([{ sender: { name } }])
    }),
  )

  it.effect("leave the store with the version of their view that is replaced", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* sealed(sender)
      yield* sender.reports.documents()
      const { views } = sender.store
      if (!views) throw new Error("the store keeps views")
      const [own] = yield* views.list
      if (!own) throw new Error("no view")
      const older = { name: own.name, version: own.version - 1 }
      yield* views.open(older)
      const put = [{ key: "outgoing/old", row: "{}", lists: [] }]
      yield* views.advance({ view: older, from: 0n, to: 1n, put, remove: [] })
      const again = yield* openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, sender.store) })
      yield* again.reports.documents()
      expect(yield* views.list).toEqual([expect.objectContaining({ version: own.version })])
    }),
  )
})

describe("The number of lines that match", () => {
  it.effect("is given where the lists know it, and left out where only the lines do", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      const open = yield* sender.reports.duties({ open: true, total: true })
      expect(open.total).toBe(open.rows.length)
      const overdue = yield* sender.reports.duties({ standing: "overdue", total: true })
      expect([overdue.rows, overdue.total]).toEqual([[], undefined])
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      expect((yield* receiver.reports.incoming({ stage: "registered", total: true })).total).toBe(1)
      expect((yield* receiver.reports.incomingRegister({ total: true })).total).toBe(1)
      expect((yield* sender.reports.tracking({ to: vpcp.code, total: true })).total).toBe(1)
    }),
  )
})
