import { it } from "@effect/vitest"
import { getBytes } from "@lienthong/core/adapter"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { by, exchangeMail, onlyArrival, openScene, pdf, report, standings, vpcp } from "./scene.ts"

describe("The whole way of a document", () => {
  it.effect("leads from the draft to its completion, and every step comes back to the sender", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
      expect(yield* sender.outgoing.signAsAgency(id, by)).toEqual({ number: "01", notation: "BC-UBND" })

      const plan = yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      expect(plan.wireId).toBe("000.00.00.H53,2019/06/20,01/BC-UBND")
      expect(plan.lines).toMatchObject([
        { to: vpcp, way: { electronic: true, paper: true, rule: "government", article: expect.any(String) } },
      ])
      expect(yield* standings(sender, id)).toEqual(["waiting"])

      expect(yield* sender.work.drain()).toBe(1)
      expect(yield* standings(sender, id)).toEqual(["sent"])

      expect(yield* receiver.work.poll()).toBe(1)
      const incoming = yield* onlyArrival(receiver)
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, id)).toEqual(["arrived"])

      const steps = [
        ["accepted", Effect.asVoid(receiver.incoming.accept(incoming, by))],
        ["assigned", receiver.incoming.assign(incoming, { to: "Vụ Tổng hợp" }, by)],
        ["processing", receiver.incoming.startProcessing(incoming, by)],
        ["completed", receiver.incoming.complete(incoming, { note: "Đã báo cáo Thủ tướng" }, by)],
      ] as const
      for (const [standing, step] of steps) {
        yield* step
        yield* exchangeMail(sender, receiver)
        expect(yield* standings(sender, id)).toEqual([standing])
      }
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({
        stage: "completed",
        registered: { register: "incoming", number: 1 },
        assignedTo: "Vụ Tổng hợp",
      })
      expect(axis.unacknowledged(sender.code) + axis.unacknowledged(receiver.code)).toBe(0)
    }),
  )

  it.effect("carries the very bytes that were signed", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const annex = { name: "phu-luc.pdf", bytes: pdf("Phụ lục: danh sách") }
      const id = yield* sender.outgoing.draft(report({ files: [...report().files, annex] }), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      yield* sender.outgoing.signAsAgency(id, by)
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      const { sealed } = yield* sender.outgoing.get(id)
      for (const [index, file] of (sealed?.files ?? []).entries()) {
        const signed = yield* getBytes(sender.store, file.digest)
        expect(yield* receiver.incoming.readFile(incoming, index)).toEqual(signed)
      }
      expect(yield* receiver.incoming.readFile(incoming, 1)).not.toEqual(annex.bytes)
      expect((yield* receiver.incoming.get(incoming)).content?.legalValue).toBe("original")
    }),
  )

  it.effect("begins its deadline with the person's signature, not with the agency's", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      yield* TestClock.adjust("1 day")
      yield* sender.outgoing.signAsAgency(id, by)
      const { deadline } = yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      expect(deadline.due).toBe("2019-06-21T12:00:00.000+07:00")
    }),
  )

  it.effect("can go unsigned when it is marked for information, numbered and with paper beside it", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      const plan = yield* sender.outgoing.dispatch(id, { to: [vpcp.code], forInformation: true }, by)
      expect(plan.lines).toMatchObject([{ way: { paper: true, rule: "no-legal-value" } }])
      yield* exchangeMail(sender, receiver)
      const incoming = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(incoming).toMatchObject({ stage: "arrived", content: { legalValue: "for-information" } })
      expect((yield* sender.reports.outgoingRegister()).rows).toMatchObject([
        { number: 1, stage: "dispatched" },
      ])
    }),
  )
})
