import { createHash } from "node:crypto"
import type { Digest, FileEncryption, Storage } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"
import { Clock, Effect, Exit, Stream } from "effect"
import type { KnownAgency } from "../connection/agency.ts"
import type { Batch } from "../connection/batch.ts"
import type { LogPurge } from "../connection/write-ahead-log.ts"
import { prepareUnheld } from "./holds.ts"
import { chunkBytes, chunksAtOnce, prepareRows } from "./rows.ts"

/** Cuts incoming bytes into chunks of one size. A chunk that comes in one piece is not copied. */
const makeCutter = () => {
  let parts: Array<Uint8Array> = []
  let filled = 0
  return {
    /** Takes what the chunk still has room for, and returns the rest. */
    fill: (bytes: Uint8Array): Uint8Array => {
      const taken = bytes.subarray(0, chunkBytes - filled)
      parts.push(taken)
      filled += taken.length
      return bytes.subarray(taken.length)
    },
    isFull: () => filled === chunkBytes,
    isEmpty: () => filled === 0,
    take: (): Uint8Array => {
      const [first = new Uint8Array()] = parts
      const taken = parts.length > 1 ? Buffer.concat(parts) : first
      parts = []
      filled = 0
      return taken
    },
  }
}

/**
 * Prepares the writing of files. Chunks are written in groups as they come, and are filed under their digest
 * when the last one is there.
 */
export const makePut = (
  db: Database.Database,
  agency: KnownAgency,
  batch: Batch,
  encryption: FileEncryption,
  eraser: LogPurge,
): Storage["Service"]["putBlob"] => {
  const rows = prepareRows(db, agency.number)
  const unheld = prepareUnheld(db, agency.number)

  const abandon = (number: number) =>
    batch
      .run(
        () => rows.destroy(number),
        () => eraser.note(true),
      )
      .pipe(
        Effect.andThen(eraser.run),
        Effect.catch((error) =>
          Effect.logWarning("A file that did not come whole is destroyed a day from now", error),
        ),
      )

  return Effect.fn("Storage.putBlob")(function* (bytes) {
    const { sealChunk, keptKey } = yield* encryption.sealer
    const digesting = createHash("sha256")
    const cutter = makeCutter()
    let size = 0
    let sealed: Array<Uint8Array> = []
    let place = 0
    let begun: number | undefined

    /** Writes the sealed chunks, within a transaction. */
    const write = (now: number): number => {
      const number = begun ?? rows.begin(vietnamTime(now))
      for (const [index, chunk] of sealed.entries()) rows.addChunk(number, place + index, chunk)
      return number
    }
    const flush = Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      begun = yield* batch.run(() => write(now))
      place += sealed.length
      sealed = []
    }).pipe(Effect.uninterruptible)
    const seal = Effect.gen(function* () {
      if (sealed.length === chunksAtOnce) yield* flush
      sealed.push(yield* sealChunk(place + sealed.length, cutter.take()))
    })
    const take = Effect.fnUntraced(function* (piece: Uint8Array) {
      digesting.update(piece)
      size += piece.length
      for (let rest = piece; rest.length > 0; ) {
        rest = cutter.fill(rest)
        if (cutter.isFull()) yield* seal
      }
    })
    const complete = Effect.gen(function* () {
      yield* Stream.runForEach(bytes, take)
      if (!cutter.isEmpty()) yield* seal
      const digest = digesting.digest("hex") as Digest
      const kept = yield* keptKey(digest)
      const now = yield* Clock.currentTimeMillis
      yield* batch.run(() => {
        const known = rows.find(digest)
        if (known === undefined) rows.complete(write(now), { digest, size, ...kept })
        else {
          if (begun !== undefined) rows.destroy(begun)
          rows.putAgain(known.number, vietnamTime(now))
        }
        unheld.wait(digest, now)
        return unheld.collect(now) || (known !== undefined && begun !== undefined)
      }, eraser.note)
      yield* eraser.run
      return { digest, size }
    })
    return yield* Effect.onExit(complete, (exit) =>
      Exit.isSuccess(exit) || begun === undefined ? Effect.void : abandon(begun),
    )
  })
}
