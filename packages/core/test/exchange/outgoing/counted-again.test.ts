import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { btttt, by, onlyArrival, openScene, standings } from "../scene.ts"
import { addition, mail, removed, sentTo } from "./added-again-scene.ts"
import { type Scene, updated } from "./update-scene.ts"

describe("A recipient that was removed, declined to give the document back and is added again", () => {
  /** Removed, declined, and added again. */
  const counted = (scene: Scene, change = {}) =>
    Effect.gen(function* () {
      const id = yield* removed(scene)
      yield* mail(scene)
      const incoming = yield* onlyArrival(scene.other)
      yield* scene.other.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      yield* mail(scene)
      yield* scene.sender.outgoing.update(id, { ...addition, ...change }, by)
      yield* mail(scene)
      return { id, incoming }
    })

  it.effect("counts again and is sent nothing, since it has it", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { id } = yield* counted(scene)
      expect(yield* standings(scene.sender, id)).toEqual(["arrived", "arrived"])
      expect(sentTo(scene, btttt.code)).toBe(1)
      expect((yield* scene.sender.reports.tracking()).rows).toMatchObject([
        { needsAttention: false },
        { needsAttention: false },
      ])
      expect((yield* scene.sender.reports.duties()).rows).toEqual([])
    }),
  )

  it.effect("is asked to take in what was updated meanwhile", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { id, incoming } = yield* counted(scene, { dueDate: "2019-07-15" })
      expect(yield* updated(scene, id)).toEqual(["asked", "asked"])
      yield* scene.other.incoming.agreeToUpdate(incoming, by)
      yield* mail(scene)
      expect(yield* updated(scene, id)).toEqual(["asked", "agreed"])
    }),
  )

  it.effect("is asked for it with everybody else when the whole document is recalled", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { id, incoming } = yield* counted(scene)
      yield* scene.sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* mail(scene)
      expect(yield* standings(scene.sender, id)).toEqual(["recall-asked", "recall-asked"])
      expect((yield* scene.other.incoming.get(incoming)).recall).toMatchObject({ reason: "Sai số liệu" })
    }),
  )
})
