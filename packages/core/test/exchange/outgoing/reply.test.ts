import { it } from "@effect/vitest"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  quietly,
  refusedBy,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../scene.ts"

const drafter = { id: "chuyen-vien", name: "Phạm Thị Chuyên Viên", roles: ["drafter" as const] }

const rowOf = (agency: OpenedTestAgency, document: string) =>
  Effect.map(agency.reports.documents(), ({ rows }) => rows.find((row) => row.document === document))

const sentencesOf = (agency: OpenedTestAgency, document: string) =>
  Effect.map(agency.reports.timeline(document), ({ rows }) =>
    rows.flatMap(({ sentence }) => (sentence ? [sentence.vi] : [])),
  )

/** A document that came, was accepted, and is answered. */
const answered = (completesAnswered = false) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    const { sender, receiver } = scene
    const asked = yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    const here = yield* onlyArrival(receiver)
    yield* receiver.incoming.accept(here, by)
    const reply = yield* receiver.outgoing.draft(report({ answers: [here], completesAnswered }), {
      by: drafter,
    })
    yield* receiver.outgoing.signAsPerson(reply, { authority: "TM." }, { by: chief })
    yield* receiver.outgoing.signAsAgency(reply, { notation: "BC-VPCP" }, by)
    yield* receiver.outgoing.dispatch(reply, { to: [tayNinh.code] }, by)
    const replied = (yield* receiver.outgoing.get(reply)).numbered?.code
    yield* receiver.work.drain()
    const packet = lastTaken(scene.axis)
    yield* exchangeMail(sender, receiver)
    const back = yield* onlyArrival(sender)
    return { ...scene, asked, here, reply, back, packet, code: `${replied?.number}/${replied?.notation}` }
  })

describe("A document that answers one that came", () => {
  it.effect("names it in its packet by agency, number and notation, date and identifier", () =>
    Effect.gen(function* () {
      const { packet } = yield* answered()
      const [named] = packet.match(/<edXML:ResponseFor>[\s\S]*?<\/edXML:ResponseFor>/) ?? []
      for (const text of [tayNinh.code, "01/BC-UBND", "2019/06/20", `${tayNinh.code},2019/06/20,01/BC-UBND`])
        expect(named).toContain(`>${text}<`)
    }),
  )

  it.effect("is linked with it at both agencies, in the reports and in the history of both", () =>
    Effect.gen(function* () {
      const { sender, receiver, asked, here, reply, back, code } = yield* answered()
      expect((yield* rowOf(receiver, reply))?.other.answers).toEqual(["01/BC-UBND"])
      expect((yield* rowOf(receiver, here))?.other.answeredBy).toEqual([code])
      expect((yield* rowOf(sender, back))?.other.answers).toEqual(["01/BC-UBND"])
      expect((yield* rowOf(sender, asked))?.other.answeredBy).toEqual([code])
      for (const [agency, answer, question] of [
        [receiver, reply, here],
        [sender, back, asked],
      ] as const) {
        expect(yield* sentencesOf(agency, answer)).toEqual(["Trả lời văn bản 01/BC-UBND."])
        expect(yield* sentencesOf(agency, question)).toEqual([`Được trả lời bằng văn bản ${code}.`])
        const found = (filter: object) =>
          Effect.map(agency.reports.documents(filter), ({ rows }) => rows.map(({ document }) => document))
        expect(yield* found({ answered: true })).toEqual([question])
        expect(yield* found({ answered: false })).toEqual([answer])
        expect(yield* found({ reply: "1/BC-UBND" })).toEqual([answer])
      }
    }),
  )

  it.effect("does not complete it unless that is said, and then reports it completed", () =>
    Effect.gen(function* () {
      const silent = yield* answered()
      expect((yield* silent.receiver.incoming.get(silent.here)).stage).toBe("registered")
      const { sender, receiver, asked, here } = yield* answered(true)
      expect((yield* receiver.incoming.get(here)).stage).toBe("completed")
      const [delivery] = yield* sender.outgoing.deliveries(asked)
      expect(delivery?.standing).toBe("completed")
      expect(Object.values(delivery?.reports ?? {}).at(-1)?.description).toContain("trả lời bằng văn bản")
    }),
  )

  it("completes those that it answers and no others, where that is said", () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray([0, 1, 2], { minLength: 1 }),
        fc.boolean(),
        (answersTo, completesAnswered) =>
          Effect.gen(function* () {
            const { sender, receiver } = yield* openScene()
            for (const subject of ["Báo cáo 0", "Báo cáo 1", "Báo cáo 2"])
              yield* dispatched(sender, [vpcp.code], { subject })
            yield* exchangeMail(sender, receiver)
            const ids = (yield* receiver.reports.incoming()).rows.map(({ document }) => document)
            for (const id of ids) yield* receiver.incoming.accept(id, by)
            const answers = answersTo.map((index) => ids[index] ?? "")
            const request = report({ answers, completesAnswered })
            yield* dispatched(receiver, [tayNinh.code], request)
            for (const id of ids)
              expect((yield* receiver.incoming.get(id)).stage).toBe(
                completesAnswered && answers.includes(id) ? "completed" : "registered",
              )
          }).pipe(Effect.scoped, quietly, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 6 },
    ))

  it.effect("no longer answers it once it is recalled, here and where it was given back", () =>
    Effect.gen(function* () {
      const { sender, receiver, asked, here, reply, back } = yield* answered()
      yield* receiver.outgoing.recall(reply, { reason: "Sai số liệu" }, by)
      expect((yield* rowOf(receiver, here))?.other.answeredBy).toBeUndefined()
      yield* exchangeMail(receiver, sender)
      expect((yield* rowOf(sender, asked))?.other.answeredBy).toHaveLength(1)
      yield* sender.incoming.agreeToRecall(back, by)
      expect((yield* rowOf(sender, asked))?.other.answeredBy).toBeUndefined()
      expect((yield* sentencesOf(sender, asked)).at(-1)).toContain("đã bị thu hồi")
    }),
  )
})

const correcting = { type: "cong-van", subject: "Về việc đính chính Báo cáo 01/BC-UBND" } as const

/** A dispatched document whose form a công văn corrects. */
const corrected = Effect.gen(function* () {
  const scene = yield* openScene()
  const { sender, receiver } = scene
  const wrong = yield* dispatched(sender)
  const letter = yield* sender.outgoing.draft(report({ ...correcting, corrects: [wrong] }), by)
  yield* sender.outgoing.signAsPerson(letter, { authority: "TM." }, { by: chief })
  yield* sender.outgoing.signAsAgency(letter, { notation: "UBND-VX" }, by)
  yield* sender.outgoing.dispatch(letter, { to: [vpcp.code] }, by)
  yield* exchangeMail(sender, receiver)
  const arrivals = (yield* receiver.reports.incoming({ order: "ascending" })).rows
  const [there = "", letterThere = ""] = arrivals.map(({ document }) => document)
  return { ...scene, wrong, letter, there, letterThere }
})

describe("A công văn that corrects the form of a document of its own agency", () => {
  it.effect("shows it, and is shown by it, at both agencies, in the reports and in the history", () =>
    Effect.gen(function* () {
      const { sender, receiver, wrong, letter, there, letterThere } = yield* corrected
      for (const [agency, correction, document] of [
        [sender, letter, wrong],
        [receiver, letterThere, there],
      ] as const) {
        expect((yield* rowOf(agency, correction))?.other.corrects).toEqual(["01/BC-UBND"])
        expect((yield* rowOf(agency, correction))?.other.answers).toBeUndefined()
        expect((yield* rowOf(agency, document))?.other.correctedBy).toEqual(["02/UBND-VX"])
        expect(yield* sentencesOf(agency, correction)).toContain("Đính chính văn bản 01/BC-UBND.")
        expect(yield* sentencesOf(agency, document)).toContain("Được đính chính bằng công văn 02/UBND-VX.")
        const found = (yield* agency.reports.documents({ reply: "02/UBND-VX" })).rows
        expect(found.map((row) => row.document)).toEqual([document])
      }
    }).pipe(quietly),
  )

  it.effect("corrects it no longer once it is recalled", () =>
    Effect.gen(function* () {
      const { sender, wrong, letter } = yield* corrected
      yield* sender.outgoing.recall(letter, { reason: "Sai" }, by)
      expect((yield* rowOf(sender, wrong))?.other.correctedBy).toBeUndefined()
    }).pipe(quietly),
  )

  it.effect("is refused where it also answers that document", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const wrong = yield* dispatched(sender)
      const both = { ...correcting, answers: [wrong], corrects: [wrong] }
      expect(yield* refusedBy(sender, sender.outgoing.draft(report(both), by))).toMatchObject({
        code: "input/value-invalid",
        detail: { field: "corrects" },
      })
    }),
  )

  it.effect(
    "is refused where it is not a công văn, does not say so, or names what the agency did not issue",
    () =>
      Effect.gen(function* () {
        const { sender, receiver, wrong, there } = yield* corrected
        for (const odd of [{ type: "bao-cao" as const }, { subject: "Về báo cáo 01/BC-UBND" }])
          expect(
            yield* refusedBy(
              sender,
              sender.outgoing.draft(report({ ...correcting, corrects: [wrong], ...odd }), by),
            ),
          ).toMatchObject({ code: "input/value-invalid", detail: { field: "corrects" } })
        expect(
          yield* refusedBy(
            receiver,
            receiver.outgoing.draft(report({ ...correcting, corrects: [there] }), by),
          ),
        ).toMatchObject({ code: "document/unknown-document" })
      }).pipe(quietly),
  )
})

describe("A copy of a document that came", () => {
  it.effect("names its original, which its recipient sees as the original of a copy", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const copy = yield* receiver.outgoing.draft(report({ type: "sao-y", copyOf: here }), by)
      yield* receiver.outgoing.signAsAgency(copy, by)
      yield* receiver.outgoing.dispatch(copy, { to: ["000.00.00.G14"] }, by)
      yield* exchangeMail(receiver, other)
      const there = yield* onlyArrival(other)
      expect((yield* rowOf(other, there))?.other.copyOf).toEqual(["01/BC-UBND"])
      expect((yield* rowOf(receiver, copy))?.other.copyOf).toEqual(["01/BC-UBND"])
      expect((yield* rowOf(receiver, here))?.other.copies).toHaveLength(1)
      expect((yield* rowOf(receiver, here))?.other.answeredBy).toBeUndefined()
    }),
  )
})

describe("A draft is refused", () => {
  it.effect("that answers what is not here, was refused, or has not gone out", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      yield* receiver.incoming.refuse(here, { text: "Sai thể thức" }, by)
      const own = yield* sealed(receiver)
      for (const [id, reason] of [
        ["nobody", "unknown-document"],
        [here, "refused-already"],
        [own, "not-dispatched"],
      ] as const) {
        const error = yield* refusedBy(receiver, receiver.outgoing.draft(report({ answers: [id] }), by))
        expect(error.reason).toBe(reason)
      }
      const { "outgoing.draft": may } = yield* receiver.permissionsOf(drafter, here)
      expect([may?.allowed, may?.why?.code]).toEqual([false, "document/refused-already"])
    }).pipe(quietly),
  )

  it.effect("that completes what is not accepted, or for a person who may not complete it", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const request = report({ answers: [here], completesAnswered: true })
      const early = yield* refusedBy(receiver, receiver.outgoing.draft(request, { by: drafter }))
      expect(early.reason).toBe("not-registered")
      const { "outgoing.draft": may } = yield* receiver.permissionsOf(drafter, here)
      expect(may).toEqual({ allowed: true })
      const nothing = yield* refusedBy(
        receiver,
        receiver.outgoing.draft(report({ completesAnswered: true }), { by: drafter }),
      )
      expect(nothing.reason).toBe("value-invalid")
    }),
  )

  it.effect("that names an original and is not a copy", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      const copyOf = yield* onlyArrival(receiver)
      const error = yield* refusedBy(receiver, receiver.outgoing.draft(report({ copyOf }), by))
      expect(error.reason).toBe("value-invalid")
    }),
  )
})
