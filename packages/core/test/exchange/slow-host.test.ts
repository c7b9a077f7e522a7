import { it } from "@effect/vitest"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, vi } from "vitest"
import { type LogEntry, logTo } from "../../src/promise/log.ts"
import type { Change } from "../../src/report/change.ts"
import { dispatched, openScene, sealed, standings, tayNinh, vpcp } from "./scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** Both agencies work as an opened exchange does. */
const atWork = ({ sender, receiver }: Scene) =>
  Effect.forEach([sender, receiver], ({ work }) =>
    Effect.andThen(
      Effect.forkScoped(work.runDispatcher({ urgent: 1, ordinary: 1 })),
      Effect.forkScoped(work.runIntake(5_000)),
    ),
  )

const sentAndReported = ({ sender }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender)
    const isReported = Effect.map(standings(sender, id), ([standing]) => standing === "arrived")
    // A mailbox in which nothing came is read once a minute.
    for (let seconds = 0; seconds < 3_000 && !(yield* isReported); seconds += 5) {
      yield* TestClock.adjust("5 seconds")
      // Digests are made outside the virtual time.
      yield* Effect.promise(() => new Promise((resume) => setImmediate(resume)))
    }
    expect(yield* standings(sender, id)).toEqual(["arrived"])
  })

describe("While a host is slow, documents are sent, taken in and reported on:", () => {
  it.effect("a handler that never answers holds up no worker and no other subscriber", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      yield* atWork(scene)
      const { sender } = scene
      const seen: Array<Change> = []
      yield* Effect.forkScoped(sender.subscribe({ name: "stuck" }, () => Effect.never))
      yield* Effect.forkScoped(
        sender.subscribe({ name: "quick" }, (changes) => Effect.sync(() => void seen.push(...changes))),
      )
      yield* sentAndReported(scene)
      yield* TestClock.adjust("1 hour")
      yield* sentAndReported(scene)
      expect(seen.filter(({ event }) => event._tag === "StatusReported")).toHaveLength(2)
    }),
  )

  it.effect("a report that is read a row an hour holds up nothing", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      yield* atWork(scene)
      yield* sentAndReported(scene)
      yield* sentAndReported(scene)
      const reading = yield* scene.sender.changes().pipe(
        Stream.tap(() => Effect.sleep("1 hour")),
        Stream.runDrain,
        Effect.forkScoped,
      )
      yield* sentAndReported(scene)
      yield* TestClock.adjust("1 hour")
      yield* sentAndReported(scene)
      yield* Fiber.interrupt(reading)
    }),
  )
})

describe("A log", () => {
  it.effect("gets one line when a mailbox cannot be read any more, and one when it can again", () =>
    Effect.gen(function* () {
      const lines: Array<LogEntry> = []
      yield* Effect.gen(function* () {
        const scene = yield* openScene()
        yield* Effect.forkScoped(scene.receiver.work.runIntake(5_000))
        scene.axis.goAway(vpcp.code, "malformed-answer")
        yield* TestClock.adjust("1 hour")
        scene.axis.comeBack(vpcp.code)
        yield* TestClock.adjust("1 hour")
      }).pipe(Effect.scoped, Effect.provide(logTo((line) => void lines.push(line))))
      const told = lines
        .map(({ level, message }) => `${level}: ${message}`)
        .filter((line) => /document/.test(line))
      expect(told).toEqual([
        "warning: The mailbox of kind document could not be read; it is read again",
        "info: The mailbox of kind document is read again",
      ])
    }),
  )

  const told = (lines: ReadonlyArray<LogEntry>) => lines.map(({ level, message }) => `${level}: ${message}`)

  it.effect("gets no line twice while the axis delivers a document broken for more than an hour", () =>
    Effect.gen(function* () {
      const lines: Array<LogEntry> = []
      yield* Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        yield* dispatched(sender)
        yield* sender.work.drain()
        axis.misbehave(vpcp.code, ...Array.from({ length: 200 }, () => "fetch-truncated" as const))
        for (let minute = 0; minute < 100; minute += 1) {
          yield* receiver.work.poll()
          yield* TestClock.adjust("1 minute")
        }
      }).pipe(Effect.scoped, Effect.provide(logTo((line) => void lines.push(line))))
      expect(lines).not.toEqual([])
      expect(told(lines)).toEqual([...new Set(told(lines))])
    }),
  )

  for (const trouble of ["malformed-answer", "unreachable"] as const)
    it.effect(`gets no line twice while the axis answers nothing for hours: ${trouble}`, () =>
      Effect.gen(function* () {
        const lines: Array<LogEntry> = []
        yield* Effect.gen(function* () {
          const scene = yield* openScene()
          yield* atWork(scene)
          yield* dispatched(scene.sender)
          for (const { code } of [vpcp, tayNinh]) scene.axis.goAway(code, trouble)
          yield* TestClock.adjust("6 hours")
        }).pipe(Effect.scoped, Effect.provide(logTo((line) => void lines.push(line))))
        expect(lines).not.toEqual([])
        // Both agencies log to it.
        const repeated = told(lines).filter((line, _, all) => all.filter((each) => each === line).length > 2)
        expect(repeated).toEqual([])
      }),
    )

  it.effect(
    "gets a line when a handler has not answered for 5 minutes, and when it takes twice as long",
    () =>
      Effect.gen(function* () {
        const lines: Array<LogEntry> = []
        yield* Effect.gen(function* () {
          const { sender } = yield* openScene()
          yield* sealed(sender)
          yield* Effect.forkScoped(sender.subscribe({ name: "stuck" }, () => Effect.never))
          yield* TestClock.adjust("21 minutes")
        }).pipe(Effect.scoped, Effect.provide(logTo((line) => void lines.push(line))))
        expect(lines.map(({ message }) => message)).toEqual(
          [5, 10, 20].map(
            (minutes) =>
              `The handler of the subscriber stuck has not answered for ${minutes} minutes, after position 0`,
          ),
        )
      }),
  )

  for (const [how, log] of [
    [
      "throws",
      () => {
        throw new Error("the log is full")
      },
    ],
    ["answers with a promise that fails", () => Promise.reject(new Error("the log is full"))],
    ["never answers", () => new Promise<void>(() => {})],
  ] as const)
    it.effect(`that ${how} stops no worker`, () =>
      Effect.gen(function* () {
        const told = vi.spyOn(console, "error").mockImplementation(() => {})
        const scene = yield* openScene()
        yield* atWork(scene)
        scene.axis.goAway(vpcp.code, "malformed-answer")
        yield* TestClock.adjust("1 minute")
        scene.axis.comeBack(vpcp.code)
        yield* TestClock.adjust("1 minute")
        yield* sentAndReported(scene)
        expect(told.mock.calls).toHaveLength(how === "never answers" ? 0 : 1)
        told.mockRestore()
      }).pipe(Effect.scoped, Effect.provide(logTo(log))),
    )
})
