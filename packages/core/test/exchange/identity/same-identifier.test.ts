import { it } from "@effect/vitest"
import { getBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  pollUntilSure,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const types = (events: ReadonlyArray<{ readonly type: string }>) => events.map((event) => event.type)

describe("Two packets with the same identifier", () => {
  it.effect("and the same content are one document, answered twice", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "delivered-twice")
      yield* sender.work.drain()
      expect(yield* pollUntilSure(receiver)).toBe(2)
      const incoming = yield* onlyArrival(receiver)
      expect(types(yield* receiver.store.readStream(`incoming/${incoming}`))).toEqual([
        "Arrived",
        "DuplicateArrived",
      ])
      expect((yield* receiver.reports.faults({ order: "ascending" })).rows).toMatchObject([
        { code: "duplicate", where: "receiving" },
      ])
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(yield* receiver.incoming.accept(incoming, by)).toBe(1)
    }),
  )

  it.effect("and another order of the same parts are one document", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const packet = axis.taken.find((submission) => submission.kind === "document")
      const touched = new TextDecoder()
        .decode(packet?.bytes)
        .replace(
          "</edXML:TraceHeaderList>",
          "<edXML:TraceHeader><edXML:OrganId>000.00.00.A01</edXML:OrganId></edXML:TraceHeader></edXML:TraceHeaderList>",
        )
      axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(touched))
      yield* pollUntilSure(receiver)
      expect(types(yield* receiver.store.readStream(`incoming/${yield* onlyArrival(receiver)}`))).toEqual([
        "Arrived",
        "DuplicateArrived",
      ])
    }),
  )

  it.effect(
    "and different content are neither: the second is refused with its own code, the first stands",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        yield* sender.work.drain()
        const other = lastTaken(axis).replace("Kết quả thí điểm", "Kết quả khác")
        yield* receiver.work.poll()
        const incoming = yield* onlyArrival(receiver)
        const before = yield* receiver.incoming.get(incoming)
        axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(other))
        yield* pollUntilSure(receiver)

        expect(yield* receiver.incoming.get(incoming)).toEqual(before)
        expect(yield* onlyArrival(receiver)).toBe(incoming)
        expect((yield* receiver.reports.faults({ order: "ascending" })).rows).toMatchObject([
          {
            code: "same-id-different-content",
            text: { en: expect.stringMatching(/but another content has already been received\.$/) },
            outcome: { code: "refused-sender-told" },
          },
        ])
        yield* receiver.incoming.accept(incoming, by)
        yield* exchangeMail(receiver, sender)
        const [delivery] = yield* sender.outgoing.deliveries(id)
        expect(delivery).toMatchObject({
          standing: "accepted",
          reports: { "02": { refusal: { reason: "same-id-different-content" } } },
        })
        expect((yield* sender.reports.tracking({ order: "ascending" })).rows).toMatchObject([
          { needsAttention: true },
        ])
      }),
  )

  it.effect(
    "of which the second is broken and has another number: it is refused, and not taken for a copy",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        yield* sender.work.drain()
        yield* receiver.work.poll()
        const other = lastTaken(axis)
          .replace(">01<", ">102<")
          .replace(/(ContentTransferEncoded[^>]*)>[^<]*</, "$1>@@@<")
        axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(other))
        yield* pollUntilSure(receiver)
        expect((yield* receiver.reports.faults()).rows).toMatchObject([{ code: "attachment-undecodable" }])
        expect(axis.mail(vpcp.code).at(-1)?.acknowledged).toMatchObject({ outcome: "failed" })
        yield* exchangeMail(receiver, sender)
        const [delivery] = yield* sender.outgoing.deliveries(id)
        expect(delivery?.reports["02"]?.refusal).toMatchObject({ reason: "attachment-undecodable" })
      }),
  )

  it.effect(
    "of another's issuer, number, notation and date is a document that the clerk sees beside it",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        yield* dispatched(sender)
        yield* exchangeMail(sender, receiver)
        const first = yield* onlyArrival(receiver)
        const packet = axis.taken.find((submission) => submission.kind === "document")
        const other = new TextDecoder()
          .decode(packet?.bytes)
          .replace("000.00.00.H53,2019/06/20,01/BC-UBND", "000.00.00.H53,2019/06/20,01/BC-UBND-2")
        axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(other))
        yield* receiver.work.poll()
        const board = (yield* receiver.reports.incoming({ order: "ascending" })).rows
        expect(board.map(({ document, sameCodeAs }) => [document === first, sameCodeAs])).toEqual([
          [true, undefined],
          [false, first],
        ])
      }),
  )

  it.effect("leave no byte of the first when the clerk refused it and the second was recalled", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      const incoming = yield* onlyArrival(receiver)
      const first = (yield* receiver.incoming.get(incoming)).content?.files[0]?.digest
      yield* receiver.incoming.refuse(incoming, { text: "Sai thể thức" }, by)
      // A second file under the same identifier: one that carries no signature.
      const corrected = lastTaken(axis).replace(/(Encoded [^>]*>)[^<]*</, `$1${btoa("%PDF-1.4\ncorrected")}<`)
      axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(corrected))
      yield* pollUntilSure(receiver)
      const second = (yield* receiver.incoming.get(incoming)).content?.files[0]?.digest
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(incoming, by)

      expect(new Set([first, second]).size).toBe(2)
      for (const digest of [first, second])
        if (digest)
          expect(yield* Effect.flip(getBytes(receiver.store, digest))).toMatchObject({
            reason: "blob-missing",
          })
    }),
  )
})
