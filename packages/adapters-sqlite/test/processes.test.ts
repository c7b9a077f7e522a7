import { type ChildProcess, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { chainPreimage, chainStart, type Digest, type StoredEvent } from "@lienthong/core"
import { it } from "@lienthong/testkit/vitest"
import { Effect, Option } from "effect"
import { describe, expect } from "vitest"
import { agency, newPath, openStore } from "./store-file.ts"

const script = fileURLToPath(new URL("./writer-process.ts", import.meta.url))
const repository = fileURLToPath(new URL("../../..", import.meta.url))

/** Starts a process that writes; it is killed with the scope if it still runs then. */
const startWriter = (path: string, name: string, commits: number) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      spawn(process.execPath, ["--import", "tsx", script, path, name, `${commits}`], {
        cwd: repository,
        stdio: ["ignore", "pipe", "inherit"],
      }),
    ),
    (writer) => Effect.sync(() => writer.kill("SIGKILL")),
  )

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
        expect(yield* store.getBlob(digest)).toEqual(new TextEncoder().encode(`văn bản ${id}`))
      }
      expect(yield* store.findMark(`killed-${written.length}`)).toEqual(Option.none())
    }),
  )
})
