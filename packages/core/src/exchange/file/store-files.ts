import { Effect } from "effect"
import { putBytes } from "../../adapter-kit/whole-files.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { findMisread, meantText } from "../../text/misread-text.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { type FileInput, mediaTypeOf } from "./check-file.ts"

/** The name that was meant: upload libraries read UTF-8 as Latin-1, `BÃ¡o cÃ¡o.pdf`. */
const nameMeant = Effect.fnUntraced(function* (name: string) {
  const misread = findMisread(name)
  if (misread?.text === undefined) return name.normalize("NFC")
  yield* Effect.logWarning(
    `The name of a file is in ${misread.encoding}: “${name}” is stored as “${misread.text}”.`,
  )
  return misread.text
})

/** Stores one file's bytes and returns the reference that events carry. */
const storeFile = Effect.fnUntraced(function* (
  file: FileInput,
): Effect.fn.Return<FileRef, StorageError, Storage> {
  const storage = yield* Storage
  return {
    name: yield* nameMeant(file.name),
    mediaType: mediaTypeOf(file),
    size: file.bytes.length,
    digest: yield* putBytes(storage, file.bytes),
    ...(file.description !== undefined && { description: meantText(file.description) }),
  }
})

/** Stores files that were checked. */
export const storeFiles = Effect.fnUntraced(function* (
  files: ReadonlyArray<FileInput>,
): Effect.fn.Return<readonly [FileRef, ...Array<FileRef>], InputError | StorageError, Storage> {
  const [first, ...rest] = yield* Effect.forEach(files, storeFile)
  return first ? [first, ...rest] : yield* reject("no-file")
})
