import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core/adapter"
import type { TextOf } from "@lienthong/core/report"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Exit, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { logTo } from "../../../src/promise/log.ts"
import { by, exchangeMail, onlyArrival, pdf, quietly, report, start, tayNinh, vpcp } from "../scene.ts"

const fileTexts = { name: "lienthong-file-texts", version: 1 }

/** Reads what stands behind the first line of a file, and tells which files were read. */
const reading = () => {
  const read: Array<string> = []
  const textOf: TextOf = async ({ name, bytes }) => {
    read.push(name)
    return new TextDecoder().decode(bytes).split("\n").slice(1).join("\n")
  }
  return { read, textOf }
}

/** Lets the files be read that are waiting. */
const readAll = Effect.gen(function* () {
  for (let turn = 0; turn < 20; turn++) {
    yield* TestClock.adjust("1 second")
    // A host's function answers in its own time.
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
  }
})

const openReader = Effect.fnUntraced(function* (
  axis: ReturnType<typeof memoryAxis>,
  textOf?: TextOf,
  of = vpcp,
) {
  const agency = yield* openTestAgency(axis, of, { ...(textOf && { textOf }) })
  const running = yield* Effect.forkChild(agency.work.runViews(1_000))
  const find = (text: string) =>
    Effect.map(agency.reports.search({ text }), ({ rows }) => rows.map(({ subject }) => subject))
  return { ...agency, running, find }
})

const files = (text: string, name = "bao-cao.pdf") => [{ name, bytes: pdf(text) }]

describe("Documents are found by what stands in their files", () => {
  it.effect("behind those that have it in their subject, each file read once", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const { read, textOf } = reading()
      const { outgoing, find } = yield* openReader(memoryAxis([tayNinh]), textOf, tayNinh)
      const one = report({ subject: "Báo cáo một", files: files("Đường tỉnh 784 qua huyện Gò Dầu") })
      yield* outgoing.draft(one, by)
      yield* outgoing.draft(report({ subject: "Khảo sát tại Gò Dầu", files: files("Biên bản") }), by)
      expect(yield* find("go dau")).toEqual(["Khảo sát tại Gò Dầu"])
      yield* readAll
      expect(yield* find("go dau")).toEqual(["Khảo sát tại Gò Dầu", "Báo cáo một"])
      expect(yield* find("một gò dầu")).toEqual(["Báo cáo một"])
      expect(yield* find("784 huyen")).toEqual(["Báo cáo một"])
      expect(yield* find("bien ban")).toEqual(["Khảo sát tại Gò Dầu"])
      yield* outgoing.draft({ ...one, subject: "Báo cáo hai" }, by)
      yield* readAll
      expect(yield* find("784")).toEqual(["Báo cáo hai", "Báo cáo một"])
      expect(read).toEqual(["bao-cao.pdf", "bao-cao.pdf", "bao-cao.pdf"])
    }),
  )

  it.effect("of which one process of a store reads each, and another goes on when that one ends", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh])
      const { read, textOf } = reading()
      const never: TextOf = (_file, { signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
      const one = yield* openReader(axis, never, tayNinh)
      yield* one.outgoing.draft(report({ subject: "Báo cáo một", files: files("Gò Dầu") }), by)
      yield* readAll
      const other = yield* openTestAgency(axis, tayNinh, {
        textOf,
        storage: Layer.succeed(Storage, one.store),
      })
      yield* Effect.forkChild(other.work.runViews(1_000))
      yield* readAll
      expect(read).toEqual([])
      expect(yield* one.log.status()).toMatchObject({ subscribers: [] })
      yield* Fiber.interrupt(one.running)
      yield* readAll
      expect(yield* one.find("go dau")).toEqual(["Báo cáo một"])
      const status = (yield* other.views.status()).find(({ name }) => name === fileTexts.name)
      expect(status).toMatchObject({ live: true, kept: true, behind: 0, rebuildable: false })
    }),
  )

  it.effect("until their content is destroyed by a recall", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp])
      const sender = yield* openTestAgency(axis, tayNinh)
      const receiver = yield* openReader(axis, reading().textOf)
      const id = yield* sender.outgoing.draft(report({ files: files("Danh sách Gò Dầu") }), by)
      yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: { ...by.by, roles: ["signer"] } })
      yield* sender.outgoing.signAsAgency(id, by)
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      yield* exchangeMail(sender, receiver)
      yield* readAll
      expect(yield* receiver.find("go dau")).toHaveLength(1)
      yield* sender.outgoing.recall(id, { reason: "Nhầm tệp" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(yield* onlyArrival(receiver), by)
      expect(yield* receiver.find("go dau")).toEqual([])
      yield* readAll
      const search = { view: fileTexts, words: ["dau"], in: "all", limit: 9 } as const
      expect((yield* receiver.store.views?.search(search) ?? Effect.die("no views")).places).toEqual([])
      const kept = yield* receiver.store.views?.list ?? Effect.die("no views")
      expect(kept.find(({ name }) => name === fileTexts.name)?.position).toBeGreaterThan(0n)
    }),
  )

  it.effect("also where the text of one file is unavailable", () =>
    quietly(
      Effect.gen(function* () {
        yield* TestClock.setTime(start)
        const textOf: TextOf = ({ name }, { signal }) => {
          if (name === "hong.pdf") throw new Error("not a PDF")
          if (name === "so.pdf") return 5 as never
          if (name === "cham.pdf")
            return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
          return "Gò Dầu"
        }
        const { outgoing, find } = yield* openReader(memoryAxis([tayNinh]), textOf, tayNinh)
        for (const name of ["hong.pdf", "so.pdf", "cham.pdf", "tot.pdf"])
          yield* outgoing.draft(report({ subject: name, files: files(name, name) }), by)
        yield* readAll
        yield* TestClock.adjust("1 minute")
        yield* readAll
        expect(yield* find("go dau")).toEqual(["tot.pdf"])
      }),
    ),
  )

  it.effect("of which the log tells what could not be read, and why", () => {
    const lines: Array<string> = []
    return Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const textOf: TextOf = ({ name }) => {
        if (name === "hong.pdf") throw new Error("no PDF of version 2")
        return { text: name } as never
      }
      const { outgoing } = yield* openReader(memoryAxis([tayNinh]), textOf, tayNinh)
      for (const name of ["hong.pdf", "vat.pdf"])
        yield* outgoing.draft(report({ subject: name, files: files(name, name) }), by)
      yield* readAll
      expect(lines.filter((line) => line.startsWith("The text of the file"))).toEqual([
        expect.stringMatching(/could not be read no PDF of version 2$/),
        expect.stringMatching(/could not be read textOf must give text or undefined; it gave \{"text":/),
      ])
    }).pipe(Effect.provide(logTo(({ message }) => void lines.push(message))))
  })

  it.effect("once its text is available, at the next event of the document", () =>
    quietly(
      Effect.gen(function* () {
        yield* TestClock.setTime(start)
        let isDown = true
        const textOf: TextOf = async () => {
          if (isDown) throw new Error("the reader is down")
          return "Gò Dầu"
        }
        const { outgoing, find } = yield* openReader(memoryAxis([tayNinh]), textOf, tayNinh)
        const id = yield* outgoing.draft(report(), by)
        yield* readAll
        isDown = false
        yield* outgoing.revise(id, report({ subject: "Bản sửa" }), by)
        yield* readAll
        expect(yield* find("go dau")).toEqual(["Bản sửa"])
      }),
    ),
  )

  it.effect("no longer once the host stops having them read, and nothing of them stays", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh])
      const { outgoing, find, running, store } = yield* openReader(axis, reading().textOf, tayNinh)
      yield* outgoing.draft(report({ files: files("Gò Dầu") }), by)
      yield* readAll
      expect(yield* find("go dau")).toHaveLength(1)
      yield* Fiber.interrupt(running)
      const again = yield* openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, store) })
      yield* Effect.forkChild(again.work.runViews(1_000))
      yield* readAll
      expect((yield* again.reports.search({ text: "go dau" })).rows).toEqual([])
      const kept = yield* store.views?.list ?? Effect.die("no views")
      expect(kept.map(({ name }) => name)).not.toContain(fileTexts.name)
    }),
  )

  it.effect(
    "not in a store that encrypts files, where their words would be in the clear: it is refused",
    () =>
      Effect.gen(function* () {
        const axis = memoryAxis([tayNinh])
        const { store } = yield* openTestAgency(axis, tayNinh)
        const storage = Layer.succeed(Storage, { ...store, encryptsFiles: true })
        const opened = yield* Effect.exit(
          openTestAgency(axis, tayNinh, { storage, textOf: () => "text" }).pipe(Effect.scoped),
        )
        expect(Exit.isFailure(opened) && String(opened.cause)).toContain("input/value-invalid")
      }),
  )
})
