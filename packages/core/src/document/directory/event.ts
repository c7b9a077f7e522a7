import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"

/**
 * The axis gave its list of agencies. Recorded when the list is another one than before, and else once a day, so that
 * its age is known; the list itself is kept as a file, the last one only.
 */
const DirectoryRead = Schema.TaggedStruct("DirectoryRead", {
  /** 1, 2, 3 …: which of the lists that were read here it is. */
  version: Schema.Int,
  digest: Digest,
  /** How many agencies it has. */
  count: Schema.Int,
  /** The axis' address, where its adapter says it. */
  from: Schema.optionalKey(Schema.String),
})

/** What happens to the list of agencies that can be written to (danh bạ cơ quan). */
export const DirectoryEvent = Schema.Union([DirectoryRead])
export type DirectoryEvent = typeof DirectoryEvent.Type
