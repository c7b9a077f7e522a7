import { it } from "@effect/vitest"
import { getBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  pollUntilSure,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { asked, extension, type Scene } from "./update-scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("An update by another system that changes a document's files", () => {
  /** The update of a document with a file that nobody signed, as another system may send it. */
  const changed = (scene: Scene) =>
    Effect.gen(function* () {
      const { axis, receiver } = scene
      const { incoming } = yield* asked(scene)
      yield* receiver.incoming.declineUpdate(incoming, { reason: "Chưa rõ" }, by)
      const packet = axis.taken.findLast(({ kind }) => kind === "document")
      const text = new TextDecoder().decode(packet?.bytes).replace(" 14:00:0", " 15:00:0")
      const [, content = ""] = /ContentTransferEncoded[^>]*>([^<]+)</.exec(text) ?? []
      const other = Buffer.from("%PDF-1.4\nNội dung khác").toString("base64")
      axis.inject(vpcp.code, tayNinh.code, "document", bytes(text.replace(content, other)))
      yield* receiver.work.poll()
      return incoming
    })

  it.effect("keeps beside them what the document held, until it is given back as a whole", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const incoming = yield* changed(scene)
      const before = yield* receiver.incoming.get(incoming)
      expect(before.update?.content.files[0]?.digest).not.toBe(before.content?.files[0]?.digest)
      yield* receiver.incoming.agreeToUpdate(incoming, by)
      const after = yield* receiver.incoming.get(incoming)
      expect(after.earlier).toEqual([before.content])
      const digests = [before, after].flatMap(
        ({ content }) => content?.files.map(({ digest }) => digest) ?? [],
      )
      for (const digest of digests) yield* getBytes(receiver.store, digest)
      const [line] = (yield* sender.reports.outgoing()).rows
      yield* sender.outgoing.recall(line?.document ?? "", { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(incoming, by)
      for (const digest of digests)
        expect(yield* Effect.flip(getBytes(receiver.store, digest))).toMatchObject({ reason: "blob-missing" })
    }),
  )

  it.effect("leaves nothing of them where it is declined", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { receiver } = scene
      const incoming = yield* changed(scene)
      const { update, content } = yield* receiver.incoming.get(incoming)
      const [proposed] = update?.content.files ?? []
      yield* receiver.incoming.declineUpdate(incoming, { reason: "Trái Điều 18.3" }, by)
      expect((yield* receiver.incoming.get(incoming)).content).toEqual(content)
      const gone = proposed && (yield* Effect.flip(getBytes(receiver.store, proposed.digest)))
      expect(gone).toMatchObject({ reason: "blob-missing" })
    }),
  )

  it.effect("is declined where its packet is broken, and the document stays as it was", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, extension, by)
      axis.tamper((arrived) =>
        bytes(new TextDecoder().decode(arrived).replace(/<Attachment>.*?<\/Attachment>/s, "")),
      )
      yield* sender.work.drain()
      yield* pollUntilSure(receiver)
      axis.tamper((arrived) => arrived)
      yield* exchangeMail(sender, receiver)
      expect((yield* sender.outgoing.deliveries(id))[0]).toMatchObject({
        standing: "arrived",
        updated: "declined",
      })
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).update).toBeUndefined()
    }),
  )
})
