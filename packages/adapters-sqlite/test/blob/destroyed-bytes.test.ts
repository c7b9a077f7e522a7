import { existsSync, readFileSync } from "node:fs"
import { it } from "@effect/vitest"
import type { Digest, Storage } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { commitOf, newPath, openStore } from "../store-file.ts"

/** How often a text stands in the store's files, on the disk as it is now. */
const tracesOf = (path: string, text: string): number =>
  [path, `${path}-wal`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "latin1").split(text).length - 1)
    .reduce((sum, found) => sum + found, 0)

const file = (text: string, size: number) => new TextEncoder().encode(`${text} ${"x".repeat(size)} ${text}`)

const putHeld = Effect.fnUntraced(function* (store: Storage["Service"], bytes: Uint8Array, holder: string) {
  const digest = yield* putBytes(store, bytes)
  yield* store.commit(commitOf(`hold ${holder}`, { blobs: { hold: [{ digest, holder }] } }))
  return digest
})

const release = (store: Storage["Service"], digest: Digest, holder: string) =>
  store.commit(commitOf(`release ${holder}`, { blobs: { release: [{ digest, holder }] } }))

/** A file of a size that comes, and which of those that are there then goes. */
interface Change {
  readonly size: number
  readonly leaves: number | null
}

const change: fc.Arbitrary<Change> = fc.record({
  size: fc.constantFrom(0, 500, 1_000, 1_500, 2_500),
  leaves: fc.option(fc.nat({ max: 30 })),
})

/**
 * A sequence after which SQLite keeps a copy of the tenth file in the unused part of a page, `secure_delete`
 * or not, when the bytes of files lie in leaf pages.
 */
const copying: ReadonlyArray<Change> = [
  ...[0, 0, 0, 0, 0, 0, 1_500, 500, 500].map((size) => ({ size, leaves: null })),
  { size: 0, leaves: 27 },
  { size: 0, leaves: null },
  { size: 2_500, leaves: null },
  { size: 0, leaves: 0 },
  { size: 0, leaves: 17 },
  { size: 500, leaves: null },
  { size: 0, leaves: 18 },
  { size: 0, leaves: 5 },
]

/**
 * Lets files come and go; answers the gone ones that left a trace and the present ones that cannot be found.
 */
const traces = Effect.fnUntraced(function* (changes: ReadonlyArray<Change>) {
  const path = yield* newPath
  const store = yield* openStore(path)
  const present: Array<{ readonly text: string; readonly holder: string; readonly digest: Digest }> = []
  const gone: Array<string> = []
  for (const [n, { size, leaves }] of changes.entries()) {
    const text = `MAT-${n.toString().padStart(4, "0")}-`
    const digest = yield* putHeld(store, file(text, size), `doc ${n}`)
    present.push({ text, digest, holder: `doc ${n}` })
    if (leaves === null) continue
    for (const leaving of present.splice(leaves % present.length, 1)) {
      yield* release(store, leaving.digest, leaving.holder)
      gone.push(leaving.text)
    }
  }
  return {
    ofGone: gone.filter((text) => tracesOf(path, text) > 0),
    lost: present.map(({ text }) => text).filter((text) => tracesOf(path, text) < 2),
  }
}, Effect.scoped)

describe("A file that nobody holds any more", () => {
  for (const size of [0, 100, 4_096, 100_000, 600_000]) {
    it.effect(`of ${size} bytes and some is gone from the disk when its release is answered`, () =>
      Effect.gen(function* () {
        const path = yield* newPath
        const store = yield* openStore(path)
        const digest = yield* putHeld(store, file("TUYET-MAT", size), "doc")
        expect(tracesOf(path, "TUYET-MAT")).toBeGreaterThanOrEqual(2)
        yield* release(store, digest, "doc")
        expect(tracesOf(path, "TUYET-MAT")).toBe(0)
      }),
    )
  }

  it.live("leaves no copy in the pages of the files that stay", () =>
    Effect.gen(function* () {
      expect(yield* traces(copying)).toEqual({ ofGone: [], lost: [] })
    }),
  )

  it.live("leaves no copy in whatever order files come and go", () =>
    Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 60, maxLength: 60, size: "max" }), async (changes) => {
          expect(await Effect.runPromise(traces(changes), { signal })).toEqual({ ofGone: [], lost: [] })
        }),
        { numRuns: 5 },
      ),
    ),
  )

  it.effect("is gone after the next commit when another process was reading at its release", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path, { waitMillis: 50 })
      const digest = yield* putHeld(store, file("TUYET-MAT", 5_000), "doc")
      const reader = new Database(path)
      reader.exec("BEGIN; SELECT count(*) FROM files")
      reader.prepare("SELECT count(*) FROM files").get()
      yield* release(store, digest, "doc")
      expect(tracesOf(path, "TUYET-MAT")).toBeGreaterThan(0)
      reader.exec("COMMIT")
      reader.close()
      yield* store.commit(commitOf("next"))
      expect(tracesOf(path, "TUYET-MAT")).toBe(0)
    }),
  )
})

describe("A file that another process was reading at its release", () => {
  it.effect("is gone a second after the end of that reading, without another commit", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path, { waitMillis: 50 })
      const digest = yield* putHeld(store, file("TUYET-MAT", 5_000), "doc")
      const reader = new Database(path)
      reader.exec("BEGIN")
      reader.prepare("SELECT count(*) FROM files").get()
      yield* release(store, digest, "doc")
      yield* TestClock.adjust("1 second")
      expect(tracesOf(path, "TUYET-MAT")).toBeGreaterThan(0)
      reader.exec("COMMIT")
      reader.close()
      yield* TestClock.adjust("1 second")
      expect(tracesOf(path, "TUYET-MAT")).toBe(0)
    }),
  )
})

describe("A file that no commit ever took a hold on", () => {
  it.effect("is destroyed by the first file put more than a day later", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      const abandoned = yield* putBytes(store, file("BO-QUEN", 5_000))
      const held = yield* putHeld(store, file("DUOC-GIU", 5_000), "doc")

      yield* TestClock.adjust("24 hours")
      yield* putBytes(store, file("hôm sau", 10))
      expect(yield* getBytes(store, abandoned)).toEqual(file("BO-QUEN", 5_000))

      yield* TestClock.adjust("1 second")
      yield* putBytes(store, file("hôm sau nữa", 10))
      expect((yield* Effect.flip(getBytes(store, abandoned))).reason).toBe("blob-missing")
      expect(tracesOf(path, "BO-QUEN")).toBe(0)
      expect(yield* getBytes(store, held)).toEqual(file("DUOC-GIU", 5_000))
    }),
  )

  it.effect("has another day from the moment it is put again", () =>
    Effect.gen(function* () {
      const store = yield* openStore(yield* newPath)
      const digest = yield* putBytes(store, file("công văn", 10))
      yield* TestClock.adjust("20 hours")
      yield* putBytes(store, file("công văn", 10))
      yield* TestClock.adjust("20 hours")
      yield* putBytes(store, file("khác", 10))
      expect(yield* getBytes(store, digest)).toEqual(file("công văn", 10))
    }),
  )
})
