import { randomUUID } from "node:crypto"
import { it } from "@effect/vitest"
import type { BlobKey, BlobKeys, Digest } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Exit, Fiber, Stream } from "effect"
import { describe, expect } from "vitest"
import { agency, commitOf, connect, newSchema, openStore } from "../store-place.ts"

const chunksIn = Effect.fnUntraced(function* (schema: string) {
  const client = yield* connect()
  const { rows } = yield* Effect.promise(() =>
    client.query(`select (select count(*)::int from ${schema}.chunks) as chunks,
      (select count(*)::int from ${schema}.uploads) as uploads`),
  )
  return rows[0]
})

const keyOf = (id: string, fill: number): BlobKey => ({ id, key: new Uint8Array(32).fill(fill) })
const keysOf = (key: BlobKey): BlobKeys["Service"] => ({
  current: Effect.succeed(key),
  find: () => Effect.succeed(key),
})

const large = new Uint8Array(600_000).fill(7)

describe("A file", () => {
  it.live("that was filed keeps its bytes when the call that filed it is made again", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const client = yield* connect()
      const upload = randomUUID()
      const at = commitOf("").at
      const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" as Digest
      const file = () =>
        client.query(`select ${schema}.file_upload($1, $2, $3, null, null, 0, $4, $5, $5)`, [
          agency,
          upload,
          digest,
          Buffer.from("abc"),
          at,
        ])
      yield* Effect.promise(async () => {
        await file()
        await file()
      })
      expect(Buffer.from(yield* getBytes(store, digest)).toString()).toBe("abc")
      // Filed once, though it was said twice: nobody else has put it.
      const holds = [{ digest, holder: "doc" }]
      yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
      yield* store.commit(commitOf("release", { blobs: { release: holds } }))
      expect((yield* Effect.flip(getBytes(store, digest))).reason).toBe("blob-missing")
    }),
  )

  it.live("that is put twice and released a day later leaves no chunk and no upload behind", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const digest = yield* putBytes(store, large)
      expect(yield* putBytes(store, large)).toBe(digest)
      expect(yield* chunksIn(schema)).toEqual({ chunks: 5, uploads: 0 })
      const holds = [{ digest, holder: "doc" }]
      yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
      const at = vietnamTime((yield* Clock.currentTimeMillis) + 25 * 3_600_000)
      yield* store.commit(commitOf("release", { at, blobs: { release: holds } }))
      expect(yield* chunksIn(schema)).toEqual({ chunks: 0, uploads: 0 })
    }),
  )

  it.live("is kept while one commit takes a hold on it and another lets the last one go", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      for (let n = 0; n < 10; n++) {
        const digest = yield* putBytes(store, new TextEncoder().encode(`công văn ${n}`))
        const hold = (holder: string) => [{ digest, holder }]
        yield* store.commit(commitOf(`hold ${n}`, { blobs: { hold: hold("old") } }))
        const [held] = yield* Effect.all(
          [
            Effect.exit(store.commit(commitOf(`take ${n}`, { blobs: { hold: hold("new") } }))),
            store.commit(commitOf(`let ${n}`, { blobs: { release: hold("old") } })),
          ],
          { concurrency: "unbounded" },
        )
        const there = yield* Effect.exit(getBytes(store, digest))
        expect(there._tag).toBe(held._tag)
      }
    }),
  )

  it.live("whose put is interrupted, whenever that is, can be put again and leaves nothing else behind", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      for (let n = 0; n < 40; n++) {
        const bytes = new Uint8Array(150_000).fill(n)
        const put = yield* Effect.forkChild(putBytes(store, bytes))
        yield* Effect.sleep(n / 4)
        yield* Fiber.interrupt(put)
        const digest = yield* putBytes(store, bytes)
        expect(Buffer.compare(yield* getBytes(store, digest), bytes)).toBe(0)
      }
      expect(yield* chunksIn(schema)).toEqual({ chunks: 80, uploads: 0 })
    }),
  )

  it.live("stays when the upload that became it is dropped after it was filed", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const digest = yield* putBytes(store, large)
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(
          `select ${schema}.drop_upload(agency, upload), ${schema}.put_chunk(agency, upload, 0, 'late', '2026') from ${schema}.blobs`,
        ),
      )
      yield* Effect.promise(() =>
        client.query(`select ${schema}.drop_upload(agency, upload) from ${schema}.blobs`),
      )
      expect(Buffer.compare(yield* getBytes(store, digest), large)).toBe(0)
    }),
  )

  it.live("of which chunks were lost is whole again after it is put again", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const digest = yield* putBytes(store, large)
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`delete from ${schema}.chunks where number = 2`))
      expect((yield* Effect.flip(getBytes(store, digest))).reason).toBe("blob-corrupt")
      expect(yield* putBytes(store, large)).toBe(digest)
      expect(Buffer.compare(yield* getBytes(store, digest), large)).toBe(0)
      expect(yield* chunksIn(schema)).toEqual({ chunks: 5, uploads: 0 })
    }),
  )

  it.live("of which chunks were lost is whole again after it is put under another key", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const former = yield* openStore(schema, { keys: keysOf(keyOf("2025", 1)) })
      const digest = yield* putBytes(former, large)
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`delete from ${schema}.chunks where number = 2`))
      const store = yield* openStore(schema, { keys: keysOf(keyOf("2026", 2)) })
      expect(yield* putBytes(store, large)).toBe(digest)
      expect(Buffer.compare(yield* getBytes(store, digest), large)).toBe(0)
    }),
  )

  it.live("whose own key was exchanged for another file's is corrupt", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema, { keys: keysOf(keyOf("2025", 1)) })
      const digest = yield* putBytes(store, large)
      yield* putBytes(store, large.subarray(1))
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(
          `update ${schema}.blobs set file_key = (select file_key from ${schema}.blobs where digest <> $1)`,
          [digest],
        ),
      )
      expect((yield* Effect.flip(getBytes(store, digest))).reason).toBe("blob-corrupt")
    }),
  )

  it.live("gets no chunk after its upload was dropped, and the same chunk only once", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* openStore(schema)
      const client = yield* connect()
      const upload = randomUUID()
      const putChunk = (number: number) =>
        client.query(`select ${schema}.put_chunk($1, $2, $3, 'bytes', $4)`, [
          agency,
          upload,
          number,
          commitOf("").at,
        ])
      yield* Effect.promise(async () => {
        for (const number of [0, 1, 1, 0]) await putChunk(number)
      })
      expect(yield* chunksIn(schema)).toEqual({ chunks: 2, uploads: 1 })
      const filed = yield* Effect.promise(async () => {
        await client.query(`select ${schema}.drop_upload($1, $2)`, [agency, upload])
        return Promise.allSettled([
          putChunk(2),
          client.query(`select ${schema}.file_upload($1, $2, 'digest', null, null, 2, 'last', $3, $3)`, [
            agency,
            upload,
            commitOf("").at,
          ]),
        ])
      })
      expect(filed).toMatchObject([{ reason: { code: "LT001" } }, { reason: { code: "LT001" } }])
      expect(yield* chunksIn(schema)).toEqual({ chunks: 0, uploads: 0 })
    }),
  )

  it.live("is not stopped by a stream that breaks off: the next put of it starts over", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const broken = Stream.concat(Stream.make(large), Stream.fail("broken off" as const))
      expect(Exit.isFailure(yield* Effect.exit(store.putBlob(broken)))).toBe(true)
      expect(yield* chunksIn(schema)).toEqual({ chunks: 0, uploads: 0 })
    }),
  )
})
