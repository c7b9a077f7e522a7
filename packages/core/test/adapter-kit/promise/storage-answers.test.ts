import { inspect } from "node:util"
import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import { type Commit, putBytes, Storage, type StoredEvent, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { chief, memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer, Option, Stream } from "effect"
import { assert, describe } from "vitest"
import { readStorage } from "../../../src/adapter-kit/promise/read-storage.ts"
import { expectVietnamese } from "../../exchange/intake/plain-vietnamese.ts"
import { by, dispatched, quietly, report, tayNinh, vpcp } from "../../exchange/scene.ts"

type Store = Storage["Service"]

/** An agency over a vendor's store that answers otherwise than the port has it. */
const over = (otherwise: (store: Store) => Partial<Record<keyof Store, unknown>>) =>
  Effect.gen(function* () {
    const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
    const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
    const odd = { ...store, ...otherwise(store) } as Store
    const axis = memoryAxis([tayNinh, vpcp])
    return yield* openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, odd) })
  })

const committing = (answer: (given: { readonly versions: object }) => unknown) => (store: Store) => ({
  commit: (...given: Parameters<Store["commit"]>) => Effect.map(store.commit(...given), answer),
})

const reading = (answer: (events: ReadonlyArray<StoredEvent>) => unknown) => (store: Store) => ({
  readStream: (...given: Parameters<Store["readStream"]>) => Effect.map(store.readStream(...given), answer),
})

const leasing = (answer: (item: object) => unknown) => (store: Store) => ({
  leaseWork: (...given: Parameters<Store["leaseWork"]>) =>
    Effect.map(store.leaseWork(...given), (items) => items.map(answer)),
})

const draftAndSign = (otherwise: Parameters<typeof over>[0]) =>
  Effect.gen(function* () {
    const agency = yield* over(otherwise)
    const id = yield* agency.outgoing.draft(report(), by)
    yield* agency.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    return yield* agency.outgoing.get(id)
  })

const at = vietnamTime(0)

/** A commit with an event, a mark and work. */
const first: Commit = {
  id: "first",
  at,
  by: JSON.stringify(by.by),
  appends: [
    {
      stream: "doc",
      expected: "none",
      events: [1, 2].map(() => ({ type: "A", schemaVersion: 1, data: "{}" })),
    },
  ],
  marks: [{ key: "mark", value: "done" }],
  work: { add: [{ id: "send", lane: 3, kind: "status", payload: "{}", dueAt: at }] },
}

const subscription = { subscriber: "s", worker: "w", now: at, until: at }

/** Calls beside those that a document is drafted by, each with what a store may answer wrongly. */
const others: ReadonlyArray<
  readonly [
    call: keyof Store,
    asked: (store: Store) => Effect.Effect<unknown, StorageError>,
    ...answers: ReadonlyArray<(store: Store) => unknown>,
  ]
> = [
  [
    "readLast",
    ({ readLast }) => readLast("doc"),
    () => async () => Option.none(),
    () => () => Effect.undefined,
    () => () => Effect.succeed(null),
    ({ readLast }) =>
      () =>
        Effect.map(
          readLast("doc"),
          Option.map((event) => ({ ...event, stream: "other" })),
        ),
    ({ readLast }) =>
      () =>
        Effect.map(
          readLast("doc"),
          Option.map((event) => ({ ...event, version: "2" })),
        ),
    ({ readLast }) =>
      () =>
        Effect.map(readLast("doc"), Option.getOrUndefined),
  ],
  [
    "readLog",
    ({ readLog }) => readLog(0n, 2),
    () => () => Effect.undefined,
    ({ readLog }) =>
      () =>
        Effect.map(readLog(0n, 2), (events) => events.toReversed()),
    ({ readLog }) =>
      () =>
        Effect.map(readLog(0n, 2), ([one]) => [one, one]),
    ({ readLog }) =>
      () =>
        Effect.map(readLog(0n, 2), (events) => [...events, ...events]),
    ({ readLog }) =>
      () =>
        Effect.map(readLog(0n, 2), (events) => events.map((one) => ({ ...one, position: 0n }))),
    ({ readLog }) =>
      () =>
        Effect.map(readLog(0n, 2), (events) => events.map((one) => ({ ...one, position: 1 }))),
    ({ readLog }) =>
      () =>
        Effect.map(readLog(0n, 2), (events) => events.map((one) => ({ ...one, data: {} }))),
  ],
  ["logHead", ({ logHead }) => logHead, () => Effect.undefined, () => Effect.succeed({ settled: 2 })],
  [
    "findMark",
    ({ findMark }) => findMark("mark"),
    () => () => Effect.succeed("done"),
    () => () => Effect.undefined,
    () => () => Effect.succeedSome(5),
  ],
  [
    "nextDue",
    ({ nextDue }) => nextDue([3]),
    () => () => Effect.succeed(at),
    () => () => Effect.succeedSome(0),
  ],
  [
    "listWork",
    ({ listWork }) => listWork,
    () => Effect.undefined,
    () => Effect.succeed([null]),
    ({ listWork }) => Effect.map(listWork, (items) => items.map((item) => ({ ...item, state: "leased" }))),
  ],
  [
    "findWork",
    ({ findWork }) => findWork("send"),
    () => () => Effect.succeedSome({ id: "send" }),
    ({ findWork }) =>
      () =>
        Effect.map(
          findWork("send"),
          Option.map((item) => ({ ...item, id: "another" })),
        ),
  ],
  [
    "leaseCheckpoint",
    ({ leaseCheckpoint }) => leaseCheckpoint(subscription),
    () => () => Effect.undefined,
    () => () => Effect.succeedSome({ subscriber: "s", position: 0, lease: "1" }),
    () => () => Effect.succeedSome({ subscriber: "another", position: 0n, lease: "1" }),
  ],
  ["listCheckpoints", ({ listCheckpoints }) => listCheckpoints, () => Effect.succeed([{ subscriber: "s" }])],
  [
    "putBlob",
    ({ putBlob }) => putBlob(Stream.make(new Uint8Array(1))),
    () => () => Effect.succeed({ digest: "A", size: 1 }),
    () => () => Effect.undefined,
  ],
  [
    "getBlob",
    (store) => Effect.flatMap(putBytes(store, new Uint8Array(1)), store.getBlob),
    () => () => Effect.succeed({ size: 1, stream: new Uint8Array(1) }),
  ],
]

describe("A store whose answer is not of its port's shape", () => {
  const ways: ReadonlyArray<readonly [string, Parameters<typeof over>[0]]> = [
    ["nothing to a commit", committing(() => undefined)],
    ["a commit without the versions", committing((given) => ({ ...given, versions: {} }))],
    [
      "a commit with versions as text",
      committing((given) => ({
        ...given,
        versions: Object.fromEntries(Object.entries(given.versions).map(([stream, at]) => [stream, `${at}`])),
      })),
    ],
    ["a stream without its first event", reading((events) => events.slice(events.length > 1 ? 1 : 0))],
    ["a stream in the wrong order", reading((events) => [...events].reverse())],
    ["a stream with versions as text", reading((events) => events.map((one) => ({ ...one, version: "1" })))],
    [
      "a stream with positions as numbers",
      reading((events) => events.map((one) => ({ ...one, position: 1 }))),
    ],
    ["nothing for a stream", reading(() => undefined)],
  ]
  for (const [what, otherwise] of ways)
    it.live(`gives ${what}: the call fails and says so`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(draftAndSign(otherwise))
        assert.equal(error.code, "storage/malformed-answer")
        assert.match(error.sentence.en, /not of the port's shape/)
      }).pipe(quietly),
    )

  for (const [call, asked, ...answers] of others)
    it.effect(`gives ${call} another answer than was asked for: the call fails and says so`, () =>
      Effect.gen(function* () {
        const { store } = yield* openTestAgency(memoryAxis([tayNinh, vpcp]), tayNinh)
        yield* store.commit(first)
        for (const answer of answers) {
          const odd = readStorage(Object.assign(Object.create(store), { [call]: answer(store) }))
          const error = yield* Effect.flip(asked(odd))
          assert.equal(error.code, "storage/malformed-answer", inspect(answer))
          assert.include(error.sentence.en, `\`${call}\` gave`)
          expectVietnamese(error)
        }
        assert.isDefined(yield* asked(readStorage(store)))
      }).pipe(quietly),
    )

  it.live("leaves it open whether a commit was made whose answer cannot be read", () =>
    Effect.gen(function* () {
      const agency = yield* over(committing(() => undefined))
      const error = yield* Effect.flip(agency.outgoing.draft(report(), by))
      assert.equal(error.recorded, "unknown")
    }).pipe(quietly),
  )

  for (const [what, answer] of [
    ["without a lease", (item: object) => ({ ...item, lease: undefined })],
    ["with its attempt as text", (item: object) => ({ ...item, attempt: "1" })],
    ["of another lane", (item: object) => ({ ...item, lane: 9 })],
  ] as const)
    it.effect(`gives work ${what}: the worker fails and says so`, () =>
      Effect.gen(function* () {
        const agency = yield* over(leasing(answer))
        yield* dispatched(agency)
        const error = yield* Effect.flip(agency.work.drain())
        assert.match(error.sentence.en, /`leaseWork` gave an answer that is not of the port's shape/)
      }).pipe(quietly),
    )
})

describe("A store that is an object of a class", () => {
  it.effect("keeps documents as any other does", () =>
    Effect.gen(function* () {
      const axis = memoryAxis([tayNinh, vpcp])
      const { store } = yield* openTestAgency(axis, tayNinh)
      // All that the port has lies on the prototype.
      const storage = Layer.succeed(Storage, Object.create(store) as Store)
      const agency = yield* openTestAgency(axis, tayNinh, { storage })
      const id = yield* dispatched(agency)
      yield* agency.work.drain()
      assert.deepStrictEqual(
        (yield* agency.reports.outgoing()).rows.map(({ document }) => document),
        [id],
      )
    }),
  )
})
