import { Effect } from "effect"
import { expect } from "vitest"
import { dispatched, lastTaken, openScene, tayNinh, vpcp } from "./scene.ts"

export const bytes = (text: string) => new TextEncoder().encode(text)

/** Replaces what a packet says, which has to be in it. */
export const replaced = (text: string, from: string | RegExp, to: string) => {
  expect(text).toMatch(from)
  return text.replace(from, to)
}

/** A document of Tây Ninh, whose packet another system wrote. */
export const received = (change: (text: string) => string, draft: Parameters<typeof dispatched>[2] = {}) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    scene.axis.hold(vpcp.code, "document")
    yield* dispatched(scene.sender, [vpcp.code], draft)
    yield* scene.sender.work.drain()
    scene.axis.inject(vpcp.code, tayNinh.code, "document", bytes(change(lastTaken(scene.axis))))
    yield* scene.receiver.work.poll()
    return scene
  })

/** A status 01 about Tây Ninh's document, as another system writes it. */
export const reported = (change: (text: string) => string) =>
  Effect.gen(function* () {
    const { axis, sender, receiver } = yield* openScene()
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    yield* receiver.work.poll()
    axis.hold(tayNinh.code, "status")
    yield* receiver.work.drain()
    axis.inject(tayNinh.code, vpcp.code, "status", bytes(change(lastTaken(axis))))
    yield* sender.work.poll()
    return { sender, id }
  })
