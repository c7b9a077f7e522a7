import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import type { Commit, Storage } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { append, commitOf, event, newSchema, openStore } from "../store-place.ts"

const at = commitOf("").at
const work = { id: "w", lane: 0, kind: "k", payload: "{}", dueAt: at } as const
/** Not to be compressed into what an index takes. */
const long = Array.from({ length: 9_000 }, (_, n) =>
  String.fromCodePoint(0x4e00 + ((n * 7_919) % 20_000)),
).join("")

const fields: Readonly<Record<string, (text: string) => Partial<Commit>>> = {
  stream: (text) => ({ appends: [{ stream: text, expected: "any", events: [event] }] }),
  data: (text) => ({ appends: [{ stream: "doc", expected: "any", events: [{ ...event, data: text }] }] }),
  mark: (text) => ({ marks: [{ key: text, value: "doc" }] }),
  work: (text) => ({ work: { add: [{ ...work, id: text }] } }),
  payload: (text) => ({ work: { add: [{ ...work, payload: text }] } }),
  by: (text) => ({ by: text, appends: append("c").appends }),
}

/** What a call was refused with, as a caller sees it. */
const refused = (call: Effect.Effect<unknown, StorageError>) =>
  Effect.map(Effect.flip(call), ({ reason, detail }) => [reason, detail.field])

describe("A text that PostgreSQL cannot keep", () => {
  it.live("is refused as such in a commit, and others that come with it go through", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      for (const [field, partsOf] of Object.entries(fields)) {
        for (const broken of ["Văn\u0000bản", "Văn bản \ud83d", "\ude00\ud83d"]) {
          const [answer, made] = yield* Effect.all(
            [
              refused(store.commit(commitOf(`broken ${field}`, partsOf(broken)))),
              store.commit(append(`${field} ${JSON.stringify(broken)}`, "others")),
            ],
            { concurrency: "unbounded" },
          )
          expect(answer).toEqual(["text-invalid", field])
          expect(made.replayed).toBe(false)
        }
      }
      expect(yield* store.readStream("doc")).toEqual([])
      expect(yield* store.listWork).toEqual([])
    }),
  )

  it.live("is refused as such where it is a name that is too long", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      for (const field of ["stream", "mark", "work"])
        expect(yield* refused(store.commit(commitOf(`long ${field}`, fields[field]?.(long))))).toEqual([
          "text-invalid",
          field,
        ])
      expect(yield* store.commit(commitOf("long data", fields.data?.(long)))).toMatchObject({
        replayed: false,
      })
    }),
  )

  it.live("is refused as such where somebody asks for it", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      const calls: Readonly<
        Record<string, (store: Storage["Service"]) => Effect.Effect<unknown, StorageError>>
      > = {
        stream: (each) => each.readStream("do\u0000c"),
        last: (each) => each.readLast("do\u0000c"),
        mark: (each) => each.findMark("12\u0000BC"),
        work: (each) => each.findWork("se\u0000nd"),
        worker: (each) => each.leaseWork({ lanes: [0], limit: 1, now: at, until: at, worker: "a\u0000n" }),
        subscriber: (each) =>
          each.leaseCheckpoint({ subscriber: "b\u0000", worker: "an", now: at, until: at }),
      }
      for (const [name, call] of Object.entries(calls)) {
        const error = yield* Effect.flip(call(store))
        expect([name, error.reason]).toEqual([name, "text-invalid"])
        expect(error.message).toContain("\ufffd")
      }
    }),
  )
})
