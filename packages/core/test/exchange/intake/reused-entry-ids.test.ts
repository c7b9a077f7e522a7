import { it } from "@effect/vitest"
import { TransportError } from "@lienthong/core"
import { type MailboxEntry, Storage, Transport } from "@lienthong/core/adapter"
import { memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer, Option, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { withKeepableIds } from "../../../src/exchange/circuit/keepable-entries.ts"
import { dispatched, quietly, start, tayNinh, vpcp } from "../scene.ts"

interface Listed {
  readonly id: string
  readonly bytes: Uint8Array
  readonly from?: string
}

/** The packets of so many reports to one agency. */
const packets = (count: number) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp])
    const sender = yield* openTestAgency(axis, tayNinh)
    for (let n = 1; n <= count; n++) yield* dispatched(sender, [vpcp.code], { subject: `Báo cáo ${n}` })
    yield* sender.work.drain()
    return axis.taken.map(({ bytes }) => bytes)
  })

/** A mailbox that lists what it is told to, one entry of each id after the other or all together. */
const platform = (given: ReadonlyArray<Listed>, { together = false } = {}) => {
  const axis = memoryAxis([tayNinh, vpcp])
  const left = [...given]
  const told: Array<string> = []
  let fetched = 0
  let failing: { readonly error: TransportError; readonly taken: boolean } | undefined
  const transport = (code: string) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (plain) =>
        Transport.of({
          ...plain,
          listInbox: (kind) =>
            Effect.sync(() =>
              kind === "status"
                ? []
                : left
                    .slice(0, together ? left.length : 1)
                    .map(({ id, from = tayNinh.code }): MailboxEntry => ({ id, kind: "document", from })),
            ),
          fetch: ({ id }) =>
            Stream.suspend(() => {
              fetched += 1
              return Stream.fromIterable(left.filter((each) => each.id === id).slice(0, 1)).pipe(
                Stream.map(({ bytes }) => bytes),
              )
            }),
          acknowledge: ({ id }, outcome) =>
            Effect.suspend(() => {
              if (failing?.taken !== false) {
                told.push(outcome)
                left.splice(
                  left.findIndex((each) => each.id === id),
                  1,
                )
              }
              return failing === undefined ? Effect.void : Effect.fail(failing.error)
            }),
        }),
      ),
    ).pipe(Layer.provide(axis.transport(code)))
  const failAs = (reason: TransportError["reason"], taken: boolean) => {
    failing = { error: new TransportError({ reason, detail: {} }), taken }
  }
  const work = () => {
    failing = undefined
  }
  return { axis: { ...axis, transport }, told, left, fetched: () => fetched, failAs, work }
}

const poll = (agency: OpenedTestAgency, times = 130) =>
  quietly(
    Effect.gen(function* () {
      for (let n = 0; n < times; n++) {
        yield* agency.work.poll()
        yield* TestClock.adjust("1 minute")
      }
    }),
  )

const arrived = (agency: OpenedTestAgency) =>
  Effect.map(agency.reports.incoming(), ({ rows }) => rows.map(({ envelope }) => envelope.subject).sort())

const junk = new TextEncoder().encode("không phải gói tin")

describe("An entry id that names another packet than before", () => {
  for (const together of [false, true])
    it.effect(
      together
        ? "in the same listing brings every document"
        : "once it was acknowledged brings every document",
      () =>
        Effect.gen(function* () {
          const given = (yield* packets(3)).map((bytes) => ({ id: "1", bytes }))
          const mailbox = platform(given, { together })
          const receiver = yield* openTestAgency(mailbox.axis, vpcp)
          yield* poll(receiver)
          expect(yield* arrived(receiver)).toEqual(["Báo cáo 1", "Báo cáo 2", "Báo cáo 3"])
          expect(mailbox.told).toEqual(["done", "done", "done"])
          expect((yield* receiver.reports.faults()).rows).toEqual([])
        }),
    )

  it.effect("at another platform brings the document, also where the old one returned junk for it", () =>
    Effect.gen(function* () {
      const [one, two] = yield* packets(2)
      if (!one || !two) throw new Error("no packets")
      const old = platform([
        { id: "1", bytes: one },
        { id: "2", bytes: junk },
      ])
      const before = yield* openTestAgency(old.axis, vpcp)
      yield* poll(before)
      expect(old.told).toEqual(["done", "failed"])
      const storage = Layer.succeed(Storage, Storage.of(before.store))
      const next = platform([
        { id: "1", bytes: junk },
        { id: "2", bytes: two },
      ])
      const after = yield* openTestAgency(next.axis, vpcp, { storage })
      yield* poll(after)
      expect(yield* arrived(after)).toEqual(["Báo cáo 1", "Báo cáo 2"])
      expect(next.told).toEqual(["failed", "done"])
      expect((yield* after.reports.faults()).rows).toHaveLength(2)
    }),
  )

  it.effect(
    "and was delivered by the agency that the packet names is taken in, though another's was refused",
    () =>
      Effect.gen(function* () {
        const [bytes = junk] = yield* packets(1)
        const mailbox = platform([
          { id: "1", bytes, from: "000.00.00.G14" },
          { id: "1", bytes },
        ])
        const receiver = yield* openTestAgency(mailbox.axis, vpcp)
        yield* poll(receiver)
        expect(mailbox.told).toEqual(["failed", "done"])
        expect(yield* arrived(receiver)).toEqual(["Báo cáo 1"])
      }),
  )

  it.effect("after an answer that was taken and got lost brings the document", () =>
    Effect.gen(function* () {
      const mailbox = platform((yield* packets(2)).map((bytes) => ({ id: "1", bytes })))
      const receiver = yield* openTestAgency(mailbox.axis, vpcp)
      mailbox.failAs("timed-out", true)
      yield* poll(receiver)
      expect(yield* arrived(receiver)).toEqual(["Báo cáo 1", "Báo cáo 2"])
      expect(mailbox.told).toEqual(["done", "done"])
    }),
  )

  it.effect("that another's id is kept by brings both documents", () =>
    Effect.gen(function* () {
      const long = "x".repeat(300)
      const plain = { listInbox: () => Effect.succeed([{ id: long, kind: "document", from: "" }]) }
      const [kept] = yield* withKeepableIds(plain as never).listInbox("document")
      const [one = junk, two = junk] = yield* packets(2)
      for (const ids of [
        [long, kept?.id ?? ""],
        [kept?.id ?? "", long],
      ] as const) {
        const given = [
          { id: ids[0], bytes: one },
          { id: ids[1], bytes: two },
        ]
        const mailbox = platform(given, { together: true })
        const receiver = yield* openTestAgency(mailbox.axis, vpcp)
        yield* poll(receiver)
        expect(yield* arrived(receiver)).toEqual(["Báo cáo 1", "Báo cáo 2"])
        expect(mailbox.left).toEqual([])
      }
    }),
  )
})

describe("An entry whose answer the axis does not take", () => {
  for (const [reason, most] of [
    ["failed", 1],
    ["timed-out", 12],
  ] as const)
    it.effect(
      `by "${reason}" is fetched ${most === 1 ? "once" : "less and less often"}, and answered in the end`,
      () =>
        Effect.gen(function* () {
          const mailbox = platform((yield* packets(1)).map((bytes) => ({ id: "1", bytes })))
          const receiver = yield* openTestAgency(mailbox.axis, vpcp)
          mailbox.failAs(reason, false)
          yield* poll(receiver, 1_000)
          expect(mailbox.fetched()).toBeLessThanOrEqual(most)
          expect(yield* arrived(receiver)).toEqual(["Báo cáo 1"])
          mailbox.work()
          yield* TestClock.adjust("12 hours")
          yield* poll(receiver, 1)
          expect(mailbox.told).toEqual(["done"])
        }),
    )

  it.effect("and that an earlier version answered is told the same, and nothing is recorded", () =>
    Effect.gen(function* () {
      const mailbox = platform((yield* packets(1)).map((bytes) => ({ id: "1", bytes })))
      const before = yield* openTestAgency(mailbox.axis, vpcp)
      mailbox.failAs("failed", false)
      yield* poll(before, 1)
      const unprinted = (value: string) => value.replace(/ #[0-9a-f]{64}/, "")
      const storage = Layer.succeed(
        Storage,
        Storage.of({
          ...before.store,
          findMark: (key) => Effect.map(before.store.findMark(key), Option.map(unprinted)),
        }),
      )
      const after = yield* openTestAgency(mailbox.axis, vpcp, { storage })
      const log = yield* before.store.readLog(0n, 1_000)
      mailbox.work()
      yield* poll(after, 1)
      expect(mailbox.told).toEqual(["done"])
      expect(yield* before.store.readLog(0n, 1_000)).toHaveLength(log.length)
    }),
  )
})
