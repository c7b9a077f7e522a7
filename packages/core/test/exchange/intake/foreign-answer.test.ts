import { it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { asked, type Scene, updated } from "../outgoing/update-scene.ts"
import { by, exchangeMail, lastTaken, openScene, standings, tayNinh, vpcp } from "../scene.ts"

/** An answer as another system writes it: in words alone, and with or without a time. */
const answerPlainly = ({ axis, sender, receiver }: Scene, timestamp: string) =>
  Effect.gen(function* () {
    axis.hold(tayNinh.code, "status")
    yield* receiver.work.drain()
    const packet = lastTaken(axis)
      .replace(/>\[\w+ [^\]]+\] /, ">")
      .replace(/<([\w:]*Timestamp)>[^<]*</, `<$1>${timestamp}<`)
    axis.inject(tayNinh.code, vpcp.code, "status", new TextEncoder().encode(packet))
    yield* sender.work.poll()
  })

/** A document with an update and a recall, both of which its recipient has and has not answered. */
const askedTwice = (scene: Scene) =>
  Effect.gen(function* () {
    const { id, incoming } = yield* asked(scene)
    yield* scene.sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
    yield* exchangeMail(scene.sender, scene.receiver)
    return { id, incoming }
  })

describe("An answer of another system, where an update and a recall are open", () => {
  for (const [how, timestamp] of [
    ["without a time", ""],
    ["with a time after both", "2019-06-20T16:00:00"],
  ] as const) {
    it.effect(`that agrees ${how} destroys nothing at the sender's board, and a person is shown it`, () =>
      Effect.gen(function* () {
        const scene = yield* openScene()
        const { id, incoming } = yield* askedTwice(scene)
        yield* scene.receiver.incoming.agreeToUpdate(incoming, by)
        yield* answerPlainly(scene, timestamp)
        expect(yield* standings(scene.sender, id)).toEqual(["recall-asked"])
        expect(yield* updated(scene, id)).toEqual(["agreed"])
        expect((yield* scene.sender.reports.tracking()).rows).toMatchObject([
          {
            needsAttention: true,
            remark: { code: "status/15", vi: "Bên nhận trả lời đồng ý: Đồng ý lấy lại, cập nhật" },
          },
        ])
      }),
    )
  }

  it.effect("may be asked for anew, and the recall that it then agrees to is one", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { id, incoming } = yield* askedTwice(scene)
      yield* scene.receiver.incoming.agreeToUpdate(incoming, by)
      yield* answerPlainly(scene, "2019-06-20T14:00:02")
      yield* TestClock.adjust("1 minute")
      const again = { recipient: vpcp.code, reason: "Trả lời yêu cầu lấy lại" }
      yield* scene.sender.outgoing.recallAgain(id, again, by)
      yield* exchangeMail(scene.sender, scene.receiver)
      expect((yield* scene.sender.reports.tracking()).rows).toMatchObject([
        { standing: "recall-asked", needsAttention: false },
      ])
      yield* scene.receiver.incoming.agreeToRecall(incoming, by)
      yield* answerPlainly(scene, "2019-06-20T16:00:00")
      expect(yield* standings(scene.sender, id)).toEqual(["recalled"])
    }),
  )

  it.effect("that declines is shown as to the recall, which may be asked again", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { id, incoming } = yield* askedTwice(scene)
      yield* scene.receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      yield* answerPlainly(scene, "")
      expect(yield* standings(scene.sender, id)).toEqual(["recall-declined"])
      const [line] = (yield* scene.sender.reports.tracking()).rows
      expect(line).toMatchObject({ needsAttention: true })
      expect(line?.remark).toMatchObject({ code: "status/16", vi: expect.stringContaining("Đã lập hồ sơ") })
    }),
  )
})
