import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { btttt, by, dispatched, exchangeMail, lastTaken, openScene, report, vpcp } from "../scene.ts"

const words = "chỉ để biết, tham khảo, không thay cho văn bản giấy: QĐ 28/2018/QĐ-TTg, Điều 4.2"

/** What a packet says why it is sent, as it stands in its bytes. */
const reasonIn = (packet: string) => /BussinessDocReason>([^<]*)</.exec(packet)?.[1]

describe("A packet of a document that goes for information", () => {
  it.effect("says so in words for every reader, and so do later packets with it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* sender.outgoing.draft(report({ dueDate: "2019-06-30" }), by)
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code], forInformation: true }, by)
      yield* exchangeMail(sender, receiver)
      const first = axis.taken.find(({ kind }) => kind === "document")
      expect(reasonIn(new TextDecoder().decode(first?.bytes))).toBe(`Văn bản điện tử mới (${words})`)

      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      yield* sender.work.drain()
      expect(reasonIn(lastTaken(axis))).toBe(`Bổ sung nơi nhận (${words})`)
      yield* exchangeMail(sender, other)

      const more = yield* sender.outgoing.draft(report({ subject: "Bản sửa" }), by)
      const request = { to: [vpcp.code], forInformation: true, replaces: [id], replacementReason: "Sai số" }
      yield* sender.outgoing.dispatch(more, request, by)
      yield* sender.work.drain()
      expect(reasonIn(lastTaken(axis))).toBe(`Sai số (${words})`)
    }),
  )

  it.effect("is told from that of a document with both signatures, which says nothing of it", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      expect(reasonIn(lastTaken(axis))).toBe("Văn bản điện tử mới")
    }),
  )
})
