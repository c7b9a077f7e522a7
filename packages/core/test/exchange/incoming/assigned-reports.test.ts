import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { expect, it } from "vitest"
import { by, dispatched, exchangeMail, openScene, quietly, vpcp } from "../scene.ts"

const units = ["Vụ Tổng hợp", "Vụ Pháp luật", "Văn thư"] as const

const step = fc.record({
  document: fc.nat(1),
  to: fc.option(fc.shuffledSubarray([...units], { minLength: 1 })),
})

/** Assigns documents to who leads and who takes part, or hands them back, and reads the boards. */
it("A document is found by everyone to whom it is assigned now, and by nobody who had it before", () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) =>
      Effect.gen(function* () {
        const { sender, receiver } = yield* openScene()
        yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo 0" })
        yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo 1" })
        yield* exchangeMail(sender, receiver)
        const ids = (yield* receiver.reports.incoming()).rows.map(({ document }) => document)
        const assigned = new Map<string, ReadonlyArray<string>>()
        for (const id of ids) yield* receiver.incoming.accept(id, by)
        for (const { document, to } of steps) {
          const id = ids[document] ?? ""
          const [lead, ...joining] = to ?? []
          if (lead !== undefined) {
            yield* receiver.incoming.assign(id, { to: lead, joining }, by)
            assigned.set(id, [lead, ...joining])
          } else if (assigned.has(id)) {
            yield* receiver.incoming.handBack(id, { reason: "Không thuộc nhiệm vụ" }, by)
            assigned.delete(id)
          }
        }
        for (const unit of units) {
          const expected = ids.filter((id) => assigned.get(id)?.includes(unit)).sort()
          const board = yield* receiver.reports.incoming({ assignedTo: unit, total: true })
          expect(board.rows.map(({ document }) => document).sort()).toEqual(expected)
          expect(board.total).toBe(expected.length)
          const found = (yield* receiver.reports.documents({ assignedTo: unit })).rows
          expect(found.map(({ document }) => document).sort()).toEqual(expected)
        }
      }).pipe(Effect.scoped, quietly, Effect.provide(TestClock.layer()), Effect.runPromise),
    ),
    { numRuns: 8 },
  ))
