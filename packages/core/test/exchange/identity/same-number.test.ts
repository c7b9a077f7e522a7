import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { arrivals } from "../outgoing/replacement-scene.ts"
import { by, dispatched, lastTaken, openScene, pollOnce, pollUntilSure, tayNinh, vpcp } from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

/**
 * A province that sends several documents under one number and date, each under an identifier of its own, and
 * asks for one.
 */
const openTwins = Effect.gen(function* () {
  const { axis, sender, receiver } = yield* openScene()
  axis.hold(vpcp.code, "document")
  axis.hold(vpcp.code, "status")
  const id = yield* dispatched(sender)
  yield* sender.work.drain()
  const packet = lastTaken(axis)
  const wireId = (yield* sender.outgoing.get(id)).dispatched?.wireId ?? ""
  yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
  yield* sender.work.drain()
  const recall = lastTaken(axis)
  /** One of the documents comes, and is told from the others by what ends its identifier. */
  const comes = (which: string, changed: (packet: string) => string = (same) => same) => {
    const text = changed(packet.replaceAll(wireId, `${wireId}${which}`))
    axis.inject(vpcp.code, tayNinh.code, "document", bytes(text))
    return pollOnce(receiver)
  }
  /** The recall comes, and names its document by number and date, and by identifier where one is given. */
  const isAskedFor = (
    which?: string,
    at = "14:00:00",
    changed: (packet: string) => string = (same) => same,
  ) => {
    const named =
      which === undefined
        ? recall.replace(/<(\w+:)?DocumentId>[^<]*<\/(\w+:)?DocumentId>/, "")
        : recall.replaceAll(wireId, `${wireId}${which}`)
    const text = changed(named.replace("2019/06/20 14:00:00", `2019/06/20 ${at}`))
    axis.inject(vpcp.code, tayNinh.code, "status", bytes(text))
    return Effect.map(pollUntilSure(receiver), (dealtWith) => expect(dealtWith).toBe(1))
  }
  /** Each that came, by the end of its identifier, and whether it is asked for. */
  const asked = Effect.map(arrivals(receiver), (lines) =>
    Object.fromEntries(
      lines.map(({ envelope, recall: question }) => [
        envelope.wireId.slice(wireId.length),
        question !== undefined,
      ]),
    ),
  )
  const waiting = Effect.map(receiver.reports.awaited(), ({ rows }) =>
    rows.map(({ documentId }) => documentId?.slice(wireId.length)),
  )
  return { receiver, comes, isAskedFor, asked, waiting }
})

/** The same with the first of them here, given back and destroyed. */
const firstDestroyed = Effect.gen(function* () {
  const scene = yield* openTwins
  yield* scene.comes("-1")
  yield* scene.isAskedFor("-1")
  const document = (yield* arrivals(scene.receiver))[0]?.document ?? ""
  yield* scene.receiver.incoming.agreeToRecall(document, by)
  const timesTold = Effect.map(
    scene.receiver.store.readStream(`incoming/${document}`),
    (events) => events.filter(({ type }) => type === "DuplicateArrived").length,
  )
  return { ...scene, timesTold }
})

describe("A recall where several documents have the number and date that it names", () => {
  it.effect("asks only for the one whose identifier it names", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, waiting } = yield* openTwins
      for (const which of ["-1", "-2", "-3"]) yield* comes(which)
      yield* isAskedFor("-2")
      expect(yield* asked).toEqual({ "-1": false, "-2": true, "-3": false })
      expect(yield* waiting).toEqual([])
    }),
  )

  it.effect("asks for each of them where it names no identifier", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, waiting } = yield* openTwins
      for (const which of ["-1", "-2", "-3"]) yield* comes(which)
      yield* isAskedFor()
      expect(yield* asked).toEqual({ "-1": true, "-2": true, "-3": true })
      expect(yield* waiting).toEqual([])
    }),
  )

  it.effect("asks for each of them where its identifier is of none, and waits for the one that has it", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, waiting } = yield* openTwins
      yield* comes("-1")
      yield* comes("-2")
      yield* isAskedFor("-3")
      expect(yield* asked).toEqual({ "-1": true, "-2": true })
      expect(yield* waiting).toEqual(["-3"])
      yield* comes("-3")
      expect(yield* asked).toEqual({ "-1": true, "-2": true, "-3": true })
      expect(yield* waiting).toEqual([])
    }),
  )

  it.effect("asks for the one that has its identifier also where another met it first", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, waiting } = yield* openTwins
      yield* isAskedFor("-2")
      yield* comes("-1")
      expect(yield* asked).toEqual({ "-1": true })
      yield* comes("-2")
      expect(yield* asked).toEqual({ "-1": true, "-2": true })
      yield* comes("-3")
      expect(yield* asked).toEqual({ "-1": true, "-2": true, "-3": false })
      expect(yield* waiting).toEqual([])
    }),
  )

  it.effect("asks for whichever arrives of two that it overtook and that two recalls named", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, waiting } = yield* openTwins
      yield* isAskedFor("-1")
      yield* isAskedFor("-2", "15:00:00")
      yield* comes("-2")
      yield* comes("-1")
      expect(yield* asked).toEqual({ "-1": true, "-2": true })
      expect(yield* waiting).toEqual([])
    }),
  )

  it.effect("says of none that it is destroyed while another may be meant", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, timesTold } = yield* firstDestroyed
      yield* comes("-2")
      yield* isAskedFor(undefined, "15:00:00")
      expect(yield* asked).toMatchObject({ "-2": true })
      expect(yield* timesTold).toBe(0)
    }),
  )

  it.effect("says of none that it is destroyed where it names the identifier of one that has not come", () =>
    Effect.gen(function* () {
      const { comes, isAskedFor, asked, waiting, timesTold } = yield* firstDestroyed
      yield* isAskedFor("-2", "15:00:00")
      expect(yield* timesTold).toBe(0)
      expect(yield* waiting).toEqual(["-2"])
      yield* comes("-2")
      expect(yield* asked).toMatchObject({ "-2": true })
    }),
  )

  it.effect("is told once more that the only one is destroyed where it names no identifier", () =>
    Effect.gen(function* () {
      const { isAskedFor, timesTold, waiting } = yield* firstDestroyed
      yield* isAskedFor(undefined, "15:00:00")
      expect(yield* timesTold).toBe(1)
      expect(yield* waiting).toEqual([])
    }),
  )
})

/** The packet of a document with no number, or with another. */
const numbered = (number: string) => (packet: string) => {
  const changed = packet.replace(/(CodeNumber>)[^<]*</, `$1${number}<`)
  expect(changed).not.toBe(packet)
  return changed
}

/** The recall with another code than the document's. */
const naming = (code: string) => (packet: string) => {
  const changed = packet.replace(/(<(?:\w+:)?Code>)[^<]*</, `$1${code}<`)
  expect(changed).not.toBe(packet)
  return changed
}

describe("A recall of a sender whose packets lack their number", () => {
  it.effect("asks for none but the one whose identifier it names", () =>
    Effect.gen(function* () {
      const { receiver, comes, isAskedFor, asked, waiting } = yield* openTwins
      for (const which of ["-1", "-2"]) yield* comes(which, numbered(""))
      expect((yield* arrivals(receiver)).map(({ sameCodeAs }) => sameCodeAs)).toEqual([undefined, undefined])
      yield* isAskedFor("-3", "14:00:00", naming("/BC-UBND"))
      expect(yield* asked).toEqual({ "-1": false, "-2": false })
      yield* comes("-4", numbered(""))
      expect(yield* asked).toEqual({ "-1": false, "-2": false, "-4": false })
      expect(yield* waiting).toEqual(["-3"])
      yield* comes("-3", numbered(""))
      expect(yield* asked).toEqual({ "-1": false, "-2": false, "-3": true, "-4": false })
    }),
  )

  it.effect("is refused where it names neither an identifier nor a whole code", () =>
    Effect.gen(function* () {
      const { receiver, comes, isAskedFor, asked, waiting } = yield* openTwins
      yield* comes("-1", numbered(""))
      yield* isAskedFor(undefined, "14:00:00", naming("/"))
      expect(yield* asked).toEqual({ "-1": false })
      expect(yield* waiting).toEqual([])
      expect((yield* receiver.reports.faults()).rows).toHaveLength(1)
    }),
  )
})

describe("A document that comes under another number than its recall named", () => {
  it.effect("does not join the documents of the one number with those of the other", () =>
    Effect.gen(function* () {
      const { receiver, comes, isAskedFor, asked } = yield* openTwins
      yield* isAskedFor("-1")
      yield* comes("-1", numbered("77"))
      yield* comes("-2")
      yield* comes("-3", numbered("77"))
      const [first, second, third] = yield* arrivals(receiver)
      expect(second?.sameCodeAs).toBeUndefined()
      expect(third?.sameCodeAs).toBe(first?.document)
      yield* isAskedFor(undefined, "15:00:00")
      expect(yield* asked).toEqual({ "-1": true, "-2": true, "-3": false })
    }),
  )
})
