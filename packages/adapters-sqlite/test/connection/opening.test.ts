import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { it } from "@effect/vitest"
import { sqlite } from "@lienthong/adapters-sqlite"
import { InputError, openReports, type StorageError } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { agency, commitOf, event, newPath, openStore } from "../store-file.ts"

/** Why a path cannot be opened as a store. */
const problem = (path: string) =>
  Effect.scoped(openStore(path, { waitMillis: 50 })).pipe(
    Effect.flip,
    Effect.map(({ reason, detail }) => `${reason}: ${detail.problem}`),
  )

/** Everything in a folder, by name. */
const filesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "hex")]))

const refusal = (make: () => unknown): InputError => {
  try {
    make()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error("nothing was refused")
}

describe("Opening a store", () => {
  it.effect("A path whose folder is missing is refused and nothing is created", () =>
    Effect.gen(function* () {
      const folder = join(dirname(yield* newPath), "missing")
      expect(yield* problem(join(folder, "store.db"))).toBe(
        `unavailable: the folder ${folder} does not exist`,
      )
      expect(existsSync(folder)).toBe(false)
    }),
  )

  it.effect("A file that is not a database is refused and left as it is", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      writeFileSync(path, "Danh sách văn bản đi năm 2019\n".repeat(100))
      const before = filesIn(dirname(path))
      expect(yield* problem(path)).toBe("unavailable: the file is not an SQLite database")
      expect(filesIn(dirname(path))).toEqual(before)
    }),
  )

  it.effect("Another program's database is refused and left as it is", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const other = new Database(path)
      other.exec("CREATE TABLE work (id TEXT); INSERT INTO work VALUES ('theirs')")
      other.close()
      const before = filesIn(dirname(path))
      expect(yield* problem(path)).toBe(`unavailable: ${path} is a database of another program`)
      expect(filesIn(dirname(path))).toEqual(before)
    }),
  )

  it.effect("A folder is refused", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      mkdirSync(path)
      expect(yield* problem(path)).toBe("unavailable: the file cannot be opened")
    }),
  )

  it("An address in place of a path is refused without a word of it, which may be a password", () => {
    for (const path of [
      "postgres://u:PASSWORD@h/x",
      " Postgres://u:PASSWORD@h/x",
      "https://u:PASSWORD@h/x.db",
    ]) {
      const error = refusal(() => sqlite(path))
      expect(error.code).toBe("input/value-invalid")
      expect(error.sentence.en).toContain("an address was given")
      expect(error.sentence.vi).toContain("giá trị là địa chỉ máy chủ")
      expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("PASSWORD")
    }
  })

  it("A superfluous argument is refused, since it would have no effect", () => {
    const more = [{ encryption: { current: { id: "a", key: new Uint8Array(32) } } }]
    const open = sqlite as (...given: ReadonlyArray<unknown>) => unknown
    const error = refusal(() => open("never.db", {}, more))
    expect(error.sentence.en).toContain("options[1]: a list of 1 was given")
  })

  it("Whatever is not the path of a lasting file is refused at once, in both languages", () => {
    const odd = [
      undefined,
      42,
      { path: "a.db" },
      new URL("file:///a.db"),
      null,
      "",
      ":memory:",
      "file::memory:",
    ]
    for (const path of odd) {
      const error = refusal(() => sqlite(path as string))
      expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: "path" } })
      expect(error.sentence.next.en).toContain("the path of a file as text")
      expect(error.sentence.next.vi).toContain("đường dẫn tệp dạng chữ")
    }
    expect(refusal(() => sqlite(":memory:")).sentence.next.en).toContain("memoryStorage()")
    expect(refusal(() => sqlite("tay-ninh.db\0x")).sentence.next.vi).toContain("không có ký tự U+0000")
  })

  it("An unknown option is refused, so that no host believes that its files are encrypted", () => {
    for (const options of [
      { encrypt: true },
      { encryption: "secret" },
      "secret",
      null,
      { waitMillis: "5" },
      new Proxy({}, { ownKeys: () => [][0] as never }),
    ]) {
      const error = refusal(() => sqlite("a.db", options as object))
      expect(error.code).toBe("input/value-invalid")
      expect(JSON.stringify(error)).not.toContain('"secret"')
    }
  })

  it.effect("A damaged store says so", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(
        Effect.flatMap(openStore(path), (store) =>
          store.commit(commitOf("c", { appends: [{ stream: "doc", expected: "none", events: [event] }] })),
        ),
      )
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0xff, 4_096))
      expect(yield* problem(path)).toBe("unavailable: the file is damaged")
    }),
  )

  it.effect("Closing a store leaves one file, without a log beside it", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      expect(readdirSync(dirname(path))).toEqual(["store.db"])
    }),
  )
})

describe("Several agencies of one process", () => {
  const agencies = ["000.00.00.H53", "000.00.00.G22", "000.00.00.G09"].map((code) => code as AgencyCode)

  it.live("open one file at the same moment, be it new or up to date", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const openAll = Effect.forEach(agencies, (of) => openStore(path, { waitMillis: 50 }, of), {
        concurrency: "unbounded",
      })
      for (const round of ["new", "up to date"]) {
        const stores = yield* openAll
        for (const store of stores)
          yield* store.commit(
            commitOf(round, { appends: [{ stream: "doc", expected: "any", events: [event] }] }),
          )
        for (const store of stores) expect((yield* store.readStream("doc")).at(-1)?.commitId).toBe(round)
      }
    }),
  )
})

describe("Waiting for another writer", () => {
  it.live("A commit that waits too long fails, is not written, and can be made again", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path, { waitMillis: 50 })
      const other = new Database(path)
      const commit = commitOf("c", { appends: [{ stream: "doc", expected: "none", events: [event] }] })

      other.exec("BEGIN IMMEDIATE")
      const error = yield* Effect.flip(store.commit(commit))
      expect(error.detail).toMatchObject({
        problem: "another process has been writing to the file for too long",
        problemVi: "tiến trình khác ghi vào tệp quá lâu",
      })
      expect(yield* store.readStream("doc")).toEqual([])
      other.exec("ROLLBACK")
      other.close()

      expect(yield* store.commit(commit)).toEqual({ versions: { doc: 1 }, replayed: false })
    }),
  )
})

describe("A store that is opened again by another form of the agency's code", () => {
  it.effect("is refused with the code that it has, and not shown as an empty one", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      const { detail } = yield* Effect.flip(Effect.scoped(openStore(path, {}, "H53" as AgencyCode)))
      expect(detail.problem).toContain(`it has the agency H53 as ${agency}`)
      yield* Effect.scoped(openStore(path, {}, "000.00.01.H53" as AgencyCode))
      yield* Effect.scoped(openStore(path))
    }),
  )
})

const named = (code: string) => ({ code, name: "UBND tỉnh" })

const reports = (path: string, code: string) =>
  Effect.tryPromise({
    try: () => openReports({ agency: named(code), storage: sqlite(path) }),
    catch: (error) => error as StorageError,
  })

describe("Reports over a store in a file", () => {
  it.effect("create no store where the path is misspelt, and say that there is none", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const { code, detail } = yield* Effect.flip(reports(path, agency))
      expect([code, detail.problem]).toEqual(["storage/unavailable", `there is no store at ${path}`])
      expect(existsSync(path)).toBe(false)
    }),
  )

  it.effect("say that the store has nothing of another agency, and enter none", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      for (const _ of ["once", "again"]) {
        const { detail } = yield* Effect.flip(reports(path, "000.00.00.G14"))
        expect(detail.problem).toBe("the store has nothing of the agency 000.00.00.G14")
      }
      const opened = yield* reports(path, agency)
      yield* Effect.promise(opened.close)
    }),
  )
})
