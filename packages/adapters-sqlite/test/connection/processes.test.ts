import { type ChildProcess, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { it } from "@effect/vitest"
import { chainPreimage, chainStart, type Digest, getBytes, type StoredEvent } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { describe, expect } from "vitest"
import { agency, commitOf, newPath, openStore } from "../store-file.ts"

const writerScript = fileURLToPath(new URL("./writer-process.ts", import.meta.url))
const workerScript = fileURLToPath(new URL("./worker-process.ts", import.meta.url))
const repository = fileURLToPath(new URL("../../../..", import.meta.url))

/** Starts a process; it is killed with the scope if it still runs then. */
const start = (script: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      spawn(process.execPath, [script, ...args], {
        cwd: repository,
        stdio: ["ignore", "pipe", "inherit"],
      }),
    ),
    (started) => Effect.sync(() => started.kill("SIGKILL")),
  )

const startWriter = (path: string, name: string, commits: number) =>
  start(writerScript, path, name, `${commits}`)

const linesOf = (worker: ReturnType<typeof spawn>) =>
  Effect.promise(async () => {
    const lines: Array<string> = []
    if (worker.stdout === null) throw new Error("the process has no output")
    for await (const line of createInterface(worker.stdout)) lines.push(line)
    return lines
  })

const exitOf = (writer: ChildProcess) =>
  Effect.promise(async () => {
    const [code, signal] = writer.exitCode === null ? await once(writer, "close") : [writer.exitCode, null]
    return code ?? signal
  })

/** The commits a process says it has made; it is killed in full flight after the given number of them. */
const killAfter = (writer: ReturnType<typeof spawn>, commits: number) =>
  Effect.promise(async () => {
    const acknowledged: Array<string> = []
    if (writer.stdout === null) throw new Error("the process has no output")
    for await (const line of createInterface(writer.stdout)) {
      acknowledged.push(line)
      if (acknowledged.length === commits) writer.kill("SIGKILL")
    }
    return acknowledged
  })

const { at } = commitOf("any")

const chainOf = (events: ReadonlyArray<StoredEvent>) => {
  let previous = chainStart
  return events.map((stored) => {
    previous = createHash("sha256")
      .update(chainPreimage(previous, agency, stored))
      .digest("hex")
    return previous
  })
}

describe("Several processes", () => {
  it.live("that create and write one store at once lose nothing and keep every chain", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const names = ["a", "b", "c"]
      const writers = yield* Effect.forEach(names, (name) => startWriter(path, name, 25))
      expect(yield* Effect.forEach(writers, exitOf, { concurrency: "unbounded" })).toEqual([0, 0, 0])

      const store = yield* openStore(path)
      const shared = yield* store.readStream("shared")
      const ids = names.flatMap((name) => Array.from({ length: 25 }, (_, n) => `${name}-${n}`))
      expect(shared.map((e) => JSON.parse(e.data)).sort()).toEqual([...ids].sort())
      for (const stream of ["shared", ...names]) {
        const events = yield* store.readStream(stream)
        expect(events.map((e) => e.hash)).toEqual(chainOf(events))
      }
      expect((yield* store.readLog(0n, 1_000)).map((e) => e.position)).toEqual(
        Array.from({ length: 225 }, (_, n) => BigInt(n + 1)),
      )
      expect(yield* store.listWork).toHaveLength(75)
    }),
  )
})

describe("Workers in several processes", () => {
  it.live("do every item once, even when one is faster", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      const ids = Array.from({ length: 90 }, (_, n) => `send-${n}`)
      const add = ids.map((id) => ({ id, lane: 0, kind: "send-packet", payload: "{}", dueAt: at }) as const)
      yield* store.commit(commitOf("add", { work: { add } }))
      const workers = yield* Effect.forEach(["a", "b", "c"], (name) => start(workerScript, path, name))
      const done = yield* Effect.forEach(workers, linesOf, { concurrency: "unbounded" })
      expect(yield* Effect.forEach(workers, exitOf)).toEqual([0, 0, 0])

      expect(done.flat().sort()).toEqual([...ids].sort())
      const events = yield* store.readStream("done")
      expect(events.map((e): string => JSON.parse(e.data)).sort()).toEqual([...ids].sort())
      expect(yield* store.listWork).toEqual([])
    }),
  )

  it.live("learn of work that another process adds", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      const told = yield* store.listen("work")
      yield* startWriter(path, "other", 1)
      // The other process puts a file first, of which we are told as well.
      while ((yield* store.listWork).length === 0) yield* told
      expect(yield* store.listWork).toMatchObject([{ id: "other-0" }])
    }),
  )
})

describe("A process that is killed while it writes", () => {
  it.live("leaves every commit it acknowledged, whole, and no part of any other", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const writer = yield* startWriter(path, "killed", 100_000)
      const acknowledged = yield* killAfter(writer, 25)
      expect(yield* exitOf(writer)).toBe("SIGKILL")

      const store = yield* openStore(path)
      const shared = yield* store.readStream("shared")
      const written = shared.map((e): string => JSON.parse(e.data))
      expect(written.slice(0, acknowledged.length)).toEqual(acknowledged)

      const own = yield* store.readStream("killed")
      expect(own.map((e) => e.commitId)).toEqual(written.flatMap((id) => [id, id]))
      expect(own.map((e) => e.hash)).toEqual(chainOf(own))
      expect((yield* store.listWork).map(({ id }) => id)).toEqual(written)
      for (const id of written) {
        const digest = Option.getOrThrow(yield* store.findMark(id)) as Digest
        expect(yield* getBytes(store, digest)).toEqual(new TextEncoder().encode(`văn bản ${id}`))
      }
      expect(yield* store.findMark(`killed-${written.length}`)).toEqual(Option.none())
    }),
  )
})
