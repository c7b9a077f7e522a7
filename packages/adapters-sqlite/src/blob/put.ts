import { createHash, hash } from "node:crypto"
import {
  type BlobKey,
  type BlobKeys,
  type Digest,
  type Storage,
  type StorageError,
  vietnamTime,
} from "@lienthong/core"
import { checkedKey, newFileKey, sealChunk, wrapFileKey } from "@lienthong/file-encryption"
import type Database from "better-sqlite3"
import { Clock, Effect, Exit, Option, Stream } from "effect"
import type { KnownAgency } from "../agency.ts"
import { attempt } from "../attempt.ts"
import type { Batch } from "../batch.ts"
import { prepareUnheld } from "./holds.ts"
import { chunkBytes, prepareRows } from "./rows.ts"
import type { DriveOut } from "./write-ahead-log.ts"

/** The keys of one new file: the host's and its own. */
interface Sealing {
  readonly key: BlobKey
  readonly fileKey: Uint8Array
}

const sealed = (sealing: Sealing | undefined, place: number, bytes: Uint8Array): Uint8Array =>
  sealing === undefined ? bytes : sealChunk(sealing.fileKey, place, bytes)

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
  keys: Option.Option<BlobKeys["Service"]>,
  driveOut: DriveOut,
): Pick<Storage["Service"], "putBlob" | "putBlobStream"> => {
  const rows = prepareRows(db, agency.number)
  const unheld = prepareUnheld(db, agency.number)

  const newSealing: Effect.Effect<Sealing | undefined, StorageError> = Option.match(keys, {
    onNone: () => Effect.undefined,
    onSome: ({ current }) =>
      Effect.flatMap(current, (key) => attempt(() => ({ key: checkedKey(key), fileKey: newFileKey() }))),
  })

  const complete = (number: number, digest: Digest, size: number, sealing: Sealing | undefined): void =>
    rows.complete(number, {
      digest,
      size,
      keyId: sealing?.key.id ?? null,
      fileKey: sealing ? wrapFileKey(agency.code, digest, sealing.key, sealing.fileKey) : null,
    })

  const putBlob = Effect.fn("Storage.putBlob")(function* (bytes: Uint8Array) {
    const now = yield* Clock.currentTimeMillis
    const sealing = yield* newSealing
    const digest = hash("sha256", bytes) as Digest
    yield* batch.run(() => {
      const known = rows.find(digest)
      if (known !== undefined) rows.putAgain(known.number, vietnamTime(now))
      else {
        const number = rows.begin(vietnamTime(now))
        for (let place = 0; place * chunkBytes < bytes.length; place++) {
          const chunk = bytes.subarray(place * chunkBytes, (place + 1) * chunkBytes)
          rows.addChunk(number, place, sealed(sealing, place, chunk))
        }
        complete(number, digest, bytes.length, sealing)
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
    sealing: Sealing | undefined,
  ) {
    const digesting = createHash("sha256")
    const cutter = makeCutter()
    let place = 0
    let size = 0
    const keep = Effect.suspend(() => {
      const chunk = sealed(sealing, place, cutter.take())
      place += 1
      return batch.run(() => rows.addChunk(number, place - 1, chunk))
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
    const now = yield* Clock.currentTimeMillis
    yield* batch.run(() => {
      const known = rows.find(digest)
      if (known === undefined) complete(number, digest, size, sealing)
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
      const sealing = yield* newSealing
      const now = yield* Clock.currentTimeMillis
      return yield* Effect.acquireUseRelease(
        batch.run(() => rows.begin(vietnamTime(now))),
        (number) => upload(bytes, number, sealing),
        (number, exit) => (Exit.isSuccess(exit) ? Effect.void : abandon(number)),
      )
    }),
  }
}
