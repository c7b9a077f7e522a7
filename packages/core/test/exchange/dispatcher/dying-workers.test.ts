import { it } from "@effect/vitest"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  openScene,
  quietly,
  standings,
  tayNinh,
  until,
  vpcp,
} from "../scene.ts"

const attempts = 2
const retry = { firstDelaySeconds: 10, maxDelaySeconds: 10, attempts }

/** One worker after another takes what is due, and is never heard of again. */
const workersDie = (agency: Effect.Success<ReturnType<typeof openScene>>["sender"]) =>
  Effect.gen(function* () {
    for (let worker = 0; worker < attempts + 3; worker++) {
      yield* TestClock.adjust("6 minutes")
      const present = yield* Clock.currentTimeMillis
      yield* agency.store.leaseWork({
        lanes: [0, 1, 2, 3],
        limit: 1,
        now: vietnamTime(present),
        until: vietnamTime(present + 60_000),
        worker: `a machine that burnt down ${worker}`,
      })
    }
    yield* TestClock.adjust("6 minutes")
  })

/** A document that the axis took although no worker ever lived to record it, parked and started again. */
const startedAgain = Effect.gen(function* () {
  const scene = yield* openScene({ retry })
  const { axis, sender } = scene
  const id = yield* dispatched(sender)
  axis.misbehave(tayNinh.code, "taken-then-silent")
  yield* Effect.forkScoped(quietly(sender.work.drain()))
  yield* until(() => axis.taken.length === 1)
  yield* workersDie(sender)
  yield* quietly(sender.work.drain())
  const [parked] = yield* sender.work.list()
  expect(parked).toMatchObject({ state: "parked", note: expect.stringContaining("work-endless") })
  expect(yield* sender.work.requeue(parked?.id ?? "", by)).toBe(true)
  return { ...scene, id }
})

const offeredDocuments = ({ axis }: Effect.Success<typeof startedAgain>) =>
  axis.offered.filter(({ kind, from }) => kind === "document" && from === tayNinh.code)

describe("A document that the axis took while one worker after another died of it", () => {
  it.effect("is looked up when it is restarted, and not sent a second time", () =>
    Effect.gen(function* () {
      const scene = yield* startedAgain
      const { axis, sender, receiver, id } = scene
      expect(yield* sender.work.drain()).toBe(1)
      expect(axis.asked).toHaveLength(1)
      expect(offeredDocuments(scene)).toHaveLength(1)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(axis.mail(vpcp.code)).toHaveLength(1)
    }),
  )

  it.effect("is known to have left when the axis has forgotten it and calls it a duplicate", () =>
    Effect.gen(function* () {
      const scene = yield* startedAgain
      const { axis, sender, id } = scene
      axis.misbehave(tayNinh.code, "ask-forgotten")
      expect(yield* sender.work.drain()).toBe(1)
      expect(offeredDocuments(scene)).toHaveLength(2)
      expect(axis.mail(vpcp.code)).toHaveLength(1)
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery).toMatchObject({ standing: "sent", submitted: { knownBy: "duplicate" } })
    }),
  )
})
