import type { Commit } from "@lienthong/core/adapter"
import { Effect } from "effect"
import type { OpenStore } from "./open-store.ts"
import { commitOf, event, leaseDue, minute, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const drafted = (id: string) =>
  commitOf(id, { appends: [{ stream: id, expected: "none", events: [event("Drafted")] }] })

const add = commitOf("add", { work: { add: [workOf("send")] } })

type Parts = NonNullable<Commit["work"]>

/** The ways in which a commit makes an item due that has been added and leased before. */
const makingDue: ReadonlyArray<readonly [what: string, parts: (lease: string) => ReadonlyArray<Parts>]> = [
  [
    "is put off",
    (lease) => [{ settle: [{ id: "send", lease, outcome: { _tag: "Again", dueAt: minute(5), note: "" } }] }],
  ],
  [
    "is requeued",
    (lease) => [
      { settle: [{ id: "send", lease, outcome: { _tag: "Parked", note: "" } }] },
      { requeue: [{ id: "send", dueAt: minute(5) }] },
    ],
  ],
  ["is released", (lease) => [{ release: [{ id: "send", lease, dueAt: minute(5) }] }]],
]

/**
 * A listener hears of commits made through the same opening of the store, and through another one. A test
 * whose listener hears nothing does not end.
 */
export const hints = (contract: ContractTest, openings: 1 | 2): void => {
  const test = (
    name: string,
    body: (store: OpenStore, writer: OpenStore) => ReturnType<Parameters<ContractTest>[1]>,
  ) =>
    contract(name, function* (store, open) {
      const writer = openings === 1 ? store : yield* open()
      yield* Effect.gen(() => body(store, writer))
    })

  test("A listener to the log learns of new events", function* (store, writer) {
    const told = yield* store.listen("log")
    yield* writer.commit(drafted("one"))
    yield* told
  })

  test("A listener that already waits is told", function* (store, writer) {
    const told = yield* store.listen("log")
    yield* Effect.all([told, writer.commit(drafted("one"))], { concurrency: "unbounded" })
  })

  test("A listener is told again of what comes after the last time", function* (store, writer) {
    const told = yield* store.listen("log")
    yield* writer.commit(drafted("one"))
    yield* told
    yield* writer.commit(drafted("two"))
    yield* told
  })

  test("Every listener is told", function* (store, writer) {
    const all = yield* Effect.all([store.listen("log"), store.listen("log"), store.listen("work")])
    yield* writer.commit({ ...drafted("one"), work: { add: [workOf("send")] } })
    yield* Effect.all(all)
    yield* writer.commit(drafted("two"))
    yield* Effect.all(all.slice(0, 2))
  })

  test("A listener to work learns of an item that is added", function* (store, writer) {
    const told = yield* store.listen("work")
    yield* writer.commit(add)
    yield* told
  })

  for (const [what, parts] of makingDue) {
    test(`A listener to work learns of an item that ${what}`, function* (store, writer) {
      yield* writer.commit(add)
      const [leased] = yield* leaseDue(writer)
      const told = yield* store.listen("work")
      for (const [n, work] of parts(leased?.lease ?? "").entries()) {
        yield* writer.commit(commitOf(`${n}`, { work }))
      }
      yield* told
    })
  }
}
