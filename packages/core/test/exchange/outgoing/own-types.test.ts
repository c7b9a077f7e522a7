import { it } from "@effect/vitest"
import { documentTypes } from "@lienthong/core"
import { Storage } from "@lienthong/core/adapter"
import type { OwnType } from "@lienthong/core/document"
import { paperOutsideListedTypes, workSchedule } from "@lienthong/core/policy"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  exchangeMail,
  onlyArrival,
  openScene,
  refusedBy,
  report,
  sealed,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

const permit: OwnType = {
  code: "own/giay-phep",
  name: "Giấy phép môi trường",
  abbreviation: "GPMT",
  group: "specialised",
}

/** Two agencies that both have schedules of work among their types. */
const openBoth = (ownTypes: ReadonlyArray<OwnType> = [workSchedule, permit]) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp, btttt])
    const sender = yield* openTestAgency(axis, tayNinh, { ownTypes, paperList: paperOutsideListedTypes })
    const receiver = yield* openTestAgency(axis, vpcp, { ownTypes: [workSchedule] })
    return { axis, sender, receiver }
  })

const own = { type: workSchedule.code }
const july = { period: { from: "2019-06-01", until: "2019-06-30" } }

describe("A document of a type of the agency's own", () => {
  it.effect("is numbered, sent, received, found and counted under its name", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openBoth()
      const id = yield* sealed(sender, own)
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      yield* exchangeMail(sender, receiver)
      const [sent] = (yield* sender.reports.documents({ type: workSchedule.code })).rows
      expect(sent).toMatchObject({ document: id, code: "01/LCT-UBND", typeName: "Lịch công tác", ...own })
      expect((yield* sender.reports.outgoingRegister()).rows[0]).toMatchObject({ typeName: "Lịch công tác" })
      const arrival = yield* onlyArrival(receiver)
      const [received] = (yield* receiver.reports.documents({ type: workSchedule.code })).rows
      expect(received).toMatchObject({ document: arrival, code: "01/LCT-UBND", typeName: "Lịch công tác" })
      for (const agency of [sender, receiver]) {
        expect((yield* agency.reports.documents({ type: "bao-cao" })).rows).toEqual([])
        const figures = yield* agency.reports.figures({ ...july, groupBy: "type" })
        expect(figures.rows.map(({ group }) => group)).toEqual(["Lịch công tác"])
        expect((yield* agency.reports.figures({ ...july, type: workSchedule.code })).total).toEqual(
          figures.total,
        )
      }
    }),
  )

  it.effect("goes without paper by a pilot's list that has its type", () =>
    Effect.gen(function* () {
      const { sender } = yield* openBoth()
      for (const [type, paper] of [
        [own.type, false],
        ["hop-dong", true],
      ] as const) {
        const id = yield* sealed(sender, { type })
        yield* sender.outgoing.dispatch(id, { to: [btttt.code] }, by)
        const [delivery] = yield* sender.outgoing.deliveries(id)
        expect(delivery?.way.paper).toBe(paper)
      }
    }),
  )

  it.effect("of a sector has a number series of its own", () =>
    Effect.gen(function* () {
      const { sender } = yield* openBoth()
      yield* sealed(sender)
      yield* sealed(sender, { type: permit.code })
      const id = yield* sealed(sender, { type: permit.code })
      const [line] = (yield* sender.reports.documents({ type: permit.code })).rows
      expect(line).toMatchObject({ document: id, code: "02/GPMT-UBND" })
      expect(line?.other).toMatchObject({ register: "chuyen-nganh-giay-phep", registerNumber: 2 })
    }),
  )

  it.effect("keeps the name it was written with in a store that is opened without the type", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openBoth()
      const id = yield* sealed(sender, own)
      const later = yield* openTestAgency(axis, tayNinh, {
        storage: Layer.succeed(Storage, sender.store),
      })
      const [line] = (yield* later.reports.documents({ type: workSchedule.code })).rows
      expect(line).toMatchObject({ document: id, typeName: "Lịch công tác", ...own })
      expect(yield* later.outgoing.get(id)).toMatchObject({ draft: { type: workSchedule } })
      yield* later.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      expect(yield* refusedBy(later, later.outgoing.draft(report(own), by))).toMatchObject({
        code: "input/value-invalid",
        detail: { field: "type" },
      })
    }),
  )

  it.effect("is refused by an agency that has no such type, with the types it has", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const error = yield* refusedBy(sender, sender.outgoing.draft(report(own), by))
      expect(error.sentence.vi).toContain("own/lich-cong-tac")
    }),
  )

  it("stands in the list to choose from, behind those of the law", () => {
    expect(documentTypes([workSchedule]).at(-1)).toEqual(workSchedule)
    expect(documentTypes([workSchedule]).slice(0, -1)).toEqual(documentTypes())
  })
})
