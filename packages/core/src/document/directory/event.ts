import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"

/**
 * The axis returned its list of agencies. Recorded when the list has changed, and otherwise once a day, so
 * that its age is known. Only the last list is kept, as a file.
 */
const DirectoryRead = Schema.TaggedStruct("DirectoryRead", {
  /** The number of the list among those read here: 1, 2, 3 …. */
  version: Schema.Int,
  digest: Digest,
  /** The number of agencies in it. */
  count: Schema.Int,
  /** The axis' address, if its adapter gives it. */
  from: Schema.optionalKey(Schema.String),
})

/** What happens to the list of agencies that documents can be sent to (danh bạ cơ quan). */
export const DirectoryEvent = Schema.Union([DirectoryRead])
export type DirectoryEvent = typeof DirectoryEvent.Type
