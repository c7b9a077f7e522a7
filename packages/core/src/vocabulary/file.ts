import { Schema } from "effect"

/** SHA-256 of a file's bytes, 64 lower-case hexadecimal digits. It names the file in storage. */
export const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)).pipe(Schema.brand("Digest"))
export type Digest = typeof Digest.Type

/** A file of a document (tệp đính kèm), by reference: the bytes are kept once in storage under their digest. */
export const FileRef = Schema.Struct({
  name: Schema.NonEmptyString,
  mediaType: Schema.String,
  /** Bytes. */
  size: Schema.Int,
  digest: Digest,
  description: Schema.optionalKey(Schema.String),
})
export type FileRef = typeof FileRef.Type
