import { Schema } from "effect"

/** SHA-256 of a file's bytes, 64 lower-case hexadecimal digits. Storage finds the file by it. */
export const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)).pipe(Schema.brand("Digest"))
export type Digest = typeof Digest.Type

/** A reference to a file of a document (tệp đính kèm). Storage keeps the bytes once, under their digest. */
export const FileRef = Schema.Struct({
  name: Schema.NonEmptyString,
  mediaType: Schema.String,
  /** In bytes. */
  size: Schema.Int,
  digest: Digest,
  description: Schema.optionalKey(Schema.String),
})
export interface FileRef extends Schema.Schema.Type<typeof FileRef> {}
