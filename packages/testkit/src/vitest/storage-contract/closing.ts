import type { StorageError } from "@lienthong/core"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, leaseBoard, leaseDue, refusal, unknownDigest } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** Every call of the port. */
const calls: Readonly<
  Record<
    Exclude<keyof OpenStore, "views" | "encryptsFiles">,
    (store: OpenStore) => Effect.Effect<unknown, StorageError>
  >
> = {
  commit: (store) => store.commit(commitOf("late")),
  readStream: (store) => store.readStream("doc"),
  readLast: (store) => store.readLast("doc"),
  readLog: (store) => store.readLog(0n, 10),
  logHead: (store) => store.logHead,
  findMark: (store) => store.findMark("number"),
  leaseWork: (store) => leaseDue(store),
  nextDue: (store) => store.nextDue([0]),
  listWork: (store) => store.listWork,
  findWork: (store) => store.findWork("send"),
  leaseCheckpoint: (store) => leaseBoard(store),
  listCheckpoints: (store) => store.listCheckpoints,
  listen: (store) => Effect.scoped(store.listen("log")),
  putBlob: (store) => putBytes(store, bytesOf("muộn")),
  getBlob: (store) => getBytes(store, unknownDigest),
}

/** A store whose scope has ended. */
export const closing = (test: ContractTest): void =>
  test("Every call after the store was closed fails and says so", function* (_, open) {
    const store = yield* Effect.scoped(open())
    const answers: Record<string, string> = {}
    for (const [name, call] of Object.entries(calls)) answers[name] = yield* refusal(call(store))
    expect(answers).toEqual(Object.fromEntries(Object.keys(calls).map((name) => [name, "closed"])))
  })
