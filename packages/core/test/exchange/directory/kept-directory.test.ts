import { it } from "@effect/vitest"
import { DirectoryError, StorageError } from "@lienthong/core"
import { getBytes } from "@lienthong/core/adapter"
import { openTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { btttt, by, exchangeMail, expectSentences, quietly, refusedBy, sealed, vpcp } from "../scene.ts"
import { dispatch, hour, openOffice, readings } from "./directory-scene.ts"

describe("A dispatch while the axis cannot be asked", () => {
  it.effect(
    "is refused where the directory was never read, and says that nothing was recorded and that nothing is retried",
    () =>
      Effect.gen(function* () {
        const { directory, first, reopened } = yield* openOffice
        directory.away = true
        const id = yield* sealed(first)
        const request = { to: [vpcp.code] }
        for (const agency of [first, yield* reopened]) {
          const error = yield* quietly(refusedBy(first, agency.outgoing.dispatch(id, request, by)))
          expect(error).toBeInstanceOf(DirectoryError)
          expect(error.code).toBe("directory/never-read")
          expect(error.sentence.next.vi).toContain("bấm phát hành lại")
        }
        expect(yield* first.work.list()).toEqual([])
        directory.away = false
        expect((yield* first.outgoing.dispatch(id, request, by)).directory).toMatchObject({ kept: false })
        expect(yield* first.work.list()).toHaveLength(1)
      }),
  )

  it.effect(
    "goes on with the last directory, in this process and after a restart, and the plan and the log say so",
    () =>
      Effect.gen(function* () {
        const { axis, directory, first, reopened } = yield* openOffice
        const before = yield* dispatch(first)
        expect(before.plan.directory).toMatchObject({
          version: 1,
          kept: false,
          readAt: "2019-06-20T14:00:00.000+07:00",
        })
        directory.away = true
        yield* TestClock.adjust("3 days")
        for (const agency of [first, yield* reopened]) {
          const { id, plan } = yield* quietly(dispatch(agency, btttt.otherCode))
          const { description, ...used } = plan.directory ?? {}
          expect(used).toEqual({ version: 1, kept: true, readAt: "2019-06-20T14:00:00.000+07:00" })
          expect(description?.vi).toContain("14:00:00 ngày 20/6/2019")
          expect(description?.en).toContain("version 1")
          expect(plan.lines.map(({ to }) => to.code)).toEqual([btttt.code])
          const changes = yield* Stream.runCollect(agency.changes())
          const dispatched = changes.find(
            ({ stream, event }) => stream.endsWith(id) && event._tag === "Dispatched",
          )
          expect(dispatched?.event).toMatchObject({ directory: used })
        }
        const receiver = yield* openTestAgency(axis, btttt)
        yield* exchangeMail(first, receiver)
        expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
      }),
  )

  it.effect(
    "to an agency that the last directory does not have is refused without saying that there is none",
    () =>
      Effect.gen(function* () {
        const { directory, first } = yield* openOffice
        yield* dispatch(first)
        yield* TestClock.adjust(hour)
        directory.away = true
        const id = yield* sealed(first)
        const to = (code: string) => first.outgoing.dispatch(id, { to: [vpcp.code, code] }, by)
        const error = yield* quietly(refusedBy(first, to("H53.31")))
        expect(error).toMatchObject({ code: "directory/not-in-kept-list" })
        expect(error.sentence.vi).toContain("H53.31")
        directory.away = false
        yield* TestClock.adjust("6 seconds")
        expect(yield* refusedBy(first, to("H53.31"))).toMatchObject({ code: "input/recipient-unknown" })
        directory.entries = [...directory.entries, { code: "H53.31", name: "Sở Nội vụ" }]
        yield* TestClock.adjust("61 seconds")
        expect((yield* to("H53.31")).directory).toMatchObject({ version: 2, kept: false })
      }),
  )

  it.effect(
    "is followed by an update that adds recipients, which says, too, by which list they were found",
    () =>
      Effect.gen(function* () {
        const { directory, first } = yield* openOffice
        const { id } = yield* dispatch(first)
        yield* first.work.drain()
        yield* first.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-15" }, by)
        directory.away = true
        yield* TestClock.adjust(hour)
        yield* quietly(first.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by))
        const changes = yield* Stream.runCollect(first.changes())
        const updates = changes.flatMap(({ event }) => (event._tag === "Updated" ? [event.directory] : []))
        const readAt = "2019-06-20T14:00:00.000+07:00"
        expect(updates).toEqual([undefined, { version: 1, kept: true, readAt }])
      }),
  )

  it.effect("on paper to an agency that is not connected needs no axis, once a directory is kept", () =>
    Effect.gen(function* () {
      const { directory, first } = yield* openOffice
      yield* dispatch(first)
      directory.away = true
      yield* TestClock.adjust(hour)
      const id = yield* sealed(first)
      const to = [{ code: "H53.77", name: "Hội Khuyến học", connected: false }]
      const plan = yield* quietly(first.outgoing.dispatch(id, { to }, by))
      expect(plan.lines).toMatchObject([{ way: { electronic: false, paper: true } }])
    }),
  )
})

describe("The directory that is kept", () => {
  it.effect("is recorded when it changed and once a day else, and one file of it is kept", () =>
    Effect.gen(function* () {
      const { directory, first } = yield* openOffice
      const look = Effect.asVoid(dispatch(first))
      yield* look
      for (let read = 0; read < 5; read++) {
        yield* TestClock.adjust(hour)
        directory.entries = [...directory.entries].reverse()
        yield* look
      }
      expect(directory.asked).toBe(6)
      const [one, ...more] = yield* readings(first)
      expect(more).toEqual([])
      expect(one).toMatchObject({ _tag: "DirectoryRead", version: 1, count: 3 })
      yield* TestClock.adjust("1 day")
      yield* look
      expect(yield* readings(first)).toEqual([one, one])
      directory.entries = directory.entries.slice(1)
      yield* TestClock.adjust(hour)
      yield* look
      const [, , changed] = yield* readings(first)
      expect(changed).toMatchObject({ version: 2, count: 2 })
      expect(yield* Effect.flip(getBytes(first.store, one.digest))).toMatchObject({ reason: "blob-missing" })
      expect((yield* getBytes(first.store, changed.digest)).length).toBeGreaterThan(0)
    }),
  )

  it.effect("serves another process without asking the axis while it is fresh", () =>
    Effect.gen(function* () {
      const { directory, first, reopened } = yield* openOffice
      yield* dispatch(first)
      yield* dispatch(yield* reopened)
      expect(directory.asked).toBe(1)
      expect(yield* readings(first)).toHaveLength(1)
    }),
  )

  it.effect("is one list for two processes that read it at the same moment, whichever was first", () =>
    Effect.gen(function* () {
      const { first, reopened, directory } = yield* openOffice
      const second = yield* reopened
      const both = Effect.all([dispatch(first), dispatch(second)], { concurrency: "unbounded" })
      yield* both
      expect(yield* readings(first)).toMatchObject([{ version: 1 }])
      directory.entries = directory.entries.slice(1)
      yield* TestClock.adjust(hour)
      yield* both
      expect(yield* readings(first)).toMatchObject([{ version: 1 }, { version: 2 }])
    }),
  )

  it.effect("is taken up where another process has read it since, when the axis is away", () =>
    Effect.gen(function* () {
      const { directory, first, reopened } = yield* openOffice
      yield* dispatch(first)
      const second = yield* reopened
      directory.entries = [...directory.entries, { code: "H53.31", name: "Sở Nội vụ" }]
      yield* TestClock.adjust(hour)
      yield* dispatch(second)
      directory.away = true
      expect((yield* quietly(dispatch(first, "H53.31"))).plan.directory).toMatchObject({
        version: 2,
        kept: true,
      })
    }),
  )

  it.effect("is not replaced by an empty list, which is not an answer", () =>
    Effect.gen(function* () {
      const { directory, first } = yield* openOffice
      yield* dispatch(first)
      directory.entries = []
      yield* TestClock.adjust(hour)
      expect((yield* quietly(dispatch(first))).plan.directory).toMatchObject({ version: 1, kept: true })
    }),
  )

  for (const [damage, give] of [
    ["changed", (bytes: Uint8Array) => Effect.succeed(bytes.slice(0, bytes.length / 2))],
    ["no list", () => Effect.succeed(new TextEncoder().encode('["a","b"]'))],
    ["corrupt", () => Effect.fail(new StorageError({ reason: "blob-corrupt", detail: { digest: "a" } }))],
    ["gone", () => Effect.fail(new StorageError({ reason: "blob-missing", detail: { digest: "a" } }))],
  ] as const)
    it.effect(
      `is said to be damaged (${damage}) while the axis is away, and read and kept again when it is back`,
      () =>
        Effect.gen(function* () {
          const { directory, first, reopened, damaged } = yield* openOffice
          yield* dispatch(first)
          const [{ digest }] = yield* readings(first)
          directory.away = true
          const second = yield* damaged(digest, give)
          const id = yield* sealed(first)
          const request = { to: [vpcp.code] }
          const error = yield* quietly(refusedBy(first, second.outgoing.dispatch(id, request, by)))
          expect(error).toMatchObject({ code: "directory/kept-damaged" })
          expect(error.sentence.vi).toContain("bị hỏng")
          directory.away = false
          const { directory: used } = yield* quietly(second.outgoing.dispatch(id, request, by))
          expect(used).toMatchObject({ version: 2, kept: false })
          directory.away = true
          yield* TestClock.adjust(hour)
          expect((yield* quietly(dispatch(yield* reopened))).plan.directory).toMatchObject({
            version: 2,
            kept: true,
          })
        }),
    )

  it.effect("is not needed for paper, which is dispatched before the axis was ever reached", () =>
    Effect.gen(function* () {
      const { directory, first } = yield* openOffice
      directory.away = true
      const id = yield* sealed(first)
      const to = [{ code: "H53.77", name: "Hội Chữ thập đỏ tỉnh", connected: false }]
      const plan = yield* quietly(first.outgoing.dispatch(id, { to }, by))
      expect(plan.lines.map(({ way }) => way)).toMatchObject([{ electronic: false, paper: true }])
      expect(plan).not.toHaveProperty("directory")
      expect(yield* first.work.list()).toEqual([])
    }),
  )

  it.effect("of one axis is not used for another", () =>
    Effect.gen(function* () {
      const { directory, first, reopened } = yield* openOffice
      yield* dispatch(first)
      directory.endpoint = "https://truc-thu-nghiem.example"
      directory.away = true
      const moved = yield* reopened
      const error = yield* quietly(Effect.flip(dispatch(moved)))
      expect(error).toMatchObject({ _tag: "DirectoryError", reason: "never-read" })
      expectSentences(error as DirectoryError)
      directory.away = false
      expect((yield* dispatch(moved)).plan.directory).toMatchObject({ version: 2, from: directory.endpoint })
    }),
  )
})
