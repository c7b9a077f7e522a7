import { it } from "@effect/vitest"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { expect } from "vitest"
import { makeBatch } from "../../src/connection/batch.ts"
import { newPath, openStore } from "../store-file.ts"

const full = 2
const normal = 1

it.live("Rows that can be made again do not wait for the disk, and come after what does", () =>
  Effect.gen(function* () {
    const path = yield* newPath
    yield* Effect.scoped(openStore(path))
    const db = yield* Effect.acquireRelease(
      Effect.sync(() => new Database(path)),
      (open) => Effect.sync(() => open.close()),
    )
    db.pragma("synchronous = FULL")
    const batch = makeBatch(db, 1_000)
    const waits = () => db.pragma("synchronous", { simple: true })
    expect(yield* batch.runDerived(waits)).toBe(normal)
    expect(yield* batch.run(waits)).toBe(full)
    const order: Array<string> = []
    const note = (job: string) => () => {
      order.push(job)
      return waits()
    }
    const together = [
      batch.runDerived(note("rows")),
      Effect.tap(batch.run(note("commit")), () => Effect.sync(() => order.push("answer"))),
    ]
    expect(yield* Effect.all(together, { concurrency: "unbounded" })).toEqual([normal, full])
    expect(order).toEqual(["commit", "answer", "rows"])
    const broken = batch.runDerived(() => {
      throw new Database.SqliteError("gone", "SQLITE_IOERR")
    })
    expect((yield* Effect.flip(broken)).reason).toBe("unavailable")
    expect(yield* batch.run(waits)).toBe(full)
  }),
)
