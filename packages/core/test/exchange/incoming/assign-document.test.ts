import { it } from "@effect/vitest"
import { LocalDate } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { at, onRecord } from "../duty-watch/duty-scene.ts"
import { by, dispatched, exchangeMail, onlyArrival, openScene, vpcp } from "../scene.ts"

/** A document that has come on 20 June 2019 and is accepted. */
const accepted = Effect.gen(function* () {
  const { sender, receiver } = yield* openScene()
  yield* dispatched(sender, [vpcp.code], { dueDate: "2019-07-10" })
  yield* exchangeMail(sender, receiver)
  const id = yield* onlyArrival(receiver)
  yield* receiver.incoming.accept(id, by)
  return { receiver, id }
})

const leading = {
  to: "Vụ Tổng hợp",
  joining: ["Vụ Pháp luật", "Cục Kiểm soát thủ tục hành chính"],
  note: "Dự thảo trả lời",
  due: "2019-06-25",
}

describe("A document that is assigned", () => {
  it.effect("shows who leads, who takes part, the instruction and the deadline, and is found by it", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* accepted
      yield* receiver.incoming.assign(id, leading, { by: chief })
      const {
        rows: [line],
      } = yield* receiver.reports.documents({
        dueUntil: LocalDate.make("2019-06-25"),
        assignedTo: "Vụ Tổng",
      })
      expect(line).toMatchObject({
        dueDate: "2019-06-25",
        other: { assignedTo: leading.to, joining: leading.joining, assignmentNote: leading.note },
      })
      for (const assignedTo of [leading.to, ...leading.joining]) {
        expect((yield* receiver.reports.incoming({ assignedTo })).rows).toMatchObject([{ document: id }])
        expect((yield* receiver.reports.documents({ assignedTo })).rows).toHaveLength(1)
        expect((yield* receiver.reports.duties({ assignedTo, duty: "complete" })).rows).toHaveLength(1)
      }
      expect((yield* receiver.reports.incoming({ assignedTo: "Vụ Khác" })).rows).toEqual([])
      const duty = (yield* receiver.reports.duties()).rows.find(({ duty }) => duty === "complete")
      expect(duty).toMatchObject({
        due: "2019-06-25T23:59:59.999+07:00",
        article: "NĐ 30/2020/NĐ-CP, Điều 23.4",
      })
    }),
  )

  it.effect("is missed by the agency's own deadline, which an extension moves and a new lead does not", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* accepted
      yield* receiver.incoming.assign(id, leading, { by: chief })
      yield* receiver.incoming.extend(id, { due: "2019-06-27", reason: "Chờ ý kiến" }, { by: chief })
      yield* receiver.incoming.assign(id, { to: "Vụ Pháp luật" }, { by: chief })
      yield* at("2019-06-27T23:59:59.999", receiver)
      expect(yield* onRecord(receiver, "complete")).toEqual([])
      yield* at("2019-06-28T00:00:00.000", receiver)
      expect(yield* onRecord(receiver, "complete")).toEqual(["DutyMissed complete due"])
      const { history } = (yield* receiver.reports.documents()).rows[0] ?? { history: [] }
      expect(history).toContainEqual(
        expect.objectContaining({ event: "DeadlineExtended", note: "Chờ ý kiến" }),
      )
    }),
  )

  it.effect("keeps in its history who led, who took part and by when, also when others lead now", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* accepted
      yield* receiver.incoming.assign(id, leading, { by: chief })
      yield* receiver.incoming.extend(id, { due: "2019-06-27", reason: "Chờ ý kiến" }, { by: chief })
      yield* receiver.incoming.assign(id, { to: "Vụ Pháp luật" }, { by: chief })
      const { rows } = yield* receiver.reports.timeline(id)
      expect(rows.flatMap(({ sentence }) => (sentence ? [sentence.vi] : []))).toEqual([
        "Giao Vụ Tổng hợp chủ trì; phối hợp: Vụ Pháp luật, Cục Kiểm soát thủ tục hành chính; hạn giải quyết 25/6/2019.",
        "Gia hạn giải quyết đến 27/6/2019.",
        "Giao Vụ Pháp luật chủ trì.",
      ])
    }),
  )

  it.effect("and handed back waits to be assigned again, while its deadline runs on", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* accepted
      yield* receiver.incoming.assign(id, leading, { by: chief })
      yield* receiver.incoming.handBack(id, { reason: "Không đúng chức năng" }, by)
      expect(yield* receiver.incoming.get(id)).toMatchObject({
        stage: "registered",
        handedBack: "Không đúng chức năng",
        deadline: { due: "2019-06-25" },
      })
      const again = yield* Effect.flip(receiver.incoming.handBack(id, { reason: "Lần nữa" }, by))
      expect(again.code).toBe("document/not-assigned")
      yield* at("2019-06-26T00:00:00.000", receiver)
      expect(yield* onRecord(receiver, "complete")).toEqual(["DutyMissed complete due"])
    }),
  )

  it.effect(
    "is refused a deadline that has passed, an extension to no later day, and a unit named twice",
    () =>
      Effect.gen(function* () {
        const { receiver, id } = yield* accepted
        const { assign, extend } = receiver.incoming
        const codes = yield* Effect.forEach(
          [
            assign(id, { ...leading, due: "2019-06-19" }, { by: chief }),
            assign(id, { ...leading, joining: [leading.to] }, { by: chief }),
            assign(id, { ...leading, joining: ["A", "A"] }, { by: chief }),
            assign(id, { ...leading, joining: [" "] }, { by: chief }),
            assign(id, { ...leading, due: "25/6/2019" }, { by: chief }),
            extend(id, { due: "2019-07-10", reason: "Chờ ý kiến" }, { by: chief }),
            extend(id, { due: "2019-07-11", reason: " " }, { by: chief }),
          ],
          (refused) => Effect.map(Effect.flip(refused), ({ code }) => code),
        )
        expect(codes).toEqual([
          "input/deadline-passed",
          ...Array.from({ length: 4 }, () => "input/value-invalid"),
          "input/deadline-not-later",
          "input/grounds-missing",
        ])
      }),
  )

  it.effect("is due by the work rule that the agency gives, where nobody set a date", () =>
    Effect.gen(function* () {
      const { receiver } = yield* openScene({
        duties: { ...defaultDutySettings, completeWorkingDays: 5 },
      }).pipe(
        Effect.map(({ sender, other }) => ({ receiver: sender, sender: other })),
        Effect.tap(({ receiver, sender }) =>
          Effect.andThen(dispatched(sender, ["000.00.00.H53"]), exchangeMail(sender, receiver)),
        ),
      )
      yield* onlyArrival(receiver)
      const duty = (yield* receiver.reports.duties()).rows.find(({ duty }) => duty === "complete")
      expect(duty?.due).toBe("2019-06-27T17:00:00.000+07:00")
    }),
  )
})
