import { createHash } from "node:crypto"
import { type BlobHold, type Digest, StorageError } from "@lienthong/core"
import { HashMap, HashSet, Option, Result } from "effect"

/** A file's bytes and who needs them kept. */
export interface KeptFile {
  readonly bytes: Uint8Array
  readonly holders: HashSet.HashSet<string>
}

export type Files = HashMap.HashMap<Digest, KeptFile>

export const emptyFiles: Files = HashMap.empty()

/** The bytes are copied: what the caller does with its array afterwards does not reach the store. */
export const putFile = (files: Files, bytes: Uint8Array): readonly [Digest, Files] => {
  const digest = createHash("sha256").update(bytes).digest("hex") as Digest
  return [
    digest,
    HashMap.has(files, digest)
      ? files
      : HashMap.set(files, digest, { bytes: bytes.slice(), holders: HashSet.empty() }),
  ]
}

export const getFile = (files: Files, digest: Digest): Result.Result<Uint8Array, StorageError> =>
  Result.map(fileNamed(files, digest), (file) => file.bytes.slice())

export const holdFile = (files: Files, hold: BlobHold): Result.Result<Files, StorageError> =>
  Result.map(fileNamed(files, hold.digest), (file) =>
    HashMap.set(files, hold.digest, { ...file, holders: HashSet.add(file.holders, hold.holder) }),
  )

/** Only a hold that stood can end, and with the last one goes the file. */
export const releaseFile = (files: Files, { digest, holder }: BlobHold): Files => {
  const file = Option.getOrUndefined(HashMap.get(files, digest))
  if (file === undefined || !HashSet.has(file.holders, holder)) return files
  const holders = HashSet.remove(file.holders, holder)
  return HashSet.isEmpty(holders)
    ? HashMap.remove(files, digest)
    : HashMap.set(files, digest, { ...file, holders })
}

const fileNamed = (files: Files, digest: Digest): Result.Result<KeptFile, StorageError> =>
  Result.fromOption(
    HashMap.get(files, digest),
    () => new StorageError({ reason: "blob-missing", detail: { digest } }),
  )
