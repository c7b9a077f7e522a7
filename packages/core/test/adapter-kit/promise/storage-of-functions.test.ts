import { it } from "@effect/vitest"
import { InputError } from "@lienthong/core"
import {
  type OpenPromiseStorage,
  type PromiseStorage,
  Storage,
  storageFrom,
  type TellListeners,
  Tenant,
} from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Cause, Context, Effect, Exit, Layer } from "effect"
import { assert, describe } from "vitest"

const notAsked = () => Promise.reject(new Error("nobody asks for it"))

/** A store of which these tests ask nothing but what they give. */
const bare: PromiseStorage = {
  commit: notAsked,
  readStream: notAsked,
  readLast: notAsked,
  readLog: notAsked,
  logHead: notAsked,
  findMark: notAsked,
  leaseWork: notAsked,
  nextDue: notAsked,
  listWork: notAsked,
  findWork: notAsked,
  leaseCheckpoint: notAsked,
  listCheckpoints: notAsked,
  putBlob: notAsked,
  getBlob: notAsked,
}

const opened = (open: OpenPromiseStorage, reads?: boolean) =>
  Effect.map(
    Layer.build(
      Layer.provide(
        storageFrom(open),
        Layer.succeed(Tenant, {
          agency: "000.00.00.H53" as AgencyCode,
          ...(reads !== undefined && { reads }),
        }),
      ),
    ),
    Context.get(Storage),
  )

describe("A store of async functions", () => {
  it.effect("is told whether it is opened to be read only", () =>
    Effect.gen(function* () {
      const asked: Array<boolean> = []
      const open: OpenPromiseStorage = (_, { reads }) => {
        asked.push(reads)
        return bare
      }
      yield* opened(open)
      yield* opened(open, true)
      assert.deepStrictEqual(asked, [false, true])
    }),
  )

  it.effect("is asked once to watch for commits of others, and wakes everybody who listens", () =>
    Effect.gen(function* () {
      const tellers: Array<TellListeners> = []
      const store = yield* opened(() => ({ ...bare, listen: async (tell) => tellers.push(tell) }))
      assert.lengthOf(tellers, 0)
      const all = yield* Effect.all([store.listen("log"), store.listen("log"), store.listen("work")], {
        concurrency: "unbounded",
      })
      assert.lengthOf(tellers, 1)
      tellers[0]?.(["log", "work"])
      yield* Effect.all(all)
    }),
  )

  it.effect("is asked again to watch for commits of others after it could not", () =>
    Effect.gen(function* () {
      let calls = 0
      const store = yield* opened(() => ({
        ...bare,
        listen: async () => {
          calls++
          if (calls === 1) throw new Error("the connection broke off")
        },
      }))
      assert.equal((yield* Effect.flip(store.listen("log"))).reason, "unavailable")
      yield* store.listen("log")
      yield* store.listen("work")
      assert.equal(calls, 2)
    }),
  )

  it.effect("is refused with the functions that its views lack", () =>
    Effect.gen(function* () {
      const views = { open: notAsked, list: notAsked } as never
      const exit = yield* Effect.exit(opened(() => ({ ...bare, views })))
      const defect = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
      assert.instanceOf(defect, InputError)
      assert.match(String(defect), /views\.get, views\.advance, .*views\.drop is missing/)
    }),
  )
})
