import { it } from "@effect/vitest"
import { Storage, type StoredEvent, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { chief, memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { assert, describe } from "vitest"
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

describe("A store that answers otherwise than its port has it", () => {
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
        assert.equal(error.code, "storage/unavailable")
        assert.match(error.sentence.en, /not of the port's shape/)
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
