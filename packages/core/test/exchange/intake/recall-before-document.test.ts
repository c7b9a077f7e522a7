import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  pollOnce,
  pollUntilSure,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const reason = { reason: "Sai số liệu" }
const bytes = (text: string) => new TextEncoder().encode(text)

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** A document whose recall overtakes it: its recipient has the question and not yet the document. */
const overtaken = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender)
    axis.hold(vpcp.code, "document")
    yield* sender.work.drain()
    yield* sender.outgoing.recall(id, reason, by)
    yield* exchangeMail(sender, receiver)
    return id
  })

describe("A recall that overtakes its document", () => {
  it.effect("waits for it as a fact of its own, and nobody is refused or told anything meanwhile", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* overtaken(scene)
      expect((yield* receiver.reports.incoming()).rows).toEqual([])
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      expect((yield* receiver.reports.awaited()).rows).toMatchObject([
        { from: tayNinh.code, words: [{ word: { _tag: "Recall", ...reason } }] },
      ])
      expect(axis.mail(vpcp.code).filter(({ entry }) => entry.kind === "status")).toMatchObject([
        { acknowledged: { outcome: "done" } },
      ])
      expect(yield* standings(sender, id)).toEqual(["recall-asked"])
    }),
  )

  it.effect("applies to the document when it comes, and is answered as any other", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* overtaken(scene)
      axis.release(vpcp.code)
      yield* exchangeMail(receiver, sender)
      const incoming = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({ stage: "arrived", recall: reason })
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
      expect((yield* sender.outgoing.deliveries(id))[0]?.reports["01"]).toBeDefined()
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
    }),
  )

  it.effect("applies once, however often and in whatever form it was sent", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      yield* overtaken(scene)
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(lastTaken(axis)))
      yield* receiver.work.poll()
      axis.release(vpcp.code)
      yield* exchangeMail(receiver, sender)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      expect((yield* receiver.incoming.get(incoming)).recall?.answer).toBe("declined")
      const events = yield* receiver.store.readStream(`incoming/${incoming}`)
      expect(events.map(({ type }) => type)).toEqual(["Arrived", "RecallAsked", "RecallDeclined"])
    }),
  )

  it.effect("and names it by number and date alone applies to it, too", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      yield* sender.outgoing.recall(id, reason, by)
      axis.hold(vpcp.code, "status")
      yield* sender.work.drain()
      const asked = lastTaken(axis).replace(/(DocumentId>)[^<]+</, "$1made-up-elsewhere<")
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(asked))
      yield* pollOnce(receiver)
      expect((yield* receiver.reports.awaited()).rows).toHaveLength(1)
      axis.release(vpcp.code)
      yield* receiver.work.poll()
      const incoming = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({ stage: "arrived", recall: reason })
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
    }),
  )

  it.effect("waits with a document that comes broken, and with the whole copy after it", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, receiver } = scene
      yield* overtaken(scene)
      axis.tamper((arrived) =>
        bytes(new TextDecoder().decode(arrived).replace(/<Attachment>.*?<\/Attachment>/s, "")),
      )
      axis.release(vpcp.code)
      yield* pollUntilSure(receiver)
      const incoming = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({ stage: "refused", recall: reason })
      axis.tamper((arrived) => arrived)
      const packet = axis.taken.find(({ kind }) => kind === "document")?.bytes ?? new Uint8Array()
      axis.inject(vpcp.code, tayNinh.code, "document", packet)
      yield* pollUntilSure(receiver)
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({ stage: "arrived", recall: reason })
    }),
  )

  it.effect("of another agency's document does not apply to it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      axis.hold(vpcp.code, "status")
      yield* sender.work.drain()
      yield* sender.outgoing.recall(id, reason, by)
      yield* sender.work.drain()
      // Bộ Thông tin asks for what Tây Ninh has sent.
      const forged = lastTaken(axis).replace(`>${tayNinh.code}<`, `>${btttt.code}<`)
      axis.inject(vpcp.code, btttt.code, "status", bytes(forged))
      yield* pollOnce(receiver)
      axis.inject(vpcp.code, tayNinh.code, "document", axis.taken[0]?.bytes ?? new Uint8Array())
      yield* pollOnce(receiver)
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).recall).toBeUndefined()
      expect((yield* receiver.reports.awaited()).rows).toMatchObject([{ from: btttt.code }])
    }),
  )
})
