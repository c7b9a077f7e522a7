import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { btttt, by, dispatched, exchangeMail, onlyArrival, quietly, vpcp } from "../scene.ts"
import type { Scene } from "./update-scene.ts"

export const removal = { reason: "Gửi nhầm", remove: [btttt.code] }
export const addition = { reason: "Bổ sung nơi nhận", add: [btttt.code] }

/** Sends and takes in until nothing moves, also what is read again since it looks like a copy. */
export const mail = ({ sender, receiver, other }: Scene) =>
  quietly(
    Effect.gen(function* () {
      for (let poll = 0; poll < 4; poll++) {
        yield* exchangeMail(sender, receiver, other)
        yield* TestClock.adjust("1 minute")
      }
    }),
  )

/** A document that two agencies have, and from whose recipients the second was then removed. */
export const removed = (scene: Scene, before = () => mail(scene)) =>
  Effect.gen(function* () {
    const { sender } = scene
    const id = yield* dispatched(sender, [vpcp.code, btttt.code], { dueDate: "2019-06-30" })
    yield* before()
    yield* sender.outgoing.update(id, removal, by)
    return id
  })

/** The same, given back. */
export const givenBack = (scene: Scene) =>
  Effect.gen(function* () {
    const id = yield* removed(scene)
    yield* mail(scene)
    yield* scene.other.incoming.agreeToRecall(yield* onlyArrival(scene.other), by)
    yield* mail(scene)
    return id
  })

export const whatIsThere = (agency: OpenedTestAgency) =>
  Effect.flatMap(onlyArrival(agency), (document) => agency.incoming.get(document))

/** How often a document's packets went to an agency. */
export const sentTo = ({ axis }: Scene, code: string) =>
  axis.taken.filter(({ kind, to }) => kind === "document" && to.includes(code)).length
