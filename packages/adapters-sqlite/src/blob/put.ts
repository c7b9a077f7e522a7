import { createHash, hash } from "node:crypto"
import type { Digest, FileEncryption, FileSealer, KeptFileKey, Storage } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"
import { Clock, Effect, Exit, Stream } from "effect"
import type { KnownAgency } from "../connection/agency.ts"
import type { Batch } from "../connection/batch.ts"
import type { DriveOut } from "../connection/write-ahead-log.ts"
import { prepareUnheld } from "./holds.ts"
import { chunkBytes, prepareRows } from "./rows.ts"

/** Cuts what comes into chunks of one size; the array it hands on is used again for the next. */
const makeCutter = () => {
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let filled = 0
  return {
    /** Takes of some bytes what the chunk still has room for, and answers the rest. */
    fill: (bytes: Uint8Array): Uint8Array => {
      const taken = bytes.subarray(0, chunkBytes - filled)
      chunk.set(taken, filled)
      filled += taken.length
      return bytes.subarray(taken.length)
    },
    isFull: () => filled === chunkBytes,
    take: (): Uint8Array => {
      const taken = chunk.subarray(0, filled)
      filled = 0
      return taken
    },
  }
}

/** The two ways in which a file comes into the store. */
export const makePut = (
  db: Database.Database,
  agency: KnownAgency,
  batch: Batch,
  encryption: FileEncryption,
  driveOut: DriveOut,
): Pick<Storage["Service"], "putBlob" | "putBlobStream"> => {
  const rows = prepareRows(db, agency.number)
  const unheld = prepareUnheld(db, agency.number)

  const complete = (number: number, digest: Digest, size: number, kept: KeptFileKey): void =>
    rows.complete(number, { digest, size, ...kept })

  /** The chunks of a file that is whole in memory, as they are kept. */
  const sealAll = ({ sealChunk }: FileSealer, bytes: Uint8Array) =>
    Effect.forEach(Array.from({ length: Math.ceil(bytes.length / chunkBytes) }), (_, place) =>
      sealChunk(place, bytes.subarray(place * chunkBytes, (place + 1) * chunkBytes)),
    )

  const putBlob = Effect.fn("Storage.putBlob")(function* (bytes: Uint8Array) {
    const now = yield* Clock.currentTimeMillis
    const sealer = yield* encryption.sealer
    const digest = hash("sha256", bytes) as Digest
    const kept = yield* sealer.keptKey(digest)
    const chunks = yield* sealAll(sealer, bytes)
    yield* batch.run(() => {
      const known = rows.find(digest)
      if (known !== undefined) rows.putAgain(known.number, vietnamTime(now))
      else {
        const number = rows.begin(vietnamTime(now))
        for (const [place, chunk] of chunks.entries()) rows.addChunk(number, place, chunk)
        complete(number, digest, bytes.length, kept)
      }
      unheld.wait(digest, now)
      return unheld.collect(now)
    }, driveOut.note)
    yield* driveOut.run
    return digest
  })

  /** Keeps the chunks as they come, and gives them a name when the last one is there. */
  const upload = Effect.fnUntraced(function* <E>(
    bytes: Stream.Stream<Uint8Array, E>,
    number: number,
    { sealChunk, keptKey }: FileSealer,
  ) {
    const digesting = createHash("sha256")
    const cutter = makeCutter()
    let place = 0
    let size = 0
    const keep = Effect.gen(function* () {
      const chunk = yield* sealChunk(place, cutter.take())
      yield* batch.run(() => rows.addChunk(number, place, chunk))
      place += 1
    })
    yield* Stream.runForEach(
      bytes,
      Effect.fnUntraced(function* (piece) {
        digesting.update(piece)
        size += piece.length
        for (let rest = piece; rest.length > 0; ) {
          rest = cutter.fill(rest)
          if (cutter.isFull()) yield* keep
        }
      }),
    )
    if (size > place * chunkBytes) yield* keep
    const digest = digesting.digest("hex") as Digest
    const kept = yield* keptKey(digest)
    const now = yield* Clock.currentTimeMillis
    yield* batch.run(() => {
      const known = rows.find(digest)
      if (known === undefined) complete(number, digest, size, kept)
      else {
        rows.destroy(number)
        rows.putAgain(known.number, vietnamTime(now))
      }
      unheld.wait(digest, now)
      return unheld.collect(now) || known !== undefined
    }, driveOut.note)
    yield* driveOut.run
    return digest
  })

  const abandon = (number: number) =>
    batch
      .run(
        () => rows.destroy(number),
        () => driveOut.note(true),
      )
      .pipe(
        Effect.andThen(driveOut.run),
        Effect.catch((error) =>
          Effect.logWarning("A file that did not come whole is destroyed a day from now", error),
        ),
      )

  return {
    putBlob,
    putBlobStream: Effect.fn("Storage.putBlobStream")(function* (bytes) {
      const sealer = yield* encryption.sealer
      const now = yield* Clock.currentTimeMillis
      return yield* Effect.acquireUseRelease(
        batch.run(() => rows.begin(vietnamTime(now))),
        (number) => upload(bytes, number, sealer),
        (number, exit) => (Exit.isSuccess(exit) ? Effect.void : abandon(number)),
      )
    }),
  }
}
