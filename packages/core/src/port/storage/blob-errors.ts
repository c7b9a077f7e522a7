import type { Digest } from "../../vocabulary/file.ts"
import { StorageError } from "./storage-error.ts"

/** The error for a file that is not stored, or no longer (không có tệp). */
export const blobMissing = (digest: Digest): StorageError =>
  new StorageError({ reason: "blob-missing", detail: { digest } })

/** The error for stored bytes that do not match their digest (tệp bị hỏng). */
export const blobCorrupt = (digest: Digest): StorageError =>
  new StorageError({ reason: "blob-corrupt", detail: { digest } })
