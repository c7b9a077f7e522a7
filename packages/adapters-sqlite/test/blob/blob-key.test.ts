import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import { BlobKeys, putBytes, Storage, Tenant } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import { Context, Effect, Layer, Stream } from "effect"
import { expect } from "vitest"
import { sqlite } from "../../src/index.ts"
import { agency, commitOf, event, newPath } from "../store-file.ts"

const short = { id: "2027", key: new Uint8Array(16) }
const keys: BlobKeys["Service"] = {
  current: Effect.succeed(short),
  find: (id) => Effect.fail(new StorageError({ reason: "unavailable", detail: { problem: id } })),
}

it.live(
  "A file whose key is not 32 bytes long leaves nothing in the transaction it shares with a commit",
  () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* sqlite(path).pipe(
        Layer.provide(Layer.merge(Layer.succeed(Tenant, { agency }), Layer.succeed(BlobKeys, keys))),
        Layer.build,
        Effect.map(Context.get(Storage)),
      )
      const bytes = new TextEncoder().encode("văn bản")
      const [put, streamed, committed] = yield* Effect.all(
        [
          Effect.flip(putBytes(store, bytes)),
          Effect.flip(store.putBlob(Stream.make(bytes))),
          store.commit(commitOf("c", { appends: [{ stream: "doc", expected: "none", events: [event] }] })),
        ],
        { concurrency: "unbounded" },
      )
      const detail = { problem: "the key 2027 for files is not 32 bytes long" }
      expect(put).toMatchObject({ reason: "unavailable", detail })
      expect(streamed).toMatchObject({ reason: "unavailable", detail })
      expect(committed.versions).toEqual({ doc: 1 })
      const db = new Database(path)
      const number = db.prepare("SELECT (SELECT count(*) FROM files) + (SELECT count(*) FROM chunks)").pluck()
      expect(number.get()).toBe(0)
      db.close()
    }),
)
