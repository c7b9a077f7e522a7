import { createHash } from "node:crypto"
import type { StorageError } from "@lienthong/core"
import { type BlobHold, blobMissing, type Digest, unheldMillis } from "@lienthong/core/adapter"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import { HashMap, HashSet, Option, Result } from "effect"

/** A file's bytes and its holders. */
export interface KeptFile {
  readonly bytes: Uint8Array
  readonly holders: HashSet.HashSet<string>
  /** The time of the last put, in milliseconds since the epoch. */
  readonly putAt: number
  /** The time of the last put of bytes that were already present. */
  readonly putAgainAt?: number
}

export type Files = HashMap.HashMap<Digest, KeptFile>

export const emptyFiles: Files = HashMap.empty()

/**
 * Stores a copy of the bytes, so that later changes of the caller's array do not reach the store. Drops files
 * that no commit has held within a day.
 */
export const putFile = (files: Files, bytes: Uint8Array, now: number): readonly [Digest, Files] => {
  const digest = createHash("sha256").update(bytes).digest("hex") as Digest
  const known = Option.getOrUndefined(HashMap.get(files, digest))
  const file: KeptFile = known
    ? { ...known, putAt: now, putAgainAt: now }
    : { bytes: new Uint8Array(bytes), holders: HashSet.empty(), putAt: now }
  const isWanted = ({ holders, putAt }: KeptFile) => !HashSet.isEmpty(holders) || putAt >= now - unheldMillis
  return [digest, HashMap.set(HashMap.filter(files, isWanted), digest, file)]
}

export const getFile = (files: Files, digest: Digest): Result.Result<Uint8Array, StorageError> =>
  Result.map(fileNamed(files, digest), (file) => new Uint8Array(file.bytes))

export const holdFile = (files: Files, hold: BlobHold): Result.Result<Files, StorageError> =>
  Result.map(fileNamed(files, hold.digest), (file) =>
    HashMap.set(files, hold.digest, { ...file, holders: HashSet.add(file.holders, hold.holder) }),
  )

/**
 * Releases a hold. The last one removes the file, unless its bytes were put again on this day: the commit
 * that will hold them is on its way. Only an existing hold can be released.
 */
export const releaseFile = (files: Files, { digest, holder }: BlobHold, at: VietnamTime): Files => {
  const file = Option.getOrUndefined(HashMap.get(files, digest))
  if (file === undefined || !HashSet.has(file.holders, holder)) return files
  const holders = HashSet.remove(file.holders, holder)
  const isWanted = file.putAgainAt !== undefined && file.putAgainAt >= epochMillis(at) - unheldMillis
  return HashSet.isEmpty(holders) && !isWanted
    ? HashMap.remove(files, digest)
    : HashMap.set(files, digest, { ...file, holders })
}

const fileNamed = (files: Files, digest: Digest): Result.Result<KeptFile, StorageError> =>
  Result.fromOption(HashMap.get(files, digest), () => blobMissing(digest))
