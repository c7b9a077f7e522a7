import type { DraftRequest, Problem, RecipientRequest } from "@lienthong/core"
import { isProblem } from "@lienthong/core"
import {
  chief,
  clerk,
  type MemoryAxis,
  memoryAxis,
  type OpenedTestAgency,
  openTestAgency,
  type TestAgencyOptions,
} from "@lienthong/testkit"
import { type Duration, Effect, References } from "effect"
import { TestClock } from "effect/testing"
import { expect } from "vitest"

export const tayNinh = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
export const vpcp = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
export const btttt = { code: "000.00.00.G14", otherCode: "G14", name: "Bộ Thông tin và Truyền thông" }

/** When every story here begins: a Thursday afternoon. */
export const start = Date.parse("2019-06-20T14:00:00+07:00")

export const by = { by: clerk }

export const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}`)

/** A report of one file, or what a test needs instead. */
export const report = (changes: Partial<DraftRequest> = {}): DraftRequest => ({
  type: "bao-cao",
  subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
  files: [{ name: "bao-cao.pdf", bytes: pdf("Kết quả thí điểm") }],
  ...changes,
})

/** Three agencies on one axis, on the afternoon of 20 June 2019. */
export const openScene = (options: TestAgencyOptions = {}) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp, btttt])
    const sender = yield* openTestAgency(axis, tayNinh, options)
    const receiver = yield* openTestAgency(axis, vpcp)
    const other = yield* openTestAgency(axis, btttt)
    return { axis, sender, receiver, other }
  })

/** Drafts a document and has it signed by the person and by the agency. */
export const sealed = (agency: OpenedTestAgency, changes: Partial<DraftRequest> = {}) =>
  Effect.gen(function* () {
    const id = yield* agency.outgoing.draft(report(changes), by)
    yield* agency.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* agency.outgoing.signAsAgency(id, by)
    return id
  })

/** The same, and dispatches it. Nothing has been sent yet. */
export const dispatched = (
  agency: OpenedTestAgency,
  to: ReadonlyArray<string | RecipientRequest> = [vpcp.code],
  changes: Partial<DraftRequest> = {},
) =>
  Effect.gen(function* () {
    const id = yield* sealed(agency, changes)
    yield* agency.outgoing.dispatch(id, { to }, by)
    return id
  })

/** The only document that has come to an agency. */
export const onlyArrival = (agency: OpenedTestAgency) =>
  Effect.gen(function* () {
    const board = (yield* agency.reports.incoming()).rows
    expect(board).toHaveLength(1)
    return board[0]?.document ?? ""
  })

/** Where a document stands with its recipients. */
export const standings = (agency: OpenedTestAgency, document: string) =>
  Effect.map(agency.outgoing.deliveries(document), (all) => all.map((delivery) => delivery.standing))

/** Sends and takes in what is due now, round after round, until nothing moves. */
export const exchangeMail = (...agencies: ReadonlyArray<OpenedTestAgency>) =>
  Effect.gen(function* () {
    for (let moved = 1; moved > 0; ) {
      moved = 0
      for (const { work } of agencies) moved += (yield* work.drain()) + (yield* work.poll())
    }
  })

/**
 * Everything in a store that a use case can change. That the directory was read is nothing that anybody asked
 * for.
 */
export const contents = ({ store }: OpenedTestAgency) =>
  Effect.all({
    log: Effect.map(store.readLog(0n, 1_000_000), (log) =>
      log.filter(({ stream }) => !stream.startsWith("directory/")),
    ),
    work: store.listWork,
  })

const placeholder = /\{\w+\}/

/** Expects a refusal that a person understands and that has changed nothing, and gives it. */
export const refusedBy = <A, E>(agency: OpenedTestAgency, asked: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const before = yield* contents(agency)
    const error: unknown = yield* Effect.flip(asked)
    expect(yield* contents(agency)).toEqual(before)
    if (!isProblem(error)) throw new Error("not one of the library's errors", { cause: error })
    expectSentences(error)
    return error
  })

/** What a host may write as JSON and read again without losing anything of it. */
export const expectJson = (answer: unknown) =>
  expect(answer === undefined ? undefined : JSON.parse(JSON.stringify(answer))).toEqual(answer)

/** Both languages say what is wrong and what to do, with all details filled in. */
export const expectSentences = ({ sentence: { en, vi, next } }: Problem) => {
  for (const text of [en, vi, next.en, next.vi]) {
    expect(text).not.toBe("")
    expect(text).not.toMatch(placeholder)
  }
}

/** The text of what the axis took last. */
export const lastTaken = (axis: MemoryAxis) => new TextDecoder().decode(axis.taken.at(-1)?.bytes)

/** Lets forked work go on, without moving the clock, until something is so. */
export const until = (condition: () => boolean) =>
  Effect.gen(function* () {
    for (let turn = 0; turn < 10_000 && !condition(); turn++) yield* Effect.yieldNow
    expect(condition()).toBe(true)
  })

/** Without what is logged of faults that the test makes itself. */
export const quietly = Effect.provideService(References.MinimumLogLevel, "None")

/** Polls once before each wait, and says how many entries were dealt with. */
export const pollBetween = (agency: OpenedTestAgency, waits: ReadonlyArray<Duration.Input>) =>
  quietly(
    Effect.gen(function* () {
      let dealtWith = 0
      for (const wait of waits) {
        dealtWith += yield* agency.work.poll()
        yield* TestClock.adjust(wait)
      }
      return dealtWith
    }),
  )

/** Polls until a whole packet was given out often enough to be judged by what it says. */
export const pollForMinutes = (agency: OpenedTestAgency) =>
  pollBetween(
    agency,
    Array.from({ length: 4 }, () => "1 minute" as const),
  )

/** Polls until the axis has given out every packet often enough for it to be judged. */
export const pollUntilSure = (agency: OpenedTestAgency) =>
  pollBetween(
    agency,
    Array.from({ length: 8 }, (_, poll) => (poll < 3 ? "1 minute" : "30 minutes")),
  )

/** Polls once, and expects that nothing is left for the next time. */
export const pollOnce = (agency: OpenedTestAgency) =>
  Effect.gen(function* () {
    expect(yield* agency.work.poll()).toBe(1)
    expect(yield* agency.work.poll()).toBe(0)
  })

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** Sends and takes in for half a day, so that all patience has run out. */
export const settle = ({ sender, receiver, other }: Scene) =>
  quietly(
    Effect.gen(function* () {
      for (let round = 0; round < 40; round++) {
        yield* exchangeMail(sender, receiver, other)
        yield* TestClock.adjust("15 minutes")
      }
    }),
  )
