import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import { type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { memoryStorage } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import { change } from "../../../src/exchange/change/change.ts"
import { Settings } from "../../../src/exchange/settings/settings.ts"

const tenant = Layer.succeed(Tenant, { agency: "000.00.00.H53" as AgencyCode })
const mark = { marks: [{ key: "a mark", value: "1" }] }
const conflict = new StorageError({
  reason: "version-conflict",
  detail: { stream: "outgoing/0190", expected: "1", actual: "2" },
})

/** Runs a change, and tells which commits it made. No document changes, so no setting is asked for. */
const commitsOf = <A, E>(changing: Effect.Effect<A, E, Storage | Settings>) =>
  Effect.gen(function* () {
    const store = yield* Storage
    const commits: Array<Commit> = []
    const commit = (wanted: Commit) => {
      commits.push(wanted)
      return store.commit(wanted)
    }
    const answer = yield* changing.pipe(
      Effect.provideService(Storage, { ...store, commit }),
      Effect.provideService(Settings, {} as Settings["Service"]),
    )
    return { answer, commits }
  }).pipe(Effect.provide(Layer.provide(memoryStorage(), tenant)), Effect.scoped)

describe("A use case", () => {
  it.effect("that changes nothing answers, and records nothing", () =>
    Effect.gen(function* () {
      const { answer, commits } = yield* commitsOf(
        change(system, () => Effect.succeed({ changes: [], answer: "as it was" })),
      )
      expect(answer).toBe("as it was")
      expect(commits).toEqual([])
    }),
  )

  it.effect("records everything in one commit, at the time by which it has decided", () =>
    Effect.gen(function* () {
      const { answer, commits } = yield* commitsOf(
        change(system, (at) => Effect.succeed({ changes: [], ...mark, answer: at })),
      )
      expect(commits).toHaveLength(1)
      expect(commits[0]).toMatchObject({ ...mark, at: answer })
    }),
  )

  it.live("runs again on what another writer has left, and records once", () =>
    Effect.gen(function* () {
      let runs = 0
      const { answer, commits } = yield* commitsOf(
        change(system, () => {
          runs += 1
          return runs < 3 ? Effect.fail(conflict) : Effect.succeed({ changes: [], ...mark, answer: runs })
        }),
      )
      expect(answer).toBe(3)
      expect(commits).toHaveLength(1)
    }),
  )
})
